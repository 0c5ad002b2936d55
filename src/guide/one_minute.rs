//! The whole guide at a glance, in its own sentences.

use crate::{
    content::{GROUPS, ONE_MINUTE, ONE_MINUTE_SECONDS, words::guide as words},
    ui::Prose,
};
use leptos::prelude::*;

/// The summary, and how long it takes to read.
#[component]
pub fn OneMinute() -> impl IntoView {
    let names: Vec<&str> = GROUPS.iter().map(|group| group.name).collect();
    view! {
        <section class="one-minute" aria-labelledby="one-minute">
            <h2 id="one-minute">{words::ONE_MINUTE}</h2>
            <ul>{ONE_MINUTE.iter().map(|text| view! { <li><Prose text /></li> }).collect_view()}</ul>
            <p>
                <strong>{words::GROUPS}</strong>
                " "
                {names.join(" · ")}
            </p>
            <p class="source">{words::READING_TIME} " " {ONE_MINUTE_SECONDS}</p>
        </section>
    }
}
