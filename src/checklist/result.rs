//! What the ticks call for: an action, in the bar, in view of the ticks and right above the calls.

use super::state::State;
use crate::{
    bind::{self, follow},
    browser::page::{self, word},
    domain::{Advice, Phase},
    live::{CALLED, Part},
};

/// Says what the ticks call for, and in practice that it is practice.
pub fn start(state: &State) {
    let Some(called) = bind::part(Part::Result, |find| CALLED.find(find)) else {
        return;
    };
    let state = state.clone();
    follow(move || {
        called.practice.set_hidden(state.phase() != Phase::Practice);
        let text = word(match state.advice() {
            Advice::NoTicks => "added.no-ticks",
            Advice::Talk => "added.talk",
        });
        page::put_text(&called.result, text);
    });
}

/// The action, the way to preparing for it, and the rules that always stand.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{
        content::{added, word},
        live::CALLED,
        ui::view::AddedNote,
    };
    use leptos::prelude::*;

    /// What an empty list calls for.
    #[component]
    pub fn ResultLine() -> impl IntoView {
        view! {
            <p class="practice" id=CALLED.practice hidden>
                {word("keeping.practice")}
            </p>
            <p id=CALLED.result role="status">
                {word("added.no-ticks")}
            </p>
            <a class="prepare-link" href="#prepare">
                {word("call.prepare")}
            </a>
            <p class="mark">{word("notes.added")}</p>
        }
    }

    /// The standing rules, each with its source: folded, because the list needs the room.
    #[component]
    pub fn Also() -> impl IntoView {
        let rules = ["no-ticks", "look-again", "young", "takes-time", "talk"];
        view! {
            <details class="also">
                <summary>{word("call.also")}</summary>
                <div class="also-text" role="group" tabindex="0" aria-label=word("call.also")>
                    {rules.map(|id| view! { <AddedNote added=added(id) /> }).collect_view()}
                </div>
            </details>
        }
    }
}
