//! What the ticks call for: an action, in the bar, in view of the ticks and right above the calls.

use super::state::State;
use crate::{
    content::{
        added,
        words::{call, keeping, notes},
    },
    domain::{Advice, Phase},
    ui::{AddedNote, fill, flag},
};
use leptos::prelude::*;

/// The action, and the way to preparing for it; in practice that it is practice.
#[component]
pub fn ResultLine(
    /// The page's one state.
    state: State,
) -> impl IntoView {
    let action = move || match state.advice() {
        Advice::NoTicks => added::NO_TICKS.text.join(" "),
        Advice::Talk => added::TALK.text.join(" "),
    };
    view! {
        <p class="practice" id="practice" hidden=flag(move || state.phase() != Phase::Practice)>
            {keeping::PRACTICE}
        </p>
        <p id="result" role="status">
            {fill(action)}
        </p>
        <a class="prepare-link" href="#prepare">
            {call::PREPARE}
        </a>
        <p class="mark">{notes::ADDED}</p>
    }
}

/// The standing rules, each with its source: folded, because the list needs the room.
#[component]
pub fn Also() -> impl IntoView {
    view! {
        <details class="also">
            <summary>{call::ALSO}</summary>
            <div class="also-text" role="group" tabindex="0" aria-label=call::ALSO>
                <AddedNote added=added::NO_TICKS />
                <AddedNote added=added::LOOK_AGAIN />
                <AddedNote added=added::YOUNG />
                <AddedNote added=added::TAKES_TIME />
                <AddedNote added=added::TALK />
            </div>
        </details>
    }
}
