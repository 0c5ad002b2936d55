//! How the person likes the page: which groups are folded. Nothing about a child.

use super::scope;
use web_sys::Storage;

/// Under which key the ids of folded groups are kept, with spaces between.
fn folded_key() -> String {
    scope::names(|names| names.with("folded"))
}

/// Nothing where storage is blocked.
fn store() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn folded() -> Vec<String> {
    let kept = store().and_then(|store| store.get_item(&folded_key()).ok()?);
    let kept = kept.unwrap_or_default();
    kept.split_whitespace().map(str::to_owned).collect()
}

/// Whether this group was left folded.
#[must_use]
pub fn is_folded(group: &str) -> bool {
    folded().iter().any(|id| id == group)
}

/// Remembers whether this group is folded.
pub fn fold(group: &str, fold: bool) {
    let mut ids = folded();
    ids.retain(|id| id != group);
    if fold {
        ids.push(group.to_owned());
    }
    if let Some(store) = store() {
        // A preference that cannot be kept costs a tap, not a tick.
        let _ = store.set_item(&folded_key(), &ids.join(" "));
    }
}

/// Forgets it all.
pub fn clear() {
    if let Some(store) = store() {
        // What cannot be taken out of it was not put in.
        let _ = store.remove_item(&folded_key());
    }
}
