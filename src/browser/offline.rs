//! News of the offline copy. `updates.js` hears the service worker, and keeps what may come before this module does.

use super::{listen, property};
use crate::domain::OfflineState;

/// Where `updates.js` keeps the state's name, and the event that it sends at every change.
const STATE: &str = "offlinestate";

fn state() -> Option<OfflineState> {
    let name = property(web_sys::window()?.as_ref(), STATE)?.as_string()?;
    OfflineState::ALL
        .into_iter()
        .find(|state| state.name() == name)
}

/// Tells the state of the offline copy, now and at every change.
pub fn watch(tell: impl Fn(OfflineState) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let look = move |_| {
        if let Some(state) = state() {
            tell(state);
        }
    };
    look(wasm_bindgen::JsValue::NULL);
    listen(&window, STATE, look);
}
