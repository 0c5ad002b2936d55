//! One checklist, from its opening to its forgetting.
//!
//! | phase | what is seen | leads to |
//! |---|---|---|
//! | opening | the empty list; ticks can already be made | fresh, in progress, interrupted, expired |
//! | fresh | the empty list | in progress (a tick), practice |
//! | in progress | the ticks | fresh (clear), interrupted (back after [`AWAY_MS`]), expired, practice |
//! | interrupted | a question in the place of the list: whose ticks are these? | in progress (continue), fresh (clear), expired, practice |
//! | expired | the empty list, and that old ticks were deleted | as fresh |
//! | practice | ticks that are never kept, labelled | fresh, or interrupted where real ticks wait |
//!
//! Hiding the screen (`public/cover.js`) goes beside all of them and changes none.
//!
//! The session decides; it does nothing. Each step returns [`Effect`]s that the browser carries out.
//! Held by property tests: what is kept never shrinks except by clearing and expiry; old ticks are never
//! shown without the question; nothing that a store or a clock holds is an error.

mod entries;
mod found;
mod steps;
#[cfg(test)]
mod tests;

pub use found::LIST;

use crate::{Entry, Key, Keys};
use entries::Entries;

/// Ticks are kept this long after the last change, then forgotten.
pub const KEPT_FOR_MS: u64 = 24 * 60 * 60 * 1000;

/// Whoever comes back to an open list after this long is asked again whose ticks these are.
pub const AWAY_MS: u64 = 60 * 60 * 1000;

/// Where a checklist stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The stores have not been read yet.
    Opening,
    /// Nothing is ticked, nothing is kept.
    Fresh,
    /// Ticks are being made.
    InProgress,
    /// Ticks from before are kept, and not shown until the person says whose they are.
    Interrupted {
        /// When they were last changed: milliseconds since 1970.
        changed: u64,
    },
    /// Old ticks were deleted.
    Expired,
    /// Ticks are tried out and never kept.
    Practice,
}

/// What a list of ticks calls for: an action, never a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Nothing is ticked, which never means that there is no risk.
    NoTicks,
    /// Anything is ticked: talk to the first contact about what was seen.
    Talk,
}

/// What the person is told about the keeping of their ticks; of those that stand as long as they are so, the later counts
/// for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// Every tick was removed.
    Cleared,
    /// Every tick was removed, by another window.
    ClearedElsewhere,
    /// Old ticks were deleted.
    Expired,
    /// Something unreadable was found and deleted.
    Garbage,
    /// Practice has ended, and nothing of it was kept.
    PracticeEnded,
    /// Ticks of a newer version of this app were found and left alone. Stands.
    Newer,
    /// No store takes ticks: they last as long as this page. Stands.
    NotKept,
    /// What is kept could not be read: it is not shown, and nothing is put to it. Stands.
    Unread,
    /// Removing failed in a store: some ticks may still be there, and nothing is put to them. Stands.
    NotCleared,
}

/// What is to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep this entry, and tell the other windows.
    Save(Key, Entry),
    /// Delete what is kept under these names, where it can be: what is left is judged the same at the next opening.
    Forget(Vec<String>),
    /// Change these entries of the list before, all at once, because another list has begun: too old ones go, others are
    /// of the new list.
    Begin(Vec<(Key, Option<Entry>)>),
    /// Delete everything that is kept; another list has begun.
    ForgetAll,
    /// Draw one box anew.
    ShowOne(Key),
    /// Draw every box anew.
    ShowAll,
    /// Tell the person.
    Announce(Notice),
}

/// A checklist in one window.
#[derive(Debug, Clone)]
pub struct Session {
    keys: Keys,
    phase: Phase,
    /// The number of the list: a cleared one is followed by a higher one.
    list: u64,
    /// What is shown.
    shown: Entries,
    /// What is kept on the phone and not shown: ticks from before, or real ones during practice.
    held: Entries,
    /// Boxes of which a newer version has written: never written to.
    newer: Vec<Key>,
    /// Whether the stores could not be read: with what the ticks belong is not known.
    is_unread: bool,
    /// The last change that was known of when the stores could no longer be read.
    lost: Option<u64>,
    /// What other windows have said before the stores were read.
    heard: Vec<(u64, Key, Entry)>,
}

impl Session {
    /// A list whose stores have not been read. `early` are the boxes that were ticked before this could run.
    #[must_use]
    pub fn new(keys: Keys, early: &[Key], now: u64) -> Self {
        let mut session = Self {
            keys,
            phase: Phase::Opening,
            list: 0,
            shown: Entries::new(keys),
            held: Entries::new(keys),
            newer: Vec::new(),
            is_unread: false,
            lost: None,
            heard: Vec::new(),
        };
        for key in early {
            session.tick(*key, true, now);
        }
        session
    }

    /// Where the list stands.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// Whether the person has yet to say whose ticks those from before are: no result and no hand-over until then.
    #[must_use]
    pub const fn asks(&self) -> bool {
        matches!(self.phase, Phase::Interrupted { .. })
    }

    /// The number of the list.
    #[must_use]
    pub const fn list(&self) -> u64 {
        self.list
    }

    /// The boxes of the guide.
    #[must_use]
    pub const fn keys(&self) -> Keys {
        self.keys
    }

    /// What is shown of a box.
    #[must_use]
    pub fn entry(&self, key: Key) -> Option<Entry> {
        self.shown.get(key)
    }

    /// Whether a box is shown as ticked. Where a sign was seen, "none seen" is not, whatever two windows have said.
    #[must_use]
    pub fn is_on(&self, key: Key) -> bool {
        let is_outdone = !key.is_sign() && self.has_tick(key.group());
        self.entry(key).is_some_and(|entry| entry.on) && !is_outdone
    }

    /// Whether a group was looked at: a sign in it is ticked, or the person says that they saw none.
    #[must_use]
    pub fn is_looked_at(&self, group: usize) -> bool {
        self.shown.is_looked_at(group)
    }

    /// How many groups were looked at: the only progress there is.
    #[must_use]
    pub const fn looked_at(&self) -> usize {
        self.shown.looked_at()
    }

    /// Whether a sign of this group is ticked.
    #[must_use]
    pub fn has_tick(&self, group: usize) -> bool {
        self.shown.has_tick(group)
    }

    /// What the shown ticks call for. "I looked, none seen" is no tick.
    #[must_use]
    pub const fn advice(&self) -> Advice {
        if self.shown.any_sign() { Advice::Talk } else { Advice::NoTicks }
    }
}

/// The clock only ever deletes: a change that seems to lie in the future is not past.
const fn is_past(changed: u64, now: u64) -> bool {
    now.saturating_sub(changed) > KEPT_FOR_MS
}
