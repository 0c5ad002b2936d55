//! The whole guide at a glance, in its own sentences.

use crate::{
    content::{guide, word},
    ui::view::Prose,
};
use leptos::prelude::*;

/// The summary.
#[component]
pub fn OneMinute() -> impl IntoView {
    let names: Vec<&str> = guide().groups.iter().map(|group| group.name).collect();
    let groups = || {
        view! {
            <p>
                <strong>{word("guide.groups")}</strong>
                " "
                {names.join(" · ")}
            </p>
        }
    };
    view! {
        <section class="one-minute" aria-labelledby="one-minute">
            <h2 id="one-minute">{word("guide.one_minute")}</h2>
            <ul>{guide().one_minute.iter().map(|text| view! { <li><Prose text /></li> }).collect_view()}</ul>
            {(!guide().groups.is_empty()).then(groups)}
        </section>
    }
}
