//! Hides the screen: one tap, without network, and nothing on the cover tells what is under it.

use crate::{
    content::{SHORT_NAME, words::cover as words},
    ui::{Icon, Shape},
};
use leptos::prelude::*;

/// The button. `public/cover.js` does what it says, with or without WebAssembly.
#[component]
pub fn HideScreen() -> impl IntoView {
    view! {
        <button type="button" class="button" id="hide">
            {words::HIDE}
        </button>
    }
}

/// The cover, which `public/cover.js` opens. It is first on the page, so that it can be drawn before anything else.
#[component]
pub fn Cover() -> impl IntoView {
    view! {
        <dialog id="cover" aria-label=SHORT_NAME>
            <Icon shape=Shape::Minute />
            <button type="button" class="button" id="reveal">
                {words::REVEAL}
            </button>
        </dialog>
    }
}
