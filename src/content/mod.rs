//! The guide that is being rendered, for the views: they ask for its words by name.
//!
//! No sentence that people read stands in Rust: it stands in the guide's file, under `[words]` where it belongs to the
//! interface. A name that the guide has not is noted, and refused by who renders.

use crate::domain::Added;
use guide::Guide;
use leptos::prelude::*;
use std::sync::{Arc, Mutex};

/// What is rendered, and which names were asked for in vain.
#[derive(Clone)]
struct Rendering {
    guide: &'static Guide,
    unknown: Arc<Mutex<Vec<String>>>,
}

/// Renders something of a guide.
///
/// # Errors
/// The names of words and texts that it asked for and the guide has not.
pub fn render(guide: &'static Guide, render: impl FnOnce() -> String) -> Result<String, Vec<String>> {
    let rendering = Rendering { guide, unknown: Arc::default() };
    let unknown = Arc::clone(&rendering.unknown);
    let html = Owner::new().with(|| {
        provide_context(rendering);
        render()
    });
    let unknown = std::mem::take(&mut *unknown.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
    if unknown.is_empty() { Ok(html) } else { Err(unknown) }
}

fn rendering() -> Rendering {
    expect_context()
}

/// The guide that is rendered.
#[must_use]
pub fn guide() -> &'static Guide {
    rendering().guide
}

fn known<T>(name: &str, found: Option<T>) -> Option<T> {
    if found.is_none() {
        let rendering = rendering();
        let unknown = rendering.unknown.lock();
        unknown.unwrap_or_else(std::sync::PoisonError::into_inner).push(name.to_owned());
    }
    found
}

/// Words of the interface, by table and name: `cover.reveal`; or an added text in one line: `added.talk`, nothing where the
/// guide has none.
#[must_use]
pub fn word(name: &str) -> &'static str {
    if let Some(id) = name.strip_prefix("added.") {
        return added(id).map_or("", |added| String::leak(added.line()));
    }
    let said = SHARED.iter().find(|(other, _)| *other == name && is_shared());
    let name = said.map_or(name, |(_, shared)| shared);
    known(name, guide().word(name)).unwrap_or_default()
}

/// Whether this is the edition for a shared device.
#[must_use]
pub fn is_shared() -> bool {
    guide().is_shared()
}

/// What is said otherwise on a shared device.
const SHARED: [(&str, &str); 4] = [
    ("checklist.stays", "team.stays"),
    ("keeping.clear_text", "team.clear_text"),
    ("about.privacy_stays", "team.privacy_stays"),
    ("about.privacy_forgets", "team.stays"),
];

/// The added text with this id: each may be left out.
#[must_use]
pub fn added(id: &str) -> Option<Added> {
    guide().added(id)
}
