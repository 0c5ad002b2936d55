//! The button that copies a number.

use crate::browser::{
    clipboard, clock,
    page::{self, Element, word},
    spawn,
};
use std::{cell::RefCell, rc::Rc};

/// So long a button says that it has copied.
const SAID_FOR_MS: i32 = 5_000;

/// What a button copies.
const TEXT: &str = "data-copy";

/// Every word that is asked for.
pub const WORDS: &[&str] = &["contacts.copied", "contacts.copy", "contacts.copy_failed"];

/// The button that says so now: one at a time, for there is one clipboard.
type Says = Rc<RefCell<Option<Element>>>;

/// Shows the buttons of a page where the browser lets a page copy.
pub fn start() {
    if !clipboard::works() {
        return;
    }
    let says = Says::default();
    for button in page::find_all(&["[", TEXT, "]"].concat()) {
        button.set_hidden(false);
        let (says, this) = (Rc::clone(&says), button.clone());
        page::on(&button, "click", move |_| {
            spawn(copy(this.clone(), Rc::clone(&says)));
        });
    }
}

/// It keeps its name, whatever it says of itself: what has come of a tap is heard from the page's own place for that.
async fn copy(button: Element, says: Says) {
    let copied = clipboard::copy(&page::attribute(&button, TEXT)).await;
    let words = word(if copied.is_ok() { "contacts.copied" } else { "contacts.copy_failed" });
    fall_silent(&says);
    *says.borrow_mut() = Some(button.clone());
    page::put_text(&button, words);
    page::say(words);
    clock::wait(SAID_FOR_MS).await;
    let says_still = says.borrow().as_ref() == Some(&button);
    if says_still {
        fall_silent(&says);
    }
}

/// The button that has said something says what it does again.
fn fall_silent(says: &Says) {
    if let Some(button) = says.take() {
        page::put_text(&button, word("contacts.copy"));
    }
}

/// Hidden, until it works.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::content::word;
    use leptos::prelude::*;

    /// Copies `text`.
    #[component]
    pub fn CopyButton(
        /// What is copied.
        text: &'static str,
    ) -> impl IntoView {
        let label = word("contacts.copy");
        view! {
            <button type="button" class="button" data-copy=text aria-label=[label, " ", text].concat() hidden>
                {label}
            </button>
        }
    }
}
