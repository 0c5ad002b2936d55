//! When the facts were last checked as a whole, and whether that is too long ago.

use crate::{
    browser::{
        clock,
        page::{self, word},
    },
    domain::is_overdue,
};

const LINE: &str = "overdue";

/// Every word that is asked for.
pub const WORDS: &[&str] = &["notes.overdue"];

/// Says so past the last day: a plain line, which blocks nothing.
pub fn start() {
    let Some(line) = page::find(LINE) else { return };
    let due = page::attribute(&line, "data-due-ms").parse();
    if due.is_ok_and(|due| is_overdue(clock::now(), due)) {
        let said = [
            word("notes.overdue"),
            " ",
            &page::attribute(&line, "data-due"),
            ".",
        ];
        page::put_text(&line, &said.concat());
    }
}

/// The dates.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use super::LINE;
    use crate::{
        content::{guide, word},
        ui::view::day,
    };
    use leptos::prelude::*;

    /// The line is there before it has anything to say, or nobody would hear it.
    #[component]
    pub fn Review() -> impl IntoView {
        let guide = guide();
        let (due, due_ms) = guide.review_due;
        view! {
            <div class="live review">
                <p class="notice" id=LINE role="status" data-due=due data-due-ms=due_ms></p>
                <p class="source">
                    {word("notes.reviewed")} " " {day(guide.reviewed_on)} ". " {word("notes.reviewed_by")} " "
                    {guide.about("reviewed_by")} ". " {word("notes.review_due")} " " {due} "."
                </p>
            </div>
        }
    }
}
