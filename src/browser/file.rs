//! Files that a person picks or saves. Nothing is sent anywhere: both ends are the phone.

use super::page::Element;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// What came of reading a picked file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// Its text; bytes that are no text show as replacement characters.
    Text(String),
    /// It is larger than was asked for, and was not read.
    Huge,
    /// The browser could not read it.
    Unreadable,
    /// None was picked.
    Nothing,
}

/// Reads the file that was picked in this field, if it has at most so many bytes, and empties the field, so
/// that the same file can be picked again.
pub async fn picked(field: &Element, most_bytes: usize) -> Picked {
    let Some(field) = field.dyn_ref::<HtmlInputElement>() else {
        return Picked::Nothing;
    };
    let Some(file) = field.files().and_then(|files| files.get(0)) else {
        return Picked::Nothing;
    };
    field.set_value("");
    if file.size() > most_bytes as f64 {
        return Picked::Huge;
    }
    let text = JsFuture::from(file.text()).await;
    text.ok().and_then(|text| text.as_string()).map_or(Picked::Unreadable, Picked::Text)
}

/// The address of a text, for a link that saves it as a file.
#[must_use]
pub fn address(text: &str) -> String {
    let encoded = js_sys::encode_uri_component(text);
    ["data:text/plain;charset=utf-8,", &String::from(encoded)].concat()
}
