//! The line that says whether the app would open without a network.

use crate::{
    browser::offline,
    content::words::offline as words,
    domain::OfflineState,
    ui::{fill, text as follow},
};
use leptos::prelude::*;

/// Follows the offline copy. Says "ready" only when the service worker has read its marker back.
#[component]
pub fn OfflineLine() -> impl IntoView {
    let state = RwSignal::new(OfflineState::Unknown);
    Effect::new(move || offline::watch(move |news| state.set(news)));
    view! {
        <p id="offline-state" role="status" data-state=follow(move || state.get().name())>
            {fill(move || text(state.get()))}
        </p>
    }
}

fn text(state: OfflineState) -> String {
    match state {
        OfflineState::Unknown => String::new(),
        OfflineState::Unsupported => words::UNSUPPORTED.to_owned(),
        OfflineState::Copying { done, total } => [
            words::COPYING,
            " ",
            &done.to_string(),
            " / ",
            &total.to_string(),
        ]
        .concat(),
        OfflineState::Ready => words::READY.to_owned(),
        OfflineState::Failed => words::FAILED.to_owned(),
    }
}
