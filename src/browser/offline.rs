//! News of the offline copy, from the service worker.

use super::{listen, property};
use crate::domain::OfflineState;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

/// The event that `boot.js` sends where the worker could not be registered, and the mark it leaves.
const REFUSED: &str = "workerrefused";

/// Tells the state of the offline copy, now and at every change.
pub fn watch(tell: impl Fn(OfflineState) + Copy + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Some(container) = property(&window.navigator(), "serviceWorker") else {
        return tell(OfflineState::Unsupported);
    };
    if property(&window, REFUSED).is_some() {
        tell(OfflineState::Failed);
    }
    listen(&window, REFUSED, move |_| tell(OfflineState::Failed));
    let container: ServiceWorkerContainer = container.unchecked_into();
    listen(&container, "message", move |event| {
        if let Some(state) = property(&event, "data").and_then(|data| read(&data)) {
            tell(state);
        }
    });
    spawn_local(async move { ask(&container).await });
}

/// Asks the active worker to read its completeness marker; the answer comes as a message.
async fn ask(container: &ServiceWorkerContainer) {
    let Ok(ready) = container.ready() else { return };
    let Ok(registration) = JsFuture::from(ready).await else {
        return;
    };
    let registration: ServiceWorkerRegistration = registration.unchecked_into();
    if let Some(worker) = registration.active() {
        // A worker that cannot be asked never says "ready", which is the safe answer.
        let _ = worker.post_message(&JsValue::from_str("state"));
    }
}

/// A worker's message: `{kind: "ready"}`, `{kind: "failed"}` or `{kind: "copying", done, total}`.
fn read(message: &JsValue) -> Option<OfflineState> {
    match property(message, "kind")?.as_string()?.as_str() {
        "ready" => Some(OfflineState::Ready),
        "failed" => Some(OfflineState::Failed),
        "copying" => Some(OfflineState::Copying {
            done: count(message, "done")?,
            total: count(message, "total")?,
        }),
        _ => None,
    }
}

fn count(message: &JsValue, name: &str) -> Option<u32> {
    Some(property(message, name)?.as_f64()? as u32)
}
