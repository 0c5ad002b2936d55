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
//! Hiding the screen ([`super::Cover`]) goes beside all of them and changes none.
//!
//! The session decides; it does nothing. Each step returns [`Effect`]s that the browser carries out.
//! Held by property tests: what is kept never shrinks except by clearing and expiry; old ticks are never
//! shown without the question; nothing that a store or a clock holds is an error.

mod entries;
mod steps;
#[cfg(test)]
mod tests;

use super::{Entry, Group, looked_key};
use entries::Entries;

/// Ticks are kept this long after the last change, then forgotten.
pub const KEPT_FOR_MS: u64 = 24 * 60 * 60 * 1000;

/// Who comes back to an open list after this long is asked again whose ticks these are.
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

/// What the person is told about the keeping of their ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Every tick was removed.
    Cleared,
    /// Every tick was removed, by another window.
    ClearedElsewhere,
    /// Removing failed in a store: some ticks may still be there.
    NotCleared,
    /// Old ticks were deleted.
    Expired,
    /// Something unreadable was found and deleted.
    Garbage,
    /// Ticks of a newer version of this app were found and left alone.
    Newer,
    /// No store takes ticks: they last as long as this page.
    NotKept,
    /// Practice has ended, and nothing of it was kept.
    PracticeEnded,
}

/// What is to be done in the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep this entry, and tell the other windows.
    Save(String, Entry),
    /// Delete what is kept under this key.
    Forget(String),
    /// Delete everything that is kept, and tell the other windows.
    ForgetAll,
    /// Draw one box anew.
    ShowOne(String),
    /// Draw every box anew.
    ShowAll,
    /// Tell the person.
    Tell(Notice),
}

/// A checklist in one window.
#[derive(Debug, Clone)]
pub struct Session {
    phase: Phase,
    /// What is shown.
    shown: Entries,
    /// What is kept on the phone and not shown: ticks from before, or real ones during practice.
    held: Entries,
    /// Keys under which a newer version has written: never written to.
    newer: Vec<String>,
}

impl Session {
    /// A list whose stores have not been read. `early` are the keys that were ticked before this could run.
    #[must_use]
    pub fn new(early: &[String], now: u64) -> Self {
        let mut shown = Entries::default();
        for key in early {
            shown.merge(key.clone(), Entry::new(now, true));
        }
        Self {
            phase: Phase::Opening,
            shown,
            held: Entries::default(),
            newer: Vec::new(),
        }
    }

    /// Where the list stands.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// What is shown of a box.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<Entry> {
        self.shown.get(key)
    }

    /// Whether a box is shown as ticked.
    #[must_use]
    pub fn is_on(&self, key: &str) -> bool {
        self.entry(key).is_some_and(|entry| entry.on)
    }

    /// Whether a group was looked at: a sign in it is ticked, or the person says that they saw none.
    #[must_use]
    pub fn is_looked_at(&self, group: &Group) -> bool {
        self.has_tick(group) || self.is_on(&looked_key(group.id))
    }

    /// Whether a sign of this group is ticked.
    #[must_use]
    pub fn has_tick(&self, group: &Group) -> bool {
        let mut indicators = group.indicators.iter();
        indicators.any(|indicator| self.is_on(indicator.id))
    }

    /// What the shown ticks call for. "I looked, none seen" is no tick.
    #[must_use]
    pub fn advice(&self) -> Advice {
        if self.shown.any_sign() {
            Advice::Talk
        } else {
            Advice::NoTicks
        }
    }
}
