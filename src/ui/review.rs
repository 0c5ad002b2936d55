//! When the facts were last checked as a whole, and whether that is too long ago.

use super::{day, text};
use crate::{
    browser::clock,
    content::{REVIEW_DUE, REVIEW_DUE_MS, REVIEWED_BY, REVIEWED_ON, words::notes as words},
    domain::is_overdue,
};
use leptos::prelude::*;

/// The dates; past the last one a plain line, which blocks nothing.
#[component]
pub fn Review() -> impl IntoView {
    let overdue = RwSignal::new(false);
    Effect::new(move || overdue.set(is_overdue(clock::now(), REVIEW_DUE_MS)));
    let said = move || {
        if overdue.get() {
            [words::OVERDUE, " ", REVIEW_DUE, "."].concat()
        } else {
            String::new()
        }
    };
    // The line is there before it has anything to say, or nobody would hear it.
    view! {
        <p class="notice" id="overdue" role="status" prop:textContent=text(said)></p>
        <p class="source">
            {words::REVIEWED} " " {day(REVIEWED_ON)} ". " {words::REVIEWED_BY} " " {REVIEWED_BY} ". " {words::REVIEW_DUE} " " {REVIEW_DUE} "."
        </p>
    }
}
