//! The browser's offer to install. It may come before this module is there, so `boot.js` keeps it.

use super::{listen, property};
use wasm_bindgen::{JsCast, JsValue};

/// Where `boot.js` keeps the offer, and the event it sends when one arrives or is used up.
const OFFER: &str = "installoffer";

fn offer() -> Option<JsValue> {
    property(web_sys::window()?.as_ref(), OFFER)
}

/// Tells whether there is an offer, now and at every change.
pub fn watch(tell: impl Fn(bool) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    tell(offer().is_some());
    listen(&window, OFFER, move |_| tell(offer().is_some()));
}

/// Lets the browser ask the person. What they answer shows as the next change of the offer.
pub fn prompt() {
    let Some(offer) = offer() else { return };
    let prompt =
        property(&offer, "prompt").and_then(|prompt| prompt.dyn_into::<js_sys::Function>().ok());
    if let Some(prompt) = prompt {
        // An offer works once; a second use is refused, and the steps in words stay on the page.
        let _ = prompt.call0(&offer);
    }
}
