//! The worker's own ticks, to read out with a phone at the ear.

use super::{state::State, wording};
use crate::{
    content::words::call,
    domain::{Advice, HandOver, Phase},
    ui::{act, text},
};
use leptos::prelude::*;

/// Large lines, drawn anew with every change, but only while they are unfolded.
#[component]
pub fn ReadOut(
    /// The page's one state.
    state: State,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let lines = move || {
        if !open.get() {
            return String::new();
        }
        state.follow();
        if state.advice() == Advice::NoTicks {
            return call::READ_OUT_EMPTY.to_owned();
        }
        let practice = state.phase() == Phase::Practice;
        let lines = state.look(|session| {
            HandOver {
                session,
                wording: wording::HAND_OVER,
                time: "",
                practice,
            }
            .signs()
            .unwrap_or_default()
        });
        lines.join("\n").trim_start().to_owned()
    };
    view! {
        <details class="read-out" id="read-out" on:toggle=act(move || open.update(|open| *open = !*open))>
            <summary>{call::READ_OUT}</summary>
            <p class="lines" id="read-out-lines">
                {text(lines)}
            </p>
        </details>
    }
}
