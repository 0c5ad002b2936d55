//! The witness: what the person did, what they were told, and what must follow from it.

use crate::{
    phone::{KEYS, Kept, Phone, SHELVES},
    stores::Shelf as Texts,
};
use domain::{
    Decoded, HandOver, How, Key, Notice, OwnChange, OwnContacts, OwnKeeping, OwnNotice, Phase,
    Place, Shelf, When, Wording, Write, decode,
};
use std::collections::{BTreeMap, BTreeSet};

/// A tick, an untick or a note, known by its box and its time.
pub type Mark = (Key, u64);

#[derive(Debug, Clone, Copy)]
pub struct Act {
    /// In which order it was made.
    pub number: u64,
    pub window: u64,
    pub time: u64,
    pub is_practice: bool,
    /// When the person was told that it is cleared.
    pub cleared_at: Option<u64>,
}

#[derive(Default)]
pub struct Witness {
    pub acts: BTreeMap<Mark, Act>,
    pub number: u64,
    /// Own contacts as the person was told that they are kept; nothing where that is open.
    pub own: Option<OwnContacts>,
    /// The same, if a change that was called not kept is there after all.
    pub own_perhaps: Vec<OwnContacts>,
    /// A newer version or garbage stands where own contacts were.
    pub own_is_spoilt: bool,
}

const WORDING: Wording = Wording {
    title: "t",
    made: "m",
    no_name: "n",
    practice: "p",
    nothing: "nothing",
    none_seen: "s",
    not_looked: "l",
    when: When::name,
    how: How::name,
};

/// Where the guide's present list stands in both places: its number, and its entries.
pub fn live(places: &[Texts; 2]) -> (u64, BTreeMap<Key, Vec<domain::Entry>>) {
    let mut list = 0;
    let mut all = Vec::new();
    for (name, text) in places.iter().flatten() {
        if name == "list:" {
            list = list.max(text.parse().unwrap_or(0));
        } else if let Decoded::Known(entry, of) = decode(text) {
            list = list.max(of);
            all.push((name, entry, of));
        }
    }
    let mut live: BTreeMap<Key, Vec<domain::Entry>> = BTreeMap::new();
    for (name, entry, of) in all {
        if let Some(key) = KEYS.of_stored(name).filter(|_| of == list) {
            live.entry(key).or_default().push(entry);
        }
    }
    (list, live)
}

impl Witness {
    fn act(&self, mark: Mark) -> Option<Act> {
        self.acts.get(&mark).copied()
    }

    /// The act of this mark; or the latest of its box, where it was dated anew because its time lay in the future.
    fn act_or_heir(&self, mark: Mark, until: u64) -> Option<Act> {
        let of_box = self
            .acts
            .iter()
            .filter(|((key, _), act)| *key == mark.0 && !act.is_practice && act.number <= until);
        let latest = of_box
            .max_by_key(|(_, act)| act.number)
            .map(|(_, act)| *act);
        self.act(mark).or(latest)
    }

    /// Remembers an act, the first time that it is seen.
    pub fn note(&mut self, mark: Mark, window: u64, time: u64, is_practice: bool) {
        self.number += 1;
        let act = Act {
            number: self.number,
            window,
            time,
            is_practice,
            cleared_at: None,
        };
        self.acts.entry(mark).or_insert(act);
    }

    /// What own contacts are told of themselves.
    pub fn own_step(&mut self, before: &OwnKeeping, after: &OwnKeeping) -> Kept {
        if self.own_is_spoilt {
            return Ok(());
        }
        if !before.is_asked() && after.is_asked() && after.notice != Some(OwnNotice::Unread) {
            let seen = after.contacts();
            let expected = self.own.clone().unwrap_or_default();
            if seen != expected && !self.own_perhaps.contains(&seen) {
                return Err(format!(
                    "own contacts: kept were {expected:?}, and there is {seen:?}"
                ));
            }
            self.own = Some(seen);
            self.own_perhaps.clear();
        }
        Ok(())
    }

    /// A change of own contacts is on its way.
    pub fn own_changes(&mut self, change: &OwnChange) {
        let mut changed = self.own.clone().unwrap_or_default();
        let _ = change.make(&mut changed);
        self.own_perhaps.push(changed);
    }

