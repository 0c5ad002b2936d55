//! The guide's words, with every number in them ready to call.

use crate::{
    content::{guide, word},
    domain::{Contact, Piece, pieces},
};
use leptos::prelude::*;

/// A text in which the contacts' numbers are links. Beside a number that is no longer right stands today's, and only
/// that one can be called.
#[component]
pub fn Prose(text: &'static str) -> impl IntoView {
    let piece = |piece| match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Number(contact) => number(contact).into_any(),
        Piece::Former(printed, contact) => former(printed, contact).into_any(),
    };
    pieces(text, guide().contacts, word("notes.texting")).into_iter().map(piece).collect_view()
}

fn number(contact: Contact) -> impl IntoView {
    view! { <a class="number" dir="ltr" href=contact.href()>{contact.number}</a> }
}

fn former(printed: &'static str, contact: Contact) -> impl IntoView {
    view! {
        <bdi dir="ltr">{printed}</bdi>
        " "
        <ins>"(" <strong>{word("notes.today")}</strong> " " {number(contact)} ")"</ins>
    }
}

/// A text whose numbers can be read alone: where they stand in what is itself tapped, or where ways without a voice are meant.
#[component]
pub fn Unlinked(text: &'static str) -> impl IntoView {
    let piece = |piece| match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Number(Contact { number, .. }) | Piece::Former(number, _) => {
            view! { <bdi dir="ltr">{number}</bdi> }.into_any()
        }
    };
    pieces(text, guide().contacts, word("notes.texting")).into_iter().map(piece).collect_view()
}
