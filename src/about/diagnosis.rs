//! How the offline copy is, on demand.

use crate::content::words::about as words;
use leptos::prelude::*;

/// Empty lines and their buttons, hidden; `public/updates.js` shows and fills them.
#[component]
pub fn Diagnosis() -> impl IntoView {
    let lines = [
        ("version", words::DIAGNOSIS_VERSION),
        ("good", words::DIAGNOSIS_GOOD),
        ("mended", words::DIAGNOSIS_MENDED),
        ("checked", words::DIAGNOSIS_CHECKED),
        ("fault", words::DIAGNOSIS_FAULT),
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
        <p>{words::DIAGNOSIS}</p>
        <button type="button" class="button" id="diagnose" hidden>
            {words::DIAGNOSE}
        </button>
        <div role="status">
            <p data-said="none" hidden>
                {words::DIAGNOSIS_NONE}
            </p>
            <p data-said="silent" hidden>
                {words::DIAGNOSIS_SILENT}
            </p>
            <dl id="diagnosis" hidden>
                {lines.map(line).collect_view()}
            </dl>
        </div>
        <button type="button" class="button" id="diagnosis-copy" hidden>
            {words::DIAGNOSIS_COPY}
        </button>
    }
}
