//! A window: the two things that it keeps, and what the witness remembers of it.

use crate::witness::Act;
use domain::{Keeping, PersonalContacts, PersonalKeeping};
use std::collections::BTreeSet;

pub struct Window {
    pub number: u64,
    pub list: Keeping,
    pub own: PersonalKeeping,
    pub is_frozen: bool,
    pub is_ready: bool,
    /// Whether the ticks' database, and that of personal contacts, are connected.
    pub connections: [bool; 2],
    /// Since when something is waited for, of each.
    pub waits_since: [Option<u64>; 2],
    /// Acts up to this one may be shown here only after "Continue".
    pub clean_since: u64,
    /// Acts before that which belong to it all the same: of the same sitting, in another window.
    pub beside: BTreeSet<u64>,
    pub has_resumed: bool,
    /// When the stores were last read, or another window heard.
    pub knows_since: u64,
    /// The same, of the reading that has just come to its end.
    pub will_know_since: Option<u64>,
    /// When the last reading began: localStorage is read first.
    pub read_at: u64,
    pub local_read_at: u64,
    /// The act at which clearing was pressed.
    pub clears: Option<u64>,
    /// What was ticked while the question stood then, for the next child.
    pub keeps: BTreeSet<u64>,
    pub asked: bool,
    /// What was shown when practice began.
    pub real: BTreeSet<u64>,
    /// What was ticked here before the question was asked, or while it was.
    pub early: BTreeSet<u64>,
    /// Whether a tick has been made whose keeping is still to be looked at.
    pub is_unchecked: bool,
    /// What personal contacts were while they were being read.
    pub personal_before: Vec<PersonalContacts>,
}

impl Window {
    pub fn new(number: u64, list: Keeping, act: u64, now: u64) -> Self {
        Self {
            number,
            list,
            own: PersonalKeeping::default(),
            is_frozen: false,
            is_ready: false,
            connections: [false; 2],
            waits_since: [Some(now); 2],
            clean_since: act,
            beside: BTreeSet::new(),
            has_resumed: false,
            knows_since: now,
            will_know_since: None,
            read_at: now,
            local_read_at: now,
            clears: None,
            keeps: BTreeSet::new(),
            asked: false,
            real: BTreeSet::new(),
            early: BTreeSet::new(),
            is_unchecked: false,
            personal_before: Vec::new(),
        }
    }

    /// From now on only what is done from now on may be shown.
    pub fn begin(&mut self, act: u64, beside: BTreeSet<u64>) {
        (self.clean_since, self.beside, self.has_resumed) = (act, beside, false);
    }

    /// The next page of the tab: what might be shown in the one before may be shown here.
    pub fn follow(&mut self, before: Self) {
        (self.clean_since, self.beside, self.has_resumed) = (before.clean_since, before.beside, before.has_resumed);
        self.early = before.early;
    }

    /// Whether an act is of before, and may not be shown or kept with new ones.
    pub fn is_of_before(&self, act: &Act) -> bool {
        act.number <= self.clean_since
            && !self.has_resumed
            && !self.beside.contains(&act.number)
            && !self.early.contains(&act.number)
    }
}
