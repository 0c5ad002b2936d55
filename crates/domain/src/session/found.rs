//! What the stores hold, understood. Nothing that they may hold is an error.

use super::is_past;
use crate::{Decoded, Entry, Key, Keys, decode};

/// Under which name the number of the list stands, where one was cleared: entries of an earlier list are dead then,
/// wherever they lie and whenever they arrive. No box has such a name.
pub const LIST: &str = "list:";

#[derive(Debug, Default)]
pub struct Found {
    /// The number of the present list.
    pub list: u64,
    /// Its entries; a box can come twice, from two stores.
    pub known: Vec<(Key, Entry)>,
    /// Boxes of which a newer version has written: never written over.
    pub newer: Vec<Key>,
    /// Whether a newer version has written anything.
    pub is_newer: bool,
    /// Names under which nobody could read anything.
    pub garbage: Vec<String>,
    /// Names of what may go: of earlier lists, or of boxes that this guide does not have, and past.
    pub dead: Vec<String>,
}

impl Found {
    /// Reads entries, a name perhaps twice.
    pub fn read(keys: Keys, stored: &[(String, String)], now: u64) -> Self {
        let mut found = Self::default();
        let mut entries = Vec::new();
        for (name, text) in stored {
            if name == LIST {
                found.list = found.list.max(text.parse().unwrap_or(0));
                continue;
            }
            match decode(text) {
                Decoded::Known(entry, list) => {
                    found.list = found.list.max(list);
                    entries.push((name, entry, list));
                }
                Decoded::Newer => {
                    found.is_newer = true;
                    found.newer.extend(keys.of_stored(name));
                }
                Decoded::Garbage => found.garbage.push(name.clone()),
            }
        }
        let mut live = Vec::new();
        for (name, entry, list) in entries {
            match keys.of_stored(name) {
                Some(key) if list == found.list => {
                    found.known.push((key, entry));
                    live.push(name);
                }
                None if list == found.list && !is_past(entry.at, now) => live.push(name),
                _ => found.dead.push(name.clone()),
            }
        }
        // Of one name in two stores the better one counts.
        found.dead.retain(|name| !live.contains(&name));
        let newer = |name: &String| keys.of_stored(name).is_some_and(|key| found.newer.contains(&key));
        found.garbage.retain(|name| !live.contains(&name) && !newer(name));
        found
    }
}
