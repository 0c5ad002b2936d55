//! Where this copy of the app lies, and so what everything that it keeps is called.

use crate::domain::Names;
use web_sys::Url;

thread_local! {
    static NAMES: Names = Names::of(&path().unwrap_or_default());
}

/// The names of this copy's stores and channel.
pub fn names<T>(use_them: impl FnOnce(&Names) -> T) -> T {
    NAMES.with(use_them)
}

/// The path below which all its pages lie. Each page says how it gets there: the documents are the same at any path.
fn path() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let root = document.document_element()?.get_attribute("data-root")?;
    let here = document.base_uri().ok()??;
    Some(Url::new_with_base(&root, &here).ok()?.pathname())
}
