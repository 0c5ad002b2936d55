//! What the ticks call for: an action, in the bar, in view of the ticks and right above the calls.

use super::state::State;
use crate::{
    bind::{self, follow},
    browser::page::{self, word},
    domain::{Advice, Phase},
    live::{CALLED, Part},
};

/// Says what the ticks call for, and in practice that it is practice. While it is asked whose they are, it says nothing.
pub fn start(state: &State) {
    let Some(called) = bind::part(Part::Result, |find| CALLED.find(find)) else {
        return;
    };
    let state = state.clone();
    follow(move || {
        let (is_practice, is_asked) = (state.phase() == Phase::Practice, state.is_asked());
        page::mark_bar(is_practice, is_asked);
        called.practice.set_hidden(!is_practice);
        let text = word(match state.advice() {
            Advice::NoTicks => "added.no-ticks",
            Advice::Talk => "added.talk",
        });
        let is_new = called.result.text_content().as_deref() != Some(text);
        page::put_text(&called.result, text);
        called.strip.set_hidden(is_asked);
        if is_new && state.is_answered() {
            page::say(text);
        }
    });
}

/// The action, and the way to preparing for it.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{content::word, live::CALLED};
    use leptos::prelude::*;

    /// What an empty list calls for: one target over its whole width.
    #[component]
    pub fn ResultStrip() -> impl IntoView {
        view! {
            <p class="practice" id=CALLED.practice hidden>
                {word("keeping.practice")}
            </p>
            <a class="strip" id=CALLED.strip href="#prepare">
                <span id=CALLED.result>{word("added.no-ticks")}</span>
                " "
                <span class="next">
                    <span class="next-word">{word("call.prepare_short")}</span>
                    " "
                    <span class="mark">{word("notes.added")}</span>
                </span>
            </a>
        }
    }
}
