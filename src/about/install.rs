//! The button that puts the app on the home screen.

use crate::{
    browser::install,
    content::words::about as words,
    ui::{act, flag},
};
use leptos::prelude::*;

/// Shown only when the browser has offered to install; elsewhere the steps below it are the way.
#[component]
pub fn InstallButton() -> impl IntoView {
    let offered = RwSignal::new(false);
    Effect::new(move || install::watch(move |offer| offered.set(offer)));
    let install = move || {
        install::prompt();
        offered.set(false);
    };
    view! {
        <button type="button" class="button button-strong" id="install-button" hidden=flag(move || !offered.get()) on:click=act(install)>
            {words::INSTALL_BUTTON}
        </button>
    }
}
