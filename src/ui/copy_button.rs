//! The button that copies a number.

use super::{act, flag, text as follow};
use crate::{browser::clipboard, content::words::contacts as words};
use leptos::{prelude::*, task::spawn_local};

/// Copies `text`. Shown only where the browser lets a page copy.
#[component]
pub fn CopyButton(#[prop(into)] text: String) -> impl IntoView {
    let hidden = RwSignal::new(true);
    let label = RwSignal::new(words::COPY);
    Effect::new(move || hidden.set(!clipboard::works()));
    let text = StoredValue::new(text);
    let copy = move || {
        spawn_local(async move {
            let copied = clipboard::copy(&text.get_value()).await;
            label.set(if copied.is_ok() {
                words::COPIED
            } else {
                words::COPY_FAILED
            });
        });
    };
    view! {
        <button type="button" class="button" data-copy="" hidden=flag(move || hidden.get()) on:click=act(copy)>
            <span aria-live="polite">{follow(move || label.get())}</span>
            <span class="hidden">" " {text.get_value()}</span>
        </button>
    }
}