    /// A change of own contacts was kept, or was not.
    pub fn own_changed(&mut self, change: &OwnChange, notice: Option<OwnNotice>) {
        let mut changed = self.own.clone().unwrap_or_default();
        let _ = change.make(&mut changed);
        if let Some(OwnNotice::Kept | OwnNotice::Removed | OwnNotice::Imported) = notice {
            self.own = Some(changed);
            self.own_perhaps.clear();
        }
    }
}

impl Phone {
    fn places(&self) -> [Texts; 2] {
        [Place::Database, Place::Local].map(|place| self.held(place, Shelf::Ticks))
    }

    /// Looks at a window as its person does.
    pub fn look(&mut self, number: u64) -> Kept {
        let now = self.steady;
        let acts = self.witness.number;
        let shown = self.shown(number);
        let beside = self.beside(number);
        let Some(window) = self.window(number) else {
            return Ok(());
        };
        let asks = window.list.session().asks();
        if asks && !window.asked {
            window.begin(acts, now, beside);
            window.early = shown;
        }
        window.asked = asks;
        let Some(window) = self.windows.iter().find(|window| window.number == number) else {
            return Ok(());
        };
        let session = window.list.session();
        let is_practice = session.phase() == Phase::Practice;
        for key in KEYS.all().filter(|key| session.is_on(*key) && !asks) {
            let Some(entry) = session.entry(key) else {
                continue;
            };
            let Some(act) = self.witness.act_or_heir((key, entry.at), u64::MAX) else {
                return Err(format!(
                    "window {number} shows {key:?}, which nobody has ticked"
                ));
            };
            if act.is_practice != is_practice || (is_practice && act.window != number) {
                return Err(format!(
                    "window {number}: practice and real ticks are mixed, {key:?}"
                ));
            }
            if window.is_of_before((key, entry.at), &act) {
                return Err(format!(
                    "window {number} shows {key:?} of before, without the question"
                ));
            }
            if act.cleared_at.is_some_and(|told| window.knows_since > told) {
                return Err(format!(
                    "window {number} shows {key:?}, which was said to be cleared"
                ));
            }
            if session.has_tick(key.group()) && !key.is_sign() {
                return Err(format!("window {number}: none seen, and a sign"));
            }
        }
        let hand_over = HandOver {
            session,
            wording: WORDING,
            time: "",
            practice: is_practice,
        };
        match hand_over.text() {
            Some(_) if asks => return Err("handed over while the question stands".to_owned()),
            None if !asks => return Err("nothing to hand over".to_owned()),
            Some(text) => {
                let shown = KEYS
                    .all()
                    .filter(|key| key.is_sign() && session.is_on(*key))
                    .count();
                if text.matches("\n- ").count() != shown {
                    return Err("what is handed over is not what is shown".to_owned());
                }
            }
            None => {}
        }
        self.look_whether_cleared(number, now)?;
        self.look_whether_kept(number)
    }

    /// "Cleared" is said only when it is so.
    fn look_whether_cleared(&mut self, number: u64, now: u64) -> Kept {
        let places = self.places();
        let Some(window) = self.window(number) else {
            return Ok(());
        };
        let notice = window.list.notice();
        let is_saving = window.list.is_saving();
        let kept = window.early.clone();
        let Some(pressed) = window.clears else {
            return Ok(());
        };
        if notice != Some(Notice::Cleared) {
            if !is_saving {
                // What was ticked for the next child before may not be kept, which is the greater news.
                let is_greater = notice == Some(Notice::NotKept) && !kept.is_empty();
                if notice != Some(Notice::NotCleared) && !is_greater {
                    return Err(format!("cleared, and it is said {notice:?}"));
                }
                window.clears = None;
            }
            return Ok(());
        }
        window.clears = None;
        for (name, text) in places.iter().flatten() {
            let Decoded::Known(entry, _) = decode(text) else {
                continue;
            };
            let Some(key) = KEYS.of_stored(name) else {
                return Err(format!("“cleared”, and {name} is still there"));
            };
            let act = self.witness.act((key, entry.at));
            if act.is_some_and(|act| act.number <= pressed && !kept.contains(&(key, entry.at))) {
                return Err(format!("“cleared”, and {key:?} is still in a store"));
            }
        }
        // What a window that is only opening has of its own was nowhere to be cleared.
        let opening: Vec<u64> = self
            .windows
            .iter()
            .filter(|window| !window.is_ready)
            .map(|window| window.number)
            .collect();
        for (mark, act) in &mut self.witness.acts {
            if !opening.contains(&act.window)
                && act.number <= pressed
                && !act.is_practice
                && !kept.contains(mark)
            {
                act.cleared_at.get_or_insert(now);
            }
        }
        Ok(())
    }

