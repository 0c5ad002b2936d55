//! The line that says whether the app would open without a network.

use crate::content::word;
use leptos::prelude::*;

/// Empty; `public/updates.js` fills it with the words for each state. A status is read out at every change, so that it
/// tells the beginning and the end of the copying and no count of files.
#[component]
pub fn OfflineLine() -> impl IntoView {
    view! {
        <p
            id="offline-state"
            role="status"
            data-state="unknown"
            data-unsupported=word("offline.unsupported")
            data-copying=word("offline.copying")
            data-ready=word("offline.ready")
            data-failed=word("offline.failed")
        ></p>
    }
}
