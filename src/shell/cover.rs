//! Hides the screen: one tap, without network, and nothing on the cover tells what is under it.

use crate::{
    content::{guide, word},
    ui::view::{Icon, Shape},
};
use leptos::prelude::*;

/// The button, in the bar. `public/cover.js` does what it says, with or without WebAssembly.
#[component]
pub fn Hide() -> impl IntoView {
    view! {
        <button type="button" id="hide" aria-label=word("cover.hide")>
            <Icon shape=Shape::Hidden />
            <span>{word("cover.hide_short")}</span>
        </button>
    }
}

/// The cover, which `public/cover.js` opens. It is first on the page, so that it can be drawn before anything else.
#[component]
pub fn Cover() -> impl IntoView {
    view! {
        <dialog id="cover" aria-label=guide().about("short_name")>
            <Icon shape=Shape::Minute />
            <button type="button" class="button" id="reveal">
                {word("cover.reveal")}
            </button>
        </dialog>
    }
}
