//! Copying text.

use super::{Refused, property};
use wasm_bindgen_futures::JsFuture;

/// Whether this page may copy: only secure pages have a clipboard.
#[must_use]
pub fn works() -> bool {
    web_sys::window().is_some_and(|window| property(&window.navigator(), "clipboard").is_some())
}

/// Puts `text` on the clipboard.
///
/// # Errors
/// The browser refused.
pub async fn copy(text: &str) -> Result<(), Refused> {
    let window = web_sys::window().ok_or(Refused)?;
    JsFuture::from(window.navigator().clipboard().write_text(text)).await?;
    Ok(())
}
