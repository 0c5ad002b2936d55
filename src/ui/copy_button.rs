//! The button that copies a number.

use super::{act, fill, flag};
use crate::{
    browser::{clipboard, clock, page},
    content::words::contacts as words,
};
use leptos::{prelude::*, task::spawn_local};
use std::cell::Cell;

/// So long a button says that it has copied.
const SAID_FOR_MS: i32 = 5_000;

thread_local! {
    /// The button that says so now: one at a time, for there is one clipboard.
    static SAYS: Cell<Option<RwSignal<&'static str>>> = const { Cell::new(None) };
}

/// Copies `text`. Shown only where the browser lets a page copy. It keeps its name, whatever it says of itself: what has
/// come of a tap is heard from the page's own place for that.
#[component]
pub fn CopyButton(#[prop(into)] text: String) -> impl IntoView {
    let hidden = RwSignal::new(true);
    let label = RwSignal::new(words::COPY);
    Effect::new(move || hidden.set(!clipboard::works()));
    let name = [words::COPY, " ", &text].concat();
    let text = StoredValue::new(text);
    let copy = move || {
        spawn_local(async move {
            let copied = clipboard::copy(&text.get_value()).await;
            let words = if copied.is_ok() {
                words::COPIED
            } else {
                words::COPY_FAILED
            };
            fall_silent();
            SAYS.set(Some(label));
            label.set(words);
            page::say(words);
            clock::wait(SAID_FOR_MS).await;
            if SAYS.get() == Some(label) {
                fall_silent();
            }
        });
    };
    view! {
        <button type="button" class="button" data-copy="" aria-label=name hidden=flag(move || hidden.get()) on:click=act(copy)>
            {fill(move || label.get())}
        </button>
    }
}

/// The button that has said something says what it does again.
fn fall_silent() {
    if let Some(label) = SAYS.take() {
        label.set(words::COPY);
    }
}
