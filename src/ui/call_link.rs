//! The button that calls.

use super::view::{Icon, Shape};
use crate::{
    content::{guide, word},
    domain::{Contact, Way, WayKind},
};
use leptos::prelude::*;

/// Calls a contact: a plain `tel:` link, so that nothing can stand between a tap and the call. Its number is
/// read from left to right, whatever the direction of the page: `dir` there and wherever a number stands.
#[component]
pub fn CallLink(
    /// Who is called.
    contact: Contact,
    /// What stands before the number.
    #[prop(default = word("contacts.call"))]
    verb: &'static str,
    /// Whether what is keyed in once through stands beside the number.
    #[prop(default = false)]
    with_extension: bool,
) -> impl IntoView {
    let class = if contact == guide().emergency { "call call-emergency" } else { "call" };
    if !contact.is_called() {
        // Never worded as a call: whom, and by what.
        let said = |way: &Way| match verb {
            name if name == word("contacts.call") => word(by(way.kind)).to_owned(),
            name => [name, ": ", word(by(way.kind))].concat(),
        };
        let link = |way: &Way| view! { <WayLink way=*way verb=said(way) /> };
        return contact.ways.first().map(link).into_any();
    }
    let extension = contact.extension.filter(|_| with_extension);
    let then = |extension| [contact.number, ", ", word("contacts.then"), " ", extension].concat();
    let number = extension.map_or(std::borrow::Cow::Borrowed(contact.number), |it| then(it).into());
    view! { <CallButton class href=contact.href() verb number /> }.into_any()
}

/// By what somebody is reached, as it is said before the number or the address.
#[must_use]
pub const fn by(kind: WayKind) -> &'static str {
    match kind {
        WayKind::Text => "contacts.by_text",
        WayKind::Email => "contacts.by_email",
        WayKind::Page => "contacts.by_page",
    }
}

/// A way to reach a contact that is no voice call: never red, and with a drawing of its own.
#[component]
pub fn WayLink(
    /// How.
    way: Way,
    /// What stands before the number or the address.
    #[prop(into)]
    verb: String,
) -> impl IntoView {
    // What is keyed in is read from left to right.
    let direction = (way.kind != WayKind::Page).then_some("ltr");
    let shape = match way.kind {
        WayKind::Text => Shape::Speech,
        WayKind::Email => Shape::Letter,
        WayKind::Page => Shape::Page,
    };
    let leaves = (way.kind == WayKind::Page).then(|| word("notes.leaves"));
    view! {
        <a class="way" href=way.href() rel="external noopener noreferrer">
            <Icon shape />
            <span class="call-text">
                <span class="call-verb">{verb}</span>
                " "
                <span class="way-name" dir=direction>{way.name}</span>
                {leaves.map(|leaves| view! { " " <span class="leaves">{leaves}</span> })}
            </span>
        </a>
    }
}

/// The link itself, for any number.
#[component]
pub fn CallButton(
    /// How it looks.
    class: &'static str,
    /// The `tel:` address.
    href: String,
    /// What stands before the number.
    #[prop(into)]
    verb: std::borrow::Cow<'static, str>,
    /// The number, as people read it.
    #[prop(into)]
    number: std::borrow::Cow<'static, str>,
) -> impl IntoView {
    view! {
        <a class=class href=href>
            <Icon shape=Shape::Phone />
            <span class="call-text">
                <span class="call-verb">{verb}</span>
                " "
                <span class="call-number" dir="ltr">{number}</span>
            </span>
        </a>
    }
}
