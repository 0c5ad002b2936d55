//! The button that calls.

use super::view::{Icon, Shape};
use crate::{
    content::{guide, word},
    domain::Contact,
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
) -> impl IntoView {
    let class = if contact == guide().emergency {
        "call call-emergency"
    } else {
        "call"
    };
    view! { <CallButton class href=contact.href() verb number=contact.number /> }
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
