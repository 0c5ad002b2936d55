//! One contact.

use crate::{
    content::{added, guide, word},
    domain::{Added, Contact},
    ui::view::{AddedHeading, CallLink, CopyButton, Mark, NO_VOICE, Origin, Paragraphs, Prose, WayLink, by},
};
use leptos::prelude::*;

/// When to call; the number, once, on the button that calls it; and where it comes from, a tap away.
#[component]
pub fn Card(contact: Contact) -> impl IntoView {
    let also_called = |(name, source)| {
        view! { <p class="source">{word("contacts.also_called")} " " {name} " (" {source} ")"</p> }
    };
    let mut ways = contact.ways.iter().map(|way| view! { <WayLink way=*way verb=word(by(way.kind)) /> }.into_any());
    // Beside where it comes from stands the first way there is.
    let first = if contact.is_called() {
        Some(view! { <CallLink contact verb=contact.name /> }.into_any())
    } else {
        ways.next()
    };
    view! {
        <article class="card" id=contact.id>
            <h2>{contact.call}</h2>
            <p class="when"><Prose text=contact.when /> "."</p>
            {contact.also_called.map(also_called)}
            {contact.hours.map(|hours| view! { <p class="hours">{word("contacts.hours")} " “" <Prose text=hours /> "”"</p> })}
            <div class="number-row">{first} <Origin contact /></div>
            {ways.collect_view()}
            {contact.extension.map(|text| view! { <Extension text /> })}
            {chosen(contact).map(|name| view! { <Choose contact name /> })}
            {without_voice(contact).map(|added| view! { <WithoutVoice added /> })}
        </article>
    }
}

/// What its choice is called, where a person chooses whom to call first.
fn chosen(contact: Contact) -> Option<&'static str> {
    let is_one = contact.is_called() && guide().first_calls.contains(&contact);
    is_one.then(|| word("contacts.choose"))
}

/// Keeps it as the person's own first number, on the phone alone. Hidden until the module can.
#[component]
fn Choose(contact: Contact, name: &'static str) -> impl IntoView {
    view! {
        <button type="button" class="button" data-choose=contact.name data-number=contact.number hidden>
            {name}
        </button>
    }
}

/// What there is for who cannot speak, where every minute counts.
fn without_voice(contact: Contact) -> Option<Added> {
    added(NO_VOICE).filter(|_| contact == guide().emergency)
}

/// For who cannot call, folded: nothing in it can be tapped to call by voice.
#[component]
fn WithoutVoice(added: Added) -> impl IntoView {
    view! {
        <details class="note fold" id=["added-", added.id].concat()>
            <summary>
                <AddedHeading added />
            </summary>
            <Mark added />
            <Paragraphs added />
        </details>
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
