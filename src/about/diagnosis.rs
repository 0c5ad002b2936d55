//! How the offline copy is, on demand.

use crate::content::word;
use leptos::prelude::*;

/// Empty lines and their buttons, hidden; `public/updates.js` shows and fills them.
#[component]
pub fn Diagnosis() -> impl IntoView {
    let lines = [
        ("version", word("about.diagnosis_version")),
        ("good", word("about.diagnosis_good")),
        ("mended", word("about.diagnosis_mended")),
        ("checked", word("about.diagnosis_checked")),
        ("fault", word("about.diagnosis_fault")),
    ];
    let line = |(name, label)| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd data-value=name></dd>
            </div>
        }
    };
    view! {
        <p>{word("about.diagnosis")}</p>
        <button type="button" class="button" id="diagnose" hidden>
            {word("about.diagnose")}
        </button>
        <div role="status">
            <p data-said="none" hidden>
                {word("about.diagnosis_none")}
            </p>
            <p data-said="silent" hidden>
                {word("about.diagnosis_silent")}
            </p>
            <dl id="diagnosis" hidden>
                {lines.map(line).collect_view()}
            </dl>
        </div>
        <button type="button" class="button" id="diagnosis-copy" hidden>
            {word("about.diagnosis_copy")}
        </button>
    }
}
