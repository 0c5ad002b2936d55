//! The note that a newer version is ready.

use crate::content::word;
use leptos::prelude::*;

/// Every part of the note, hidden; `public/updates.js` shows the one that holds. It needs no WebAssembly, so that
/// people get out of a version whose module does not start.
#[component]
pub fn UpdateNote() -> impl IntoView {
    view! {
        <div id="update" role="status">
            <p data-when="waiting" hidden>
                {word("offline.update_waiting")} " "
                <button type="button" class="button" id="update-now">
                    {word("offline.update_now")}
                </button>
            </p>
            <p data-when="applying" hidden>
                {word("offline.update_applying")}
            </p>
            <p data-when="stuck" hidden>
                {word("offline.update_stuck")}
            </p>
            <p data-when="elsewhere" hidden>
                {word("offline.update_elsewhere")} " "
                <button type="button" class="button" id="update-reload">
                    {word("offline.update_reload")}
                </button>
            </p>
        </div>
    }
}