    /// What is not called lost is in a store, of the list that the next opening will take for the present one.
    fn look_whether_kept(&mut self, number: u64) -> Kept {
        let clock = self.time().clock;
        let (list, live) = live(&self.places());
        let Some(window) = self.window(number) else {
            return Ok(());
        };
        let settled = window.is_ready && !window.list.is_saving() && window.clears.is_none();
        if !window.is_unchecked || !settled {
            return Ok(());
        }
        window.is_unchecked = false;
        let Some(window) = self.windows.iter().find(|window| window.number == number) else {
            return Ok(());
        };
        let session = window.list.session();
        let stands = window.list.notice();
        let is_told = matches!(
            stands,
            Some(Notice::NotKept | Notice::Unread | Notice::NotCleared | Notice::Newer)
        );
        if is_told || session.asks() || session.phase() == Phase::Practice {
            return Ok(());
        }
        for key in KEYS.all() {
            let Some(entry) = session.entry(key) else {
                continue;
            };
            // What another window has told of may still be on its way there.
            if self
                .witness
                .act((key, entry.at))
                .is_none_or(|act| act.window != number)
            {
                continue;
            }
            let latest = live
                .get(&key)
                .into_iter()
                .flatten()
                .max_by_key(|kept| kept.at);
            let kept = latest.is_some_and(|kept| kept.at >= entry.at || kept.on == entry.on);
            // Of before a clock that has gone back: another window may have dated it anew, and changed it since.
            if !kept && entry.at <= clock {
                return Err(format!(
                    "window {number} calls {key:?} of {} kept; the list is {list} there and {} here, with {live:?}",
                    entry.at,
                    session.list()
                ));
            }
        }
        Ok(())
    }

    /// A window has written something.
    pub fn wrote(&mut self, number: u64, shelf: Shelf, write: &Write) -> Kept {
        if shelf != SHELVES[0] {
            return Ok(());
        }
        let mut latest = 0;
        for (name, text) in &write.changes {
            let Some((key, Decoded::Known(entry, _))) =
                KEYS.of_stored(name).zip(text.as_deref().map(decode))
            else {
                continue;
            };
            let window = self.windows.iter().find(|window| window.number == number);
            // What a window keeps that asks is of before.
            let asks = window.filter(|window| window.list.session().asks());
            let until = asks.map_or(u64::MAX, |window| window.clean_since);
            let act = self.witness.act_or_heir((key, entry.at), until);
            let act = act.ok_or(format!("{key:?} was written, and nobody ticked it"))?;
            self.witness.acts.entry((key, entry.at)).or_insert(act);
            latest = latest.max(if entry.on { act.number } else { 0 });
        }
        let (_, live) = live(&self.places());
        let Some(window) = self
            .windows
            .iter()
            .find(|window| window.number == number)
            .filter(|window| latest > window.clean_since)
        else {
            return Ok(());
        };
        if window.list.session().asks() {
            return Err(format!(
                "window {number} keeps ticks while the question stands: {write:?}"
            ));
        }
        for (key, entries) in live {
            let Some(entry) = entries.into_iter().max_by_key(|entry| entry.at) else {
                continue;
            };
            let act = self.witness.act((key, entry.at));
            if entry.on && act.is_some_and(|act| window.is_of_before((key, entry.at), &act)) {
                return Err(format!(
                    "window {number} keeps new ticks together with {key:?} of before"
                ));
            }
        }
        Ok(())
    }

    /// The other windows.
    pub fn beside(&self, number: u64) -> Vec<u64> {
        self.windows
            .iter()
            .map(|window| window.number)
            .filter(|other| *other != number)
            .collect()
    }

    /// The marks that are shown in a window.
    pub fn shown(&self, number: u64) -> BTreeSet<Mark> {
        let window = self.windows.iter().find(|window| window.number == number);
        let session = window.map(|window| window.list.session());
        let shown = KEYS
            .all()
            .filter_map(|key| Some((key, session?.entry(key)?.at)));
        shown.collect()
    }
}
