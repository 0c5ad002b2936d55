//! When a sign was seen, and how the person knows: optional, a tap each, folded away once both are said.

use super::{keeper, state::State, wording};
use crate::{
    content::words::checklist as words,
    domain::{Event, How, Indicator, Key, When},
    ui::{act, fill, text},
};
use leptos::{
    html::{Details, Summary},
    prelude::*,
};

/// The two questions of one ticked sign, named for it: to who hears the page they are many.
#[component]
pub fn Note(
    key: Key,
    sign: &'static Indicator,
    state: State,
    /// Whether it is unfolded, if nothing is said yet.
    open: bool,
) -> impl IntoView {
    let note = state.note(key);
    let said = move || note.get();
    let (details, summary) = (NodeRef::<Details>::new(), NodeRef::<Summary>::new());
    let fold_when_said = move || {
        if let ((Some(_), Some(_)), Some(details), Some(summary)) =
            (said(), details.get_untracked(), summary.get_untracked())
        {
            details.set_open(false);
            // The chip that had the focus cannot be seen any more.
            let _ = summary.focus();
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
    let line = move || {
        let (when, how) = said();
        let said: Vec<&str> = when
            .map(wording::when)
            .into_iter()
            .chain(how.map(wording::how))
            .collect();
        if said.is_empty() {
            words::NOTE.to_owned()
        } else {
            said.join(" · ")
        }
    };
    let named = move |what: &str| [sign.text, ": ", what].concat();
    view! {
        <details class="noting" open=open && note.get_untracked() == (None, None) node_ref=details>
            <summary node_ref=summary aria-label=text(move || named(&line()))>
                {fill(line)}
            </summary>
            <div role="group" aria-label=named(words::WHEN)>
                <p>{words::WHEN}</p>
                {When::ALL.map(when).collect_view()}
            </div>
            <div role="group" aria-label=named(words::HOW)>
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
