//! The note that a newer version is ready.

use crate::content::words::offline as words;
use leptos::prelude::*;

/// Every part of the note, hidden; `public/updates.js` shows the one that holds. It needs no WebAssembly, so that
/// people get out of a version whose module does not start.
#[component]
pub fn UpdateNote() -> impl IntoView {
    view! {
        <div id="update" role="status">
            <p data-when="waiting" hidden>
                {words::UPDATE_WAITING} " "
                <button type="button" class="button" id="update-now">
                    {words::UPDATE_NOW}
                </button>
            </p>
            <p data-when="applying" hidden>
                {words::UPDATE_APPLYING}
            </p>
            <p data-when="stuck" hidden>
                {words::UPDATE_STUCK}
            </p>
            <p data-when="elsewhere" hidden>
                {words::UPDATE_ELSEWHERE} " "
                <button type="button" class="button" id="update-reload">
                    {words::UPDATE_RELOAD}
                </button>
            </p>
        </div>
    }
}
