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

/// Opens it with a text; where the text goes is between the person and their phone, also whether they close the sheet.
///
/// # Errors
/// The browser refused.
pub async fn share(text: &str) -> Result<(), Refused> {
    match open(text).await {
        Err(error) if property(&error, "name").is_none_or(|name| name != "AbortError") => Err(Refused),
        _ => Ok(()),
    }
}

async fn open(text: &str) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let data = Object::new();
    Reflect::set(&data, &"text".into(), &text.into())?;
    let share = property(&window.navigator(), "share").ok_or(JsValue::NULL)?;
    let share: js_sys::Function = wasm_bindgen::JsCast::dyn_into(share)?;
    let done = share.call1(&window.navigator(), &data)?;
    JsFuture::from(js_sys::Promise::resolve(&done)).await?;
    Ok(())
}
