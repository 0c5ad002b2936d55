//! One contact.

use crate::{
    content::word,
    domain::Contact,
    ui::view::{CallLink, CopyButton, Origin, Told},
};
use leptos::prelude::*;

/// When to call; the number, once, on the button that calls it; and where it comes from, a tap away.
#[component]
pub fn Card(contact: Contact) -> impl IntoView {
    let also_called = |(name, source)| {
        view! { <p class="source">{word("contacts.also_called")} " " {name} " (" {source} ")"</p> }
    };
    view! {
        <article class="card" id=contact.id>
            <h2>{contact.call}</h2>
            <p class="when"><Told text=contact.when /> "."</p>
            {contact.also_called.map(also_called)}
            <div class="number-row">
                <CallLink contact verb=contact.name />
                <Origin contact />
            </div>
            {contact.extension.map(|text| view! { <Extension text /> })}
        </article>
    }
}

/// What to ask for once through, large, because it is read out or keyed in with the phone in the hand.
#[component]
fn Extension(text: &'static str) -> impl IntoView {
    view! {
        <p>{word("contacts.extension")}</p>
        <div class="digits">
            <strong dir="ltr">{text}</strong>
            <CopyButton text />
        </div>
    }
}
