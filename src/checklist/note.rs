//! When a sign was seen, and how the person knows: optional, a tap each, folded away once both are said.

use super::{effects, state::State, wording};
use crate::{
    browser::page::{self, Element, word},
    domain::{Event, How, Key, When},
};

/// What a choice says of itself: the name under which it is kept.
const CHOICE: &str = "data-choice";

/// What was noted of a sign.
type Said = (Option<When>, Option<How>);

fn said(state: &State, key: Key) -> Said {
    let entry = state.look(|session| session.entry(key));
    entry.map_or((None, None), |entry| (entry.when, entry.how))
}

/// Draws what was noted of a sign, named for it: to who hears the page the questions are many.
pub fn draw(state: &State, key: Key, sign: &str, line: &Element) {
    let (when, how) = said(state, key);
    let words = when.map(wording::when).into_iter().chain(how.map(wording::how));
    let mut words = words.collect::<Vec<_>>().join(" · ");
    if words.is_empty() {
        word("checklist.note").clone_into(&mut words);
    }
    if let Some(summary) = page::find_in(line, "summary") {
        page::put_text(&summary, &words);
        page::put_attribute(&summary, "aria-label", &[sign, ": ", &words].concat());
    }
    let chosen = [when.map(When::name), how.map(How::name)];
    for chip in page::find_all_in(line, ".chip") {
        let choice = page::attribute(&chip, CHOICE);
        let is_pressed = chosen.contains(&Some(choice.as_str()));
        page::put_attribute(&chip, "aria-pressed", if is_pressed { "true" } else { "false" });
    }
}

/// Names the two questions of a new line for its sign.
pub fn name(sign: &str, line: &Element) {
    for question in page::find_all_in(line, "[role=group]") {
        let asked = page::attribute(&question, "aria-label");
        page::put_attribute(&question, "aria-label", &[sign, ": ", &asked].concat());
    }
}

/// A choice was tapped: it is noted, or by a second tap taken back.
pub fn choose(state: &State, key: Key, chip: &Element, line: &Element) {
    let choice = page::attribute(chip, CHOICE);
    let (when, how) = said(state, key);
    let noted = |name: &str| name == choice;
    if let Some(chosen) = When::ALL.into_iter().find(|when| noted(when.name())) {
        let chosen = Some(chosen).filter(|_| when != Some(chosen));
        effects::act(state, Event::When(key, chosen));
    } else if let Some(chosen) = How::ALL.into_iter().find(|how| noted(how.name())) {
        let chosen = Some(chosen).filter(|_| how != Some(chosen));
        effects::act(state, Event::How(key, chosen));
    }
    if let ((Some(_), Some(_)), Some(details), Some(summary)) =
        (said(state, key), page::find_in(line, "details"), page::find_in(line, "summary"))
    {
        page::fold(&details, true);
        // The chip that had the focus cannot be seen any more.
        let _ = summary.focus();
    }
}

/// The two questions.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use super::super::wording;
    use crate::{
        content::word,
        domain::{How, When},
    };
    use leptos::prelude::*;

    /// Those of one ticked sign.
    #[component]
    pub fn Note() -> impl IntoView {
        let when = When::ALL.map(|when| chip(when.name(), wording::when_name(when)));
        let how = How::ALL.map(|how| chip(how.name(), wording::how_name(how)));
        view! {
            <details class="noting">
                <summary></summary>
                <div role="group" aria-label=word("checklist.when")>
                    <p>{word("checklist.when")}</p>
                    {when.collect_view()}
                </div>
                <div role="group" aria-label=word("checklist.how")>
                    <p>{word("checklist.how")}</p>
                    {how.collect_view()}
                </div>
            </details>
        }
    }

    fn chip(choice: &'static str, label: &'static str) -> impl IntoView {
        view! {
            <button type="button" class="chip" aria-pressed="false" data-choice=choice>
                {word(label)}
            </button>
        }
    }
}
