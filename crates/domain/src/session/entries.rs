//! Entries by their keys: indicators' ids, and groups' "looked" keys.

use crate::Entry;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Default)]
pub struct Entries {
    by_key: BTreeMap<String, Entry>,
    /// How many signs are ticked: kept, so that a tap costs the same however long the list is.
    signs: usize,
}

impl Entries {
    pub fn get(&self, key: &str) -> Option<Entry> {
        self.by_key.get(key).copied()
    }

    /// Of two changes of a key the later counts.
    pub fn merge(&mut self, key: String, entry: Entry) {
        if self.get(&key).is_none_or(|known| known.at <= entry.at) {
            self.put(key, entry);
        }
    }

    pub fn put(&mut self, key: String, entry: Entry) {
        let sign = !key.contains(':');
        let before = self.by_key.insert(key, entry);
        if sign {
            let was_on = before.is_some_and(|before| before.on);
            self.signs = (self.signs + usize::from(entry.on)).saturating_sub(usize::from(was_on));
        }
    }

    /// Takes everything out.
    pub fn take(&mut self) -> BTreeMap<String, Entry> {
        self.signs = 0;
        std::mem::take(&mut self.by_key)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&String, &Entry)> {
        self.by_key.iter()
    }

    pub fn contains(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// Whether a sign is ticked; "I looked, none seen" is none.
    pub fn any_sign(&self) -> bool {
        self.signs > 0
    }

    /// Whether anything is ticked.
    pub fn any_on(&self) -> bool {
        self.by_key.values().any(|entry| entry.on)
    }

    pub fn last_change(&self) -> Option<u64> {
        self.by_key.values().map(|entry| entry.at).max()
    }
}
