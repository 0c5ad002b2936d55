//! The phone's share sheet.

use super::{Refused, property};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Whether there is one.
#[must_use]
pub fn works() -> bool {
    web_sys::window().is_some_and(|window| property(&window.navigator(), "share").is_some())
}

/// Opens it with a text; where the text goes is between the person and their phone.
///
/// # Errors
/// The browser refused, or the person closed the sheet.
pub async fn share(text: &str) -> Result<(), Refused> {
    let window = web_sys::window().ok_or(Refused)?;
    let data = Object::new();
    Reflect::set(&data, &"text".into(), &text.into())?;
    let share = property(&window.navigator(), "share").ok_or(Refused)?;
    let share: js_sys::Function =
        wasm_bindgen::JsCast::dyn_into(share).map_err(|_: JsValue| Refused)?;
    let done = share.call1(&window.navigator(), &data)?;
    JsFuture::from(js_sys::Promise::resolve(&done)).await?;
    Ok(())
}
