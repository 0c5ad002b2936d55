//! The site's own files, other than the module: `boot.js` fetches them, and looks whether they are as published.

use super::{Refused, property};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The text of a file, by its path from the app's root and its digest.
///
/// # Errors
/// It did not come, or is not as published.
pub async fn text(path: &str, digest: &str) -> Result<String, Refused> {
    let window = web_sys::window().ok_or(Refused)?;
    let fetch = property(&window, "publishedtext").ok_or(Refused)?;
    let fetch: js_sys::Function = fetch.dyn_into()?;
    let text = fetch.call2(&window, &path.into(), &digest.into())?;
    let text = JsFuture::from(js_sys::Promise::resolve(&text)).await?;
    text.as_string().ok_or(Refused)
}
