//! The picture of the decision: one case after the other, each with its call.

use crate::{
    content::{guide, word},
    domain::Contact,
    ui::view::CallLink,
};
use leptos::prelude::*;

/// A way from case to case; an arrow leads from each to its call.
#[component]
pub fn Decision() -> impl IntoView {
    view! {
        <section class="decision" aria-labelledby="decision-heading">
            <h2 id="decision-heading">{word("contacts.decision")}</h2>
            <ol>{guide().contacts.iter().map(step).collect_view()}</ol>
        </section>
    }
}

fn step(contact: &Contact) -> impl IntoView {
    view! {
        <li>
            <p class="case">{contact.decide}</p>
            <span class="arrow"></span>
            <CallLink contact=*contact verb=contact.short />
            {contact
                .extension
                .map(|extension| view! { <p class="then">{word("contacts.extension")} " " <strong dir="ltr">{extension}</strong></p> })}
        </li>
    }
}
