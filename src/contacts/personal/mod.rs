//! The contacts that a person keeps: their lead, their organisation's duty line. On the phone only.

mod call;
mod choose;
mod form;
mod hand_out;
mod list;
mod notice;
mod state;
mod wording;

#[cfg(not(target_arch = "wasm32"))]
pub use call::view::PersonalCall;
pub use wording::WORDS;

use crate::{
    bind::{self, follow},
    live::{PERSONAL, Part},
};
use notice::Announcer;
use state::PersonalState;

/// Binds what a page has of them. It is shown once it is known what is kept.
pub fn start() {
    let state = PersonalState::new();
    call::start(&state);
    if let Some(own) = bind::part(Part::Personal, |find| PERSONAL.find(find)) {
        let announcer = Announcer::of(&state, &own.notice);
        list::start(&state, &own, &announcer);
        form::start(&state, &own, &announcer);
        hand_out::start(&state, &own, &announcer);
        choose::start(&state);
        let state = state.clone();
        follow(move || {
            let is_unknown = !state.is_asked();
            own.section.set_hidden(is_unknown);
            own.below.set_hidden(is_unknown);
        });
    }
    state.start();
}

/// Keeping, changing and handing out personal contacts.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use super::{form::view::Form, hand_out::view::HandOut, list::view::List};
    use crate::{content::word, live::PERSONAL};
    use leptos::prelude::*;

    /// Hidden until the app is alive; but the line that tells is there before it has anything to tell, or nobody would hear
    /// it.
    #[component]
    pub fn Personal() -> impl IntoView {
        view! {
            <section class="own" id=PERSONAL.section aria-labelledby="own-heading" hidden>
                <h2 id="own-heading">{word("own.heading")}</h2>
                <p>{word("own.text")}</p>
                <List />
            </section>
            <p class="notice" id=PERSONAL.notice role="status" tabindex="-1"></p>
            <div class="own" id=PERSONAL.below hidden>
                <Form />
                <HandOut />
            </div>
        }
    }
}
