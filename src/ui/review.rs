//! When the facts were last checked as a whole, and whether that is too long ago.

use crate::{
    browser::{
        clock,
        page::{self, word},
    },
    domain::is_overdue,
};

/// Every word that is asked for.
pub const WORDS: &[&str] = &["notes.overdue"];

/// Says so past the last day: a plain line, which blocks nothing.
pub fn start() {
    for line in page::find_all("[data-due-ms]") {
        let due = page::attribute(&line, "data-due-ms").parse();
        if due.is_ok_and(|due| is_overdue(clock::now(), due)) {
            let said = [word("notes.overdue"), " ", &page::attribute(&line, "data-due"), "."];
            page::put_text(&line, &said.concat());
        }
    }
}

/// The dates.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{
        content::{guide, word},
        ui::view::written,
    };
    use leptos::prelude::*;

    /// The line is there before it has anything to say, or nobody would hear it.
    #[component]
    pub fn Overdue() -> impl IntoView {
        let (due, due_ms) = guide().review_due;
        view! { <p class="notice" id="overdue" role="status" data-due=written(due) data-due-ms=due_ms></p> }
    }

    /// When, by whom, and until when; that nobody has is said as that.
    #[component]
    pub fn Review() -> impl IntoView {
        view! { <p class="source">{reviewed()}</p> }
    }

    /// The same as a text.
    #[must_use]
    pub fn reviewed() -> String {
        let guide = guide();
        let reviewed = guide.reviewed_on.map_or_else(
            || word("notes.never_reviewed").to_owned(),
            |day| {
                let by = guide.about("reviewed_by");
                let [checked, by_whom] = ["notes.reviewed", "notes.reviewed_by"].map(word);
                format!("{checked} {}. {by_whom} {by}.", written(day))
            },
        );
        let due = written(guide.review_due.0);
        format!("{reviewed} {} {due}.", word("notes.review_due"))
    }
}
