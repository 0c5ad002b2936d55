//! When a sign was seen, and how the person knows: optional, a tap each, folded away once both are said.

use super::{keeper, state::State, wording};
use crate::{
    content::words::checklist as words,
    domain::{Event, How, Key, When},
    ui::{act, flag, text},
};
use leptos::prelude::*;

/// The two questions of one ticked sign.
#[component]
pub fn Note(key: Key, state: State) -> impl IntoView {
    let note = state.note(key);
    let said = move || note.get();
    let open = RwSignal::new(note.get_untracked() == (None, None));
    let fold_when_said = move || {
        if let (Some(_), Some(_)) = said() {
            open.set(false);
        }
    };
    let when = move |choice: When| {
        let pressed = move || said().0 == Some(choice);
        let press = move || {
            let choice = (!pressed()).then_some(choice);
            keeper::act(state, Event::When(key, choice));
            fold_when_said();
        };
        chip(wording::when(choice), pressed, press)
    };
    let how = move |choice: How| {
        let pressed = move || said().1 == Some(choice);
        let press = move || {
            let choice = (!pressed()).then_some(choice);
            keeper::act(state, Event::How(key, choice));
            fold_when_said();
        };
        chip(wording::how(choice), pressed, press)
    };
    let summary = move || match said() {
        (None, None) => words::NOTE.to_owned(),
        (when, how) => {
            let said: Vec<&str> = when
                .map(wording::when)
                .into_iter()
                .chain(how.map(wording::how))
                .collect();
            said.join(" · ")
        }
    };
    view! {
        <details class="noting" prop:open=flag(move || open.get())>
            <summary>{text(summary)}</summary>
            <div role="group" aria-label=words::WHEN>
                <p>{words::WHEN}</p>
                {When::ALL.map(when).collect_view()}
            </div>
            <div role="group" aria-label=words::HOW>
                <p>{words::HOW}</p>
                {How::ALL.map(how).collect_view()}
            </div>
        </details>
    }
}

/// A choice that is taken back by a second tap.
fn chip(
    label: &'static str,
    pressed: impl Fn() -> bool + Copy + Send + Sync + 'static,
    press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button type="button" class="chip" aria-pressed=text(move || if pressed() { "true" } else { "false" }) on:click=act(press)>
            {label}
        </button>
    }
}
