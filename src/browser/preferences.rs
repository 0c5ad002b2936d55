//! How the person likes the page: which groups are folded. Nothing about a child.

use super::scope;
use gloo_storage::{LocalStorage, Storage};

/// Under which key the ids of folded groups are kept, with spaces between.
fn folded_key() -> String {
    scope::names(|names| names.with("folded"))
}

/// gloo's accessor panics where storage is blocked, so its being there is asked for first.
fn is_there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

fn folded() -> Vec<String> {
    if !is_there() {
        return Vec::new();
    }
    let kept = LocalStorage::raw().get_item(&folded_key()).ok().flatten().unwrap_or_default();
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
    if is_there() {
        // A preference that cannot be kept costs a tap, not a tick.
        let _ = LocalStorage::raw().set_item(&folded_key(), &ids.join(" "));
    }
}

/// Forgets it all.
pub fn clear() {
    if is_there() {
        LocalStorage::delete(folded_key());
    }
}
