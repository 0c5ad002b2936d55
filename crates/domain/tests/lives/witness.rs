//! The witness: what the person did, what they were told, and what must follow from it.

use crate::{
    phone::{KEYS, Kept, Phone, SHELVES},
    stores::Shelf as Texts,
};
use domain::{
    Decoded, HandOver, How, KEPT_FOR_MS, Key, Notice, PersonalChange, PersonalContact, PersonalContacts,
    PersonalKeeping, PersonalNotice, Phase, Place, Shelf, When, Wording, Write, decode,
};
use std::collections::{BTreeMap, BTreeSet};

/// The name of a list's number.
const LIST: &str = "list:";

/// A tick, an untick or a note, known by its box and its time.
pub type Mark = (Key, u64);

#[derive(Debug, Clone, Copy)]
pub struct Act {
    /// In which order it was made.
    pub number: u64,
    pub window: u64,
    pub is_practice: bool,
    /// When the person was told that it is cleared.
    pub cleared_at: Option<u64>,
}

#[derive(Default)]
pub struct Witness {
    pub acts: BTreeMap<Mark, Act>,
    pub number: u64,
    /// The lists that were begun by clearing.
    pub cleared_lists: BTreeSet<u64>,
    /// When the last list was begun in a store.
    pub begun_at: u64,
    /// By which window an entry was written last, and when.
    pub writers: BTreeMap<Mark, (u64, u64)>,
    /// By which window something unreadable or dead under a box's name was deleted last, and when.
    pub forgotten: BTreeMap<Key, (u64, u64)>,
    /// Personal contacts as the person was told that they are kept; nothing where that is open.
    pub own: Option<PersonalContacts>,
    /// The same, if a change that was called not kept is there after all.
    pub personal_perhaps: Vec<PersonalContacts>,
    /// Contacts that the person wanted to keep, and was not told that they are.
    pub personal_unsure: Vec<PersonalContact>,
    /// A newer version or garbage stands where personal contacts were.
    pub personal_is_spoilt: bool,
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
        if name == LIST {
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

/// The marks of what a write keeps.
fn marks(write: &Write) -> impl Iterator<Item = Mark> {
    write.changes.iter().filter_map(|(name, text)| {
        let Decoded::Known(entry, _) = decode(text.as_deref()?) else {
            return None;
        };
        Some((KEYS.of_stored(name)?, entry.at))
    })
}

impl Witness {
    fn act(&self, mark: Mark) -> Option<Act> {
        self.acts.get(&mark).copied()
    }

    /// The act of this mark; or the latest of its box, where it was dated anew because its time lay in the future.
    fn act_or_heir(&self, mark: Mark, until: u64) -> Option<Act> {
        let of_box =
            self.acts.iter().filter(|((key, _), act)| *key == mark.0 && !act.is_practice && act.number <= until);
        let latest = of_box.max_by_key(|(_, act)| act.number).map(|(_, act)| *act);
        self.act(mark).or(latest)
    }

    /// Remembers an act.
    pub fn note(&mut self, mark: Mark, window: u64, is_practice: bool) {
        self.number += 1;
        let act = Act { number: self.number, window, is_practice, cleared_at: None };
        self.acts.insert(mark, act);
    }

    /// What is dated anew is still of the act that made it.
    pub fn inherit(&mut self, mark: Mark, from: Mark) {
        if let Some(act) = self.act(from) {
            self.acts.entry(mark).or_insert(act);
        }
    }

    /// What was ticked here while the question stood comes after what was held, and is of the same act. A clock that has
    /// gone back may have let another window use that time.
    pub fn put_after(&mut self, mark: Mark, from: Mark, window: u64) {
        let is_later = |act: &Act| self.act(mark).is_none_or(|known| known.number < act.number);
        let act = self.act(from).filter(|act| act.window == window);
        if let Some(act) = act.filter(is_later) {
            self.acts.insert(mark, act);
        }
    }

    /// What personal contacts are told of themselves; `meanwhile` are those of while they were being read.
    pub fn personal_step(
        &mut self,
        before: &PersonalKeeping,
        after: &PersonalKeeping,
        meanwhile: &[PersonalContacts],
    ) -> Kept {
        if self.personal_is_spoilt {
            return Ok(());
        }
        if !before.is_asked() && after.is_asked() && after.notice != Some(PersonalNotice::Unread) {
            let seen = after.contacts();
            if meanwhile.contains(&seen) {
                return Ok(());
            }
            let expected = self.own.clone().unwrap_or_default();
            // What was called not kept may be there after all.
            let is_there =
                |contact: &PersonalContact| expected.all().contains(contact) || self.personal_unsure.contains(contact);
            let is_whole = expected.all().iter().all(|contact| seen.all().contains(contact));
            let is_expected = is_whole && seen.all().iter().all(is_there);
            if !is_expected && !self.personal_perhaps.contains(&seen) {
                return Err(format!("personal contacts: kept were {expected:?}, and there is {seen:?}"));
            }
            self.own = Some(seen);
            self.personal_perhaps.clear();
        }
        Ok(())
    }

    /// A change of personal contacts was kept, or was not: it is to be found in what is shown now, beside what was seen before.
    pub fn personal_changed(
        &mut self,
        change: &PersonalChange,
        notice: Option<PersonalNotice>,
        seen: &PersonalContacts,
        now: PersonalContacts,
    ) -> Kept {
        let is_kept = matches!(notice, Some(PersonalNotice::Kept | PersonalNotice::Removed | PersonalNotice::Imported));
        if is_kept && !self.personal_is_spoilt {
            let made = |before: &PersonalContacts| {
                let mut contacts = before.clone();
                change.make(&mut contacts).map(|()| contacts)
            };
            // Another window may have changed them meanwhile, and not have been heard.
            let before = [seen].into_iter().chain(&self.own).chain(&self.personal_perhaps);
            let is_complete = { before }.any(|before| {
                made(before).is_ok_and(|expected| expected.all().iter().all(|contact| now.all().contains(contact)))
            });
            if !is_complete || made(&now) != Ok(now.clone()) {
                return Err(format!("personal contacts: {change:?} was called kept; {now:?}"));
            }
            self.personal_unsure.retain(|contact| !now.all().contains(contact));
            self.own = Some(now);
            self.personal_perhaps.clear();
        }
        Ok(())
    }
}

impl Phone {
    fn places(&self) -> [Texts; 2] {
        [Place::Database, Place::Local].map(|place| self.held(place, Shelf::Ticks))
    }

    /// A change of personal contacts is on its way: who reads them just now may miss it.
    pub fn personal_changes(&mut self, change: &PersonalChange) {
        let own = self.witness.own.clone().unwrap_or_default();
        let mut changed = own.clone();
        let _ = change.make(&mut changed);
        self.witness.personal_unsure.extend(changed.all().iter().cloned());
        self.witness.personal_perhaps.push(changed);
        for window in self.windows.iter_mut().filter(|window| !window.own.is_asked()) {
            window.personal_before.push(own.clone());
        }
    }

    /// Acts that are kept nowhere yet: who begins now cannot know of them, and they are of the same sitting.
    pub fn unkept(&self) -> BTreeSet<u64> {
        let places = self.places();
        let kept = places.iter().flatten().filter_map(|(name, text)| {
            let Decoded::Known(entry, _) = decode(text) else {
                return None;
            };
            self.witness.act((KEYS.of_stored(name)?, entry.at))
        });
        let kept: BTreeSet<u64> = kept.map(|act| act.number).collect();
        let acts = self.witness.acts.values().map(|act| act.number);
        acts.filter(|number| !kept.contains(number)).collect()
    }

    /// What was ticked in windows that have not read the stores, and in others than this one on its way there: clearing
    /// cannot reach it.
    pub fn unready(&self, number: u64) -> BTreeSet<u64> {
        let windows = self.windows.iter().filter(|window| {
            !window.is_ready
                || (window.number != number && window.list.is_saving())
                || window.list.session().asks()
                || window.clears.is_some()
                || matches!(window.list.notice(), Some(Notice::Unread | Notice::NotCleared))
        });
        windows.flat_map(|window| self.acts_shown(window.number)).collect()
    }

    /// A write is on its way; what it dates anew lies in a place already, and what it forgets is old enough.
    pub fn writes(&mut self, place: Place, write: &Write) -> Kept {
        if write.clear && self.windows.iter().all(|window| window.clears.is_none()) {
            return Err("everything is cleared, and nobody has asked for it".to_owned());
        }
        let (_, live) = live(&self.places());
        let held = self.held(place, Shelf::Ticks);
        let begins = write.changes.iter().any(|(name, _)| name == LIST)
            && (write.is_forced || held.get(LIST) == write.guard.as_ref());
        let mut changes = write.changes.iter();
        // What another window has kept in these seconds may not have been read.
        let is_settled = |mark: &Mark| {
            let written = self.witness.writers.get(mark);
            written.is_none_or(|(_, at)| self.steady - at > 5000)
        };
        let marks = live.iter().flat_map(|(key, entries)| entries.iter().map(|entry| (*key, entry.at)));
        let last = marks.filter(is_settled).map(|(_, at)| at).max();
        let age = self.time().clock.saturating_sub(last.unwrap_or(0));
        let forgets = changes.any(|(name, text)| {
            let key = KEYS.of_stored(name).filter(|_| text.is_none());
            key.is_some_and(|key| live.contains_key(&key))
        });
        if begins && !write.clear && forgets && age < KEPT_FOR_MS {
            return Err(format!("ticks are forgotten after {age} ms"));
        }
        for (key, at) in self::marks(write) {
            let kept = live.get(&key).into_iter().flatten().max_by_key(|kept| kept.at);
            if let Some(kept) = kept {
                self.witness.inherit((key, at), (key, kept.at));
            }
        }
        Ok(())
    }

    /// Remembers what is of before, as soon as a window asks.
    pub fn note_question(&mut self, number: u64) -> Kept {
        let acts = self.witness.number;
        let shown = self.acts_shown(number);
        let Some(window) = self.window(number) else {
            return Ok(());
        };
        let asks = window.list.session().asks();
        if asks && !window.asked {
            window.early = shown;
        }
        let begins = asks && !window.asked;
        window.asked = asks;
        if begins {
            self.seen.insert("question asked");
            let phase = self.window(number).map(|window| window.list.session().phase());
            let clock = self.time().clock;
            // A list is as old as the last change of any.
            let shown_at = self.shown(number).into_iter().map(|(_, at)| at).max();
            let shown_at = shown_at.unwrap_or(0);
            if let Some(Phase::Interrupted { changed }) = phase
                && clock.saturating_sub(changed.max(shown_at)) > KEPT_FOR_MS
            {
                return Err(format!("window {number} asks about ticks of {changed}, at {clock}"));
            }
            let unkept = self.unkept();
            if let Some(window) = self.window(number) {
                window.begin(acts, unkept);
            }
        }
        Ok(())
    }

    /// Looks at a window as its person does.
    pub fn look(&mut self, number: u64) -> Kept {
        self.note_question(number)?;
        let now = self.steady;
        let Some(window) = self.windows.iter().find(|window| window.number == number) else {
            return Ok(());
        };
        let session = window.list.session();
        let asks = session.asks();
        let is_practice = session.phase() == Phase::Practice;
        for key in KEYS.all().filter(|key| session.is_on(*key) && !asks) {
            let Some(entry) = session.entry(key) else {
                continue;
            };
            let Some(act) = self.witness.act_or_heir((key, entry.at), u64::MAX) else {
                return Err(format!("window {number} shows {key:?}, which nobody has ticked"));
            };
            if act.is_practice != is_practice || (is_practice && act.window != number) {
                return Err(format!("window {number}: practice and real ticks are mixed, {key:?}"));
            }
            if window.is_of_before(&act) {
                return Err(format!("window {number} shows {key:?} of before, without the question"));
            }
            if act.cleared_at.is_some_and(|told| window.knows_since > told) {
                return Err(format!("window {number} shows {key:?}, which was said to be cleared: {entry:?} {act:?}"));
            }
            if session.has_tick(key.group()) && !key.is_sign() {
                return Err(format!("window {number}: none seen, and a sign"));
            }
        }
        let hand_over = HandOver { session, wording: WORDING, time: "", practice: is_practice };
        match hand_over.text() {
            Some(_) if asks => return Err("handed over while the question stands".to_owned()),
            None if !asks => return Err("nothing to hand over".to_owned()),
            Some(text) => {
                let shown = KEYS.all().filter(|key| key.is_sign() && session.is_on(*key)).count();
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
        let Some(pressed) = self.window(number).and_then(|window| window.clears) else {
            return Ok(());
        };
        let (places, shown) = (self.places(), self.shown(number));
        let Some(window) = self.window(number) else {
            return Ok(());
        };
        let notice = window.list.notice();
        let is_saving = window.list.is_saving();
        let kept = window.keeps.clone();
        if notice != Some(Notice::Cleared) {
            if !is_saving {
                // What was ticked for the next child may not be kept, which is the greater news.
                let is_greater = notice == Some(Notice::NotKept) && !shown.is_empty();
                if notice != Some(Notice::NotCleared) && !is_greater {
                    return Err(format!("cleared, and it is said {notice:?}"));
                }
                window.clears = None;
            }
            return Ok(());
        }
        window.clears = None;
        self.seen.insert("cleared told");
        for (name, text) in places.iter().flatten() {
            let Decoded::Known(entry, _) = decode(text) else {
                continue;
            };
            let Some(key) = KEYS.of_stored(name) else {
                return Err(format!("“cleared”, and {name} is still there"));
            };
            let act = self.witness.act((key, entry.at));
            if act.is_some_and(|act| act.number <= pressed && !kept.contains(&act.number)) {
                return Err(format!("“cleared”, and {key:?} is still in a store"));
            }
        }
        // What a window that has not read the stores has of its own was nowhere to be cleared.
        let unready = self.unready(number);
        for act in self.witness.acts.values_mut() {
            if act.number <= pressed
                && !act.is_practice
                && !unready.contains(&act.number)
                && !kept.contains(&act.number)
            {
                act.cleared_at.get_or_insert(now);
            }
        }
        Ok(())
    }

    /// What is not called lost is in a store, of the list that the next opening will take for the present one.
    fn look_whether_kept(&mut self, number: u64) -> Kept {
        let clock = self.time().clock;
        let Some(window) = self.window(number) else {
            return Ok(());
        };
        let settled = window.is_ready && !window.list.is_saving() && window.clears.is_none();
        if !window.is_unchecked || !settled {
            return Ok(());
        }
        window.is_unchecked = false;
        let (list, live) = live(&self.places());
        let Some(window) = self.windows.iter().find(|window| window.number == number) else {
            return Ok(());
        };
        let session = window.list.session();
        let stands = window.list.notice();
        let is_told = matches!(stands, Some(Notice::NotKept | Notice::Unread | Notice::NotCleared | Notice::Newer));
        // Cleared by another window, or begun anew in these seconds: it will be heard.
        let is_cleared = list > session.list()
            && (self.witness.cleared_lists.contains(&list) || self.steady - self.witness.begun_at < 5000);
        if is_told || is_cleared || session.asks() || session.phase() == Phase::Practice {
            return Ok(());
        }
        for key in KEYS.all() {
            let Some(entry) = session.entry(key) else {
                continue;
            };
            // What another window has told of may still be on its way there.
            if self.witness.act((key, entry.at)).is_none_or(|act| act.window != number) {
                continue;
            }
            let latest = live.get(&key).into_iter().flatten().max_by_key(|kept| kept.at);
            let kept = latest.is_some_and(|kept| kept.at >= entry.at || kept.on == entry.on);
            // Of two windows that change one box before they have heard of each other one counts.
            let other = latest.and_then(|kept| self.witness.writers.get(&(key, kept.at)));
            let forgotten = self.witness.forgotten.get(&key);
            let mine = self.witness.writers.get(&(key, entry.at));
            let since = mine.map_or(self.steady, |(_, at)| *at);
            let mut others = [other, forgotten].into_iter().flatten();
            let is_contended = others.any(|(window, at)| *window != number && since.abs_diff(*at) < 60_000)
                || since.abs_diff(self.witness.begun_at) < 5000;
            // Of before a clock that has gone back: another window may have dated it anew, and changed it since.
            if !kept && !is_contended && entry.at <= clock {
                return Err(format!(
                    "window {number} calls {key:?} of {} kept; the list is {list} there and {} here, with {live:?}",
                    entry.at,
                    session.list()
                ));
            }
        }
        Ok(())
    }

    /// Of two windows that have not heard of each other, and of which one has no database, each has kept personal contacts
    /// under one number: one of the two counts.
    fn note_twins(&mut self) {
        let places = [Place::Database, Place::Local].map(|place| self.held(place, Shelf::Contacts));
        let texts = places.each_ref().map(|place| place.get("all"));
        let numbers = texts.map(|text| text?.split(' ').next());
        let are_twins = numbers[0].is_some() && numbers[0] == numbers[1] && texts[0] != texts[1];
        self.witness.personal_is_spoilt |= are_twins && self.was_unheard;
    }

    /// A window has written something.
    pub fn wrote(&mut self, number: u64, shelf: Shelf, write: &Write) -> Kept {
        if shelf != SHELVES[0] {
            self.note_twins();
            return Ok(());
        }
        if write.clear {
            let (list, _) = live(&self.places());
            self.witness.cleared_lists.insert(list);
        }
        if write.changes.iter().any(|(name, _)| name == LIST) {
            self.witness.begun_at = self.steady;
        }
        let forgotten = write.changes.iter().filter(|(_, text)| text.is_none());
        for key in forgotten.filter_map(|(name, _)| KEYS.of_stored(name)) {
            self.witness.forgotten.insert(key, (number, self.steady));
        }
        for mark in marks(write) {
            self.witness.writers.insert(mark, (number, self.steady));
        }
        let mut latest = 0;
        for (name, text) in &write.changes {
            let Some((key, Decoded::Known(entry, _))) = KEYS.of_stored(name).zip(text.as_deref().map(decode)) else {
                continue;
            };
            let window = self.windows.iter().find(|window| window.number == number);
            // What a window keeps that asks is of before.
            let asks = window.filter(|window| window.list.session().asks());
            let until = asks.map_or(u64::MAX, |window| window.clean_since);
            let act = self.witness.act_or_heir((key, entry.at), until);
            let act = act.ok_or(format!("{key:?} was written, and nobody ticked it"))?;
            self.witness.acts.entry((key, entry.at)).or_insert(act);
            // What another window has ticked is only dated anew here.
            let is_new = entry.on && act.window == number;
            latest = latest.max(if is_new { act.number } else { 0 });
        }
        let (_, live) = live(&self.places());
        let Some(window) =
            self.windows.iter().find(|window| window.number == number).filter(|window| latest > window.clean_since)
        else {
            return Ok(());
        };
        if window.list.session().asks() {
            return Err(format!("window {number} keeps ticks while the question stands: {write:?}"));
        }
        for (key, entries) in live {
            let Some(entry) = entries.into_iter().max_by_key(|entry| entry.at) else {
                continue;
            };
            let act = self.witness.act((key, entry.at));
            // Changed since, which could not be kept: that was said.
            let shown = window.list.session().entry(key);
            if shown.is_some_and(|shown| shown.at > entry.at) {
                continue;
            }
            if entry.on && act.is_some_and(|act| window.is_of_before(&act)) {
                return Err(format!("window {number} keeps new ticks together with {key:?} of before"));
            }
        }
        Ok(())
    }

    /// The marks that are shown in a window.
    pub fn shown(&self, number: u64) -> BTreeSet<Mark> {
        let window = self.windows.iter().find(|window| window.number == number);
        let session = window.map(|window| window.list.session());
        let shown = KEYS.all().filter_map(|key| Some((key, session?.entry(key)?.at)));
        shown.collect()
    }

    /// The acts that are shown in a window.
    pub fn acts_shown(&self, number: u64) -> BTreeSet<u64> {
        let acts = self.shown(number).into_iter();
        acts.filter_map(|mark| Some(self.witness.act(mark)?.number)).collect()
    }
}
