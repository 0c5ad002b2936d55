//! A window: the two things that it keeps, and what the witness remembers of it.

use crate::witness::Act;
use domain::{Keeping, Key, OwnKeeping};
use std::collections::BTreeSet;

pub struct Window {
    pub number: u64,
    pub list: Keeping,
    pub own: OwnKeeping,
    pub is_frozen: bool,
    pub is_ready: bool,
    /// Whether the ticks' database, and that of own contacts, are connected.
    pub connections: [bool; 2],
    /// Since when something is waited for, of each.
    pub waits_since: [Option<u64>; 2],
    /// Acts before this one may be shown here only after "Continue".
    pub clean_since: u64,
    /// When that was, and which windows were open beside it: what they were doing just then is of the same sitting.
    pub clean_at: u64,
    pub beside: Vec<u64>,
    pub has_resumed: bool,
    /// When the stores were last read, or another window heard.
    pub knows_since: u64,
    /// The act at which clearing was pressed.
    pub clears: Option<u64>,
    pub asked: bool,
    /// What was ticked here before the question was asked, or while it was.
    pub early: BTreeSet<(Key, u64)>,
    /// Whether a tick has been made whose keeping is still to be looked at.
    pub is_unchecked: bool,
}

impl Window {
    pub fn new(number: u64, list: Keeping, act: u64, now: u64) -> Self {
        Self {
            number,
            list,
            own: OwnKeeping::default(),
            is_frozen: false,
            is_ready: false,
            connections: [false; 2],
            waits_since: [Some(now); 2],
            clean_since: act,
            clean_at: now,
            beside: Vec::new(),
            has_resumed: false,
            knows_since: now,
            clears: None,
            asked: false,
            early: BTreeSet::new(),
            is_unchecked: false,
        }
    }
}

impl Window {
    /// From now on only what is done from now on may be shown.
    pub fn begin(&mut self, act: u64, now: u64, beside: Vec<u64>) {
        (
            self.clean_since,
            self.clean_at,
            self.beside,
            self.has_resumed,
        ) = (act, now, beside, false);
    }

    /// Whether an act is of before, and may not be shown or kept with new ones.
    pub fn is_of_before(&self, mark: (Key, u64), act: &Act) -> bool {
        let is_of_this_sitting = self.beside.contains(&act.window)
            && self.clean_at - act.time.min(self.clean_at) < 60_000;
        act.number <= self.clean_since
            && !self.has_resumed
            && !is_of_this_sitting
            && !self.early.contains(&mark)
    }
}
