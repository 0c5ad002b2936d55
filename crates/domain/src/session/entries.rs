//! Entries by their boxes, with what a list is asked for at every tap counted beside them: a tap costs the same however
//! long the list is.

use crate::{Entry, Key, Keys};

#[derive(Debug, Clone)]
pub struct Entries {
    keys: Keys,
    groups: Vec<OfGroup>,
    /// How many signs are ticked.
    signs: usize,
    /// How many groups have a ticked sign, or none that was seen.
    looked_at: usize,
}

#[derive(Debug, Clone)]
struct OfGroup {
    signs: Vec<Option<Entry>>,
    none_seen: Option<Entry>,
    ticked: usize,
}

impl OfGroup {
    fn says_none_seen(&self) -> bool {
        self.none_seen.is_some_and(|entry| entry.on)
    }

    fn is_looked_at(&self) -> bool {
        self.ticked > 0 || self.says_none_seen()
    }

    fn place(&mut self, key: Key) -> Option<&mut Option<Entry>> {
        match key {
            Key::Sign { sign, .. } => self.signs.get_mut(sign),
            Key::NoneSeen { .. } => Some(&mut self.none_seen),
        }
    }
}

impl Entries {
    pub fn new(keys: Keys) -> Self {
        let groups = keys.groups().iter().map(|group| OfGroup {
            signs: vec![None; group.indicators.len()],
            none_seen: None,
            ticked: 0,
        });
        Self { keys, groups: groups.collect(), signs: 0, looked_at: 0 }
    }

    pub fn get(&self, key: Key) -> Option<Entry> {
        let group = self.groups.get(key.group())?;
        match key {
            Key::Sign { sign, .. } => *group.signs.get(sign)?,
            Key::NoneSeen { .. } => group.none_seen,
        }
    }

    /// Of two changes of a box the later counts; whether it was this one.
    pub fn merge(&mut self, key: Key, entry: Entry) -> bool {
        let counts = self.get(key).is_none_or(|known| known.at <= entry.at);
        if counts {
            self.put(key, entry);
        }
        counts
    }

    pub fn merge_all(&mut self, other: &Self) {
        for (key, entry) in other.iter() {
            self.merge(key, entry);
        }
    }

    pub fn put(&mut self, key: Key, entry: Entry) {
        let Some(group) = self.groups.get_mut(key.group()) else {
            return;
        };
        let was_looked_at = group.is_looked_at();
        let Some(place) = group.place(key) else {
            return;
        };
        let was_on = place.replace(entry).is_some_and(|before| before.on);
        if key.is_sign() {
            let change = |count: usize| (count + usize::from(entry.on)).saturating_sub(usize::from(was_on));
            group.ticked = change(group.ticked);
            self.signs = change(self.signs);
        }
        self.looked_at =
            (self.looked_at + usize::from(group.is_looked_at())).saturating_sub(usize::from(was_looked_at));
    }

    /// Takes everything out.
    pub fn take(&mut self) -> Self {
        std::mem::replace(self, Self::new(self.keys))
    }

    pub fn iter(&self) -> impl Iterator<Item = (Key, Entry)> {
        self.keys.all().filter_map(|key| Some((key, self.get(key)?)))
    }

    pub fn has_tick(&self, group: usize) -> bool {
        self.groups.get(group).is_some_and(|group| group.ticked > 0)
    }

    pub fn is_looked_at(&self, group: usize) -> bool {
        self.groups.get(group).is_some_and(OfGroup::is_looked_at)
    }

    /// Whether a sign is ticked; "I looked, none seen" is none.
    pub const fn any_sign(&self) -> bool {
        self.signs > 0
    }

    /// How many groups were looked at; with none, nothing is ticked.
    pub const fn looked_at(&self) -> usize {
        self.looked_at
    }

    pub fn last_change(&self) -> Option<u64> {
        self.iter().map(|(_, entry)| entry.at).max()
    }
}
