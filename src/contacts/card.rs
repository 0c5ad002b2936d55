//! One contact.

use crate::{
    content::word,
    domain::Contact,
    ui::view::{CallLink, CopyButton, Provenance, Told},
};
use leptos::prelude::*;

/// When to call, the number as text and as a link, and where the number comes from.
#[component]
pub fn Card(contact: Contact) -> impl IntoView {
    view! {
        <article class="card" id=contact.id>
            <p class="name">{contact.name}</p>
            {contact.also_called.map(|(name, source)| view! { <p class="name">{word("contacts.also_called")} " " {name} " (" {source} ")"</p> })}
            <h2>{contact.call}</h2>
            <p class="when"><Told text=contact.when /> "."</p>
            <CallLink contact />
            {contact.extension.map(|_| view! { <p>{word("contacts.extension")}</p> })}
            <Number text=contact.extension.unwrap_or(contact.number) />
            <Provenance id=contact.fact />
        </article>
    }
}

/// A number as text, large, because it is read out or keyed in with the phone in the hand.
#[component]
fn Number(text: &'static str) -> impl IntoView {
    view! {
        <div class="digits">
            <strong dir="ltr">{text}</strong>
            <CopyButton text />
        </div>
    }
}
