//! The line that says whether the app would open without a network.

use crate::{
    browser::offline,
    content::words::offline as words,
    domain::OfflineState,
    ui::{fill, text as follow},
};
use leptos::prelude::*;

/// Follows the offline copy. Says "ready" only when the service worker has read its marker back. A status is read out at
/// every change, so that it tells the beginning and the end of the copying and no count of files.
#[component]
pub fn OfflineLine() -> impl IntoView {
    let state = RwSignal::new(OfflineState::Unknown);
    let set = move |news| {
        if state.get_untracked() != news {
            state.set(news);
        }
    };
    Effect::new(move || offline::watch(set));
    view! {
        <p id="offline-state" role="status" data-state=follow(move || state.get().name())>
            {fill(move || text(state.get()))}
        </p>
    }
}

fn text(state: OfflineState) -> &'static str {
    match state {
        OfflineState::Unknown => "",
        OfflineState::Unsupported => words::UNSUPPORTED,
        OfflineState::Copying => words::COPYING,
        OfflineState::Ready => words::READY,
        OfflineState::Failed => words::FAILED,
    }
}
