//! The transitions: what happens to a checklist, and what is to be done then.

use super::{AWAY_MS, Effect, KEPT_FOR_MS, Notice, Phase, Session, found::Found, is_past};
use crate::{Entry, How, Key, When};

impl Session {
    /// The stores have been read: names and texts, a name perhaps twice. Of two the later change counts.
    pub fn open(&mut self, stored: &[(String, String)], now: u64) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.is_unread = false;
        // Of a list that was never kept, because the stores could not be read then, and whose person was long away.
        self.held.take();
        let found = Found::read(self.keys, stored, now);
        if let Some(lost) = self.lost.take().filter(|_| found.list > self.list) {
            // Another list has begun since: only what was ticked after that is of now.
            let shown = self.shown.take();
            for (key, entry) in shown.iter().filter(|(_, entry)| entry.at > lost) {
                self.shown.put(key, entry);
            }
            effects.push(Effect::Announce(Notice::ClearedElsewhere));
        }
        // Cleared meanwhile, here or in another window: what was read of before is dead.
        if found.list >= self.list {
            self.take(found, &mut effects);
        }
        self.leave_the_future(now, &mut effects);
        self.settle(now, &mut effects);
        for (list, key, entry) in std::mem::take(&mut self.heard) {
            effects.extend(self.hear(list, key, entry));
        }
        effects
    }

    /// The stores could not be read. What one of them holds may not be the whole, and is no list to judge or to show.
    pub fn open_unread(&mut self) -> Vec<Effect> {
        self.is_unread = true;
        self.phase = self.start();
        vec![Effect::ShowAll]
    }

    /// The stores have been read while everything is being cleared: it goes, whatever its number.
    pub fn open_clearing(&mut self, stored: &[(String, String)], now: u64) -> Vec<Effect> {
        self.read_clearing(stored);
        self.open(&[], now)
    }

    /// They have been read again meanwhile: what was begun there, perhaps under the same number, goes with the rest.
    pub fn read_clearing(&mut self, stored: &[(String, String)]) {
        let found = Found::read(self.keys, stored, u64::MAX);
        if found.list >= self.list {
            self.outnumber(found.list);
        }
    }

    /// The stores could not be read again: what other windows tell waits until they are.
    pub fn lose_sight(&mut self) {
        if !self.is_unread {
            self.lost = self.last_change();
        }
        self.is_unread = true;
    }

    fn take(&mut self, found: Found, effects: &mut Vec<Effect>) {
        self.list = found.list;
        for (key, entry) in found.known {
            self.held.merge(key, entry);
        }
        self.newer = found.newer;
        if found.is_newer {
            effects.push(Effect::Announce(Notice::Newer));
        }
        if !found.garbage.is_empty() {
            effects.push(Effect::Announce(Notice::Garbage));
        }
        forget(found.garbage, effects);
        forget(found.dead, effects);
    }

    /// A clock that was far ahead must not make ticks last: they count from now, as those of another list, so that no
    /// store can hold a later change of them.
    fn leave_the_future(&mut self, now: u64, effects: &mut Vec<Effect>) {
        let latest = now.saturating_add(KEPT_FOR_MS);
        if self.held.last_change().is_none_or(|changed| changed <= latest) {
            return;
        }
        let held: Vec<(Key, Entry)> = self.held.iter().collect();
        for (key, entry) in held {
            let at = entry.at.min(now);
            self.held.put(key, Entry { at, ..entry });
        }
        self.begin_another(now);
        let held = self.held.iter().map(|(key, entry)| (key, Some(entry)));
        effects.push(Effect::Begin(held.collect()));
    }

    /// From what is held to the first phase.
    fn settle(&mut self, now: u64, effects: &mut Vec<Effect>) {
        let start = self.start();
        if self.expire(now, effects) {
            self.phase = if start == Phase::Fresh { Phase::Expired } else { start };
            effects.extend(self.save_shown());
        } else {
            effects.extend(self.ask_or_join());
        }
        effects.push(Effect::ShowAll);
    }

    /// The question; or, where everything held was unticked, none. Later changes must come after that all the same.
    fn ask_or_join(&mut self) -> Vec<Effect> {
        if let Some(question) = self.question() {
            self.phase = question;
            return Vec::new();
        }
        self.phase = self.start();
        self.join()
    }

    /// The phase of a list of which nothing is held.
    const fn start(&self) -> Phase {
        if self.shown.looked_at() > 0 { Phase::InProgress } else { Phase::Fresh }
    }

    /// Lets go of what is held, where its last change is too long ago. What is ticked from then on is of another list,
    /// so that it is never mixed with what a store may fail to delete.
    fn expire(&mut self, now: u64, effects: &mut Vec<Effect>) -> bool {
        let is_past = self.held.last_change().is_some_and(|changed| is_past(changed, now));
        if is_past {
            let held = self.held.take();
            let held = held.iter().map(|(key, _)| (key, None)).collect();
            self.begin_another(now);
            effects.push(Effect::Begin(held));
            effects.push(Effect::Announce(Notice::Expired));
        }
        is_past
    }

    fn begin_another(&mut self, now: u64) {
        self.list = now.max(self.list.saturating_add(1));
    }

    /// The question, where ticks are held.
    fn question(&self) -> Option<Phase> {
        let changed = self.held.last_change().filter(|_| self.held.looked_at() > 0);
        changed.map(|changed| Phase::Interrupted { changed })
    }

    /// The same child: the held ticks are shown again, and what was ticked meanwhile is kept with them.
    pub fn resume(&mut self) -> Vec<Effect> {
        if !self.asks() {
            return Vec::new();
        }
        self.phase = Phase::InProgress;
        let mut effects = self.join();
        effects.push(Effect::ShowAll);
        effects
    }

    /// Puts what is held to what is shown; what was ticked meanwhile comes after it, and is kept with it.
    fn join(&mut self) -> Vec<Effect> {
        let held = self.held.take();
        let early = std::mem::replace(&mut self.shown, held);
        let mut effects = Vec::new();
        for (key, entry) in early.iter() {
            let entry = self.after(key, entry);
            self.shown.put(key, entry);
            effects.extend(self.save(key, entry));
        }
        effects
    }

    /// Clearing has met a list of this number, begun by another window's clearing: the one that is begun here comes after it.
    pub fn outnumber(&mut self, list: u64) {
        self.list = self.list.max(list.saturating_add(1));
    }

    /// Everything is to be forgotten. What was ticked while the question stood belongs to the next child.
    pub fn clear(&mut self, now: u64) -> Vec<Effect> {
        if self.phase == Phase::Practice {
            // What is tried out goes; the real ticks behind it are not tried out.
            self.shown.take();
            return vec![Effect::ShowAll];
        }
        if !self.asks() {
            self.shown.take();
        }
        self.held.take();
        self.lost = None;
        self.newer.clear();
        self.begin_another(now);
        // What the stores hold is still to come; of an earlier list it is dead then.
        if self.phase != Phase::Opening {
            self.phase = self.start();
        }
        let mut effects = vec![Effect::ForgetAll, Effect::ShowAll];
        effects.extend(self.save_shown());
        effects
    }

    /// Ticks or unticks a box; what was noted of it goes. Who ticks a sign has seen some: "none seen" of its group goes.
    pub fn tick(&mut self, key: Key, on: bool, now: u64) -> Vec<Effect> {
        let mut effects = self.change(key, now, |entry| *entry = Entry::new(entry.at, on));
        let none_seen = Key::NoneSeen { group: key.group() };
        if key.is_sign() && on && self.entry(none_seen).is_some_and(|entry| entry.on) {
            effects.extend(self.change(none_seen, now, |entry| entry.on = false));
        }
        effects
    }

    /// Notes when a ticked sign was seen; `None` takes the note back.
    pub fn note_when(&mut self, key: Key, when: Option<When>, now: u64) -> Vec<Effect> {
        self.note(key, now, |entry| entry.when = when)
    }

    /// Notes how the person knows of a ticked sign; `None` takes the note back.
    pub fn note_how(&mut self, key: Key, how: Option<How>, now: u64) -> Vec<Effect> {
        self.note(key, now, |entry| entry.how = how)
    }

    fn note(&mut self, key: Key, now: u64, note: impl FnOnce(&mut Entry)) -> Vec<Effect> {
        // Unticked in another window a moment ago: there is nothing to note.
        if !self.is_on(key) {
            return Vec::new();
        }
        self.change(key, now, note)
    }

    fn change(&mut self, key: Key, now: u64, change: impl FnOnce(&mut Entry)) -> Vec<Effect> {
        let mut entry = self.shown.get(key).unwrap_or(Entry::new(now, false));
        change(&mut entry);
        let entry = self.after(key, Entry { at: now, ..entry });
        self.shown.put(key, entry);
        if matches!(self.phase, Phase::Fresh | Phase::Expired) {
            self.phase = Phase::InProgress;
        }
        let mut effects = vec![Effect::ShowOne(key)];
        effects.extend(self.save(key, entry));
        effects
    }

    /// An entry that is later than the one before it, whatever the clock says: windows and stores go by this order.
    fn after(&self, key: Key, entry: Entry) -> Entry {
        let next = self.shown.get(key).map_or(0, |known| known.at.saturating_add(1));
        Entry { at: entry.at.max(next), ..entry }
    }

    /// What keeps an entry, where it may be kept. While opening it waits for the stores, and while the question stands for
    /// its answer: until then nobody knows with which ticks it belongs.
    fn save(&self, key: Key, entry: Entry) -> Option<Effect> {
        match self.phase {
            Phase::Practice | Phase::Opening | Phase::Interrupted { .. } => None,
            _ if self.newer.contains(&key) => Some(Effect::Announce(Notice::Newer)),
            _ => Some(Effect::Save(key, entry)),
        }
    }

    /// Keeps all that is shown, where it may be kept.
    #[must_use]
    pub fn save_shown(&self) -> Vec<Effect> {
        let shown = self.shown.iter();
        shown.filter_map(|(key, entry)| self.save(key, entry)).collect()
    }

    /// Starts practice: real ticks stay kept, and out of sight.
    pub fn practise(&mut self) -> Vec<Effect> {
        if matches!(self.phase, Phase::Practice | Phase::Opening) {
            return Vec::new();
        }
        self.hold();
        self.phase = Phase::Practice;
        vec![Effect::ShowAll]
    }

    /// Ends practice: nothing of it is left, and the question stands before any real ticks.
    pub fn end_practice(&mut self, now: u64) -> Vec<Effect> {
        if self.phase != Phase::Practice {
            return Vec::new();
        }
        self.shown.take();
        let mut effects = vec![Effect::Announce(Notice::PracticeEnded)];
        self.phase = Phase::Fresh;
        if self.is_too_old(now) {
            effects.extend(self.open_anew());
        } else {
            self.settle(now, &mut effects);
        }
        effects
    }

    /// Puts what is shown out of sight.
    fn hold(&mut self) {
        let shown = self.shown.take();
        self.held.merge_all(&shown);
    }

    /// Whether it is known what the stores hold.
    #[must_use]
    pub fn has_read(&self) -> bool {
        self.phase != Phase::Opening && !self.is_unread
    }

    /// Another window has changed a box of a list.
    pub fn hear(&mut self, list: u64, key: Key, entry: Entry) -> Vec<Effect> {
        self.hear_of(list, key, entry, false)
    }

    /// The same, while what others have ticked waits for a reading and the question.
    pub fn hear_hidden(&mut self, list: u64, key: Key, entry: Entry) -> Vec<Effect> {
        self.hear_of(list, key, entry, true)
    }

    fn hear_of(&mut self, list: u64, key: Key, entry: Entry, hides: bool) -> Vec<Effect> {
        if !self.has_read() {
            self.heard.push((list, key, entry));
            return Vec::new();
        }
        let mut effects = self.hear_clear(list);
        if list < self.list {
            return effects;
        }
        if hides || matches!(self.phase, Phase::Practice | Phase::Interrupted { .. }) {
            self.held.merge(key, entry);
        } else if self.shown.merge(key, entry) {
            self.phase = Phase::InProgress;
            effects.push(Effect::ShowOne(key));
        }
        effects
    }

    /// What was heard and hidden waits behind the question, where the reading that would have shown it has failed.
    pub fn judge_hidden(&mut self) -> Vec<Effect> {
        if self.phase == Phase::Practice || self.held.last_change().is_none() {
            return Vec::new();
        }
        let mut effects = self.ask_or_join();
        effects.push(Effect::ShowAll);
        effects
    }

    /// Another window has cleared everything, and begun the list with this number.
    pub fn hear_clear(&mut self, list: u64) -> Vec<Effect> {
        if list <= self.list {
            return Vec::new();
        }
        self.list = list;
        let held = self.held.take();
        if matches!(self.phase, Phase::Practice | Phase::Opening) {
            return Vec::new();
        }
        let shown = self.shown.take();
        self.phase = Phase::Fresh;
        let mut effects = vec![Effect::ShowAll];
        // Nothing is lost where nothing was ticked.
        if held.looked_at() + shown.looked_at() > 0 {
            effects.push(Effect::Announce(Notice::ClearedElsewhere));
        }
        effects
    }

    fn last_change(&self) -> Option<u64> {
        self.shown.last_change().max(self.held.last_change())
    }

    /// Whether what is shown and held was changed too long ago, as far as this window knows.
    #[must_use]
    pub fn is_too_old(&self, now: u64) -> bool {
        !matches!(self.phase, Phase::Opening | Phase::Practice)
            && self.last_change().is_some_and(|changed| is_past(changed, now))
    }

    /// Nothing is shown until the stores have been read once more, as at the beginning.
    pub fn open_anew(&mut self) -> Vec<Effect> {
        self.shown.take();
        self.adopt(self.list)
    }

    /// In the place of a list that was begun here another stands, with what nobody knows: it is read as at the beginning.
    pub fn adopt(&mut self, list: u64) -> Vec<Effect> {
        self.list = list;
        self.held.take();
        if self.phase != Phase::Practice {
            self.phase = Phase::Opening;
        }
        vec![Effect::ShowAll]
    }

    /// The page comes to the front again after `away` milliseconds.
    pub fn come_back(&mut self, away: u64) -> Vec<Effect> {
        let mut effects = Vec::new();
        if matches!(self.phase, Phase::Opening | Phase::Practice) {
            return effects;
        }
        if away >= AWAY_MS && !self.asks() {
            self.hold();
            effects.extend(self.ask_or_join());
            effects.push(Effect::ShowAll);
        }
        effects
    }

    /// The stores have been read again, because a message from another window may have been missed. After a long absence
    /// what others have ticked waits behind the question, like what was ticked here.
    pub fn read_again(&mut self, stored: &[(String, String)], hides_all: bool, now: u64) -> Vec<Effect> {
        if self.phase == Phase::Opening {
            return Vec::new();
        }
        let found = Found::read(self.keys, stored, now);
        if found.list < self.list {
            return Vec::new();
        }
        let mut effects = self.hear_clear(found.list);
        let found_change = found.known.iter().map(|(_, entry)| entry.at).max();
        let mut found = found;
        // What is shown is as late, or later; but where others' ticks are to be hidden, it may be of the next child.
        let is_news = |(key, entry): &(Key, Entry)| {
            self.phase == Phase::Practice
                || self
                    .shown
                    .get(*key)
                    .is_none_or(|known| known.at < entry.at || (hides_all && known.on && known != *entry))
        };
        found.known.retain(is_news);
        let last_change = found_change.max(self.held.last_change());
        let is_any = !found.known.is_empty() || self.held.last_change().is_some();
        if is_any && last_change.is_some_and(|changed| is_past(changed, now)) {
            for (key, entry) in found.known {
                self.held.merge(key, entry);
            }
            // What was ticked since is of the list that begins.
            if self.phase != Phase::Practice && self.shown.last_change() <= last_change {
                self.hold();
            }
            self.expire(now, &mut effects);
            if self.phase != Phase::Practice {
                let start = self.start();
                self.phase = if start == Phase::Fresh { Phase::Expired } else { start };
                effects.extend(self.save_shown());
            }
            effects.push(Effect::ShowAll);
            return effects;
        }
        let is_missed = !effects.is_empty();
        let hides = hides_all || is_missed || self.asks() || self.phase == Phase::Practice;
        let known = if hides { &mut self.held } else { &mut self.shown };
        let mut is_new = false;
        for (key, entry) in found.known {
            is_new |= known.get(key) != Some(entry) && known.merge(key, entry);
        }
        // What was heard and hidden meanwhile may be later than what was read.
        let is_hidden = !self.asks() && self.held.last_change().is_some();
        if is_new || is_hidden {
            if self.phase != Phase::Practice {
                effects.extend(self.ask_or_join());
            }
            effects.push(Effect::ShowAll);
        }
        effects
    }
}

fn forget(names: Vec<String>, effects: &mut Vec<Effect>) {
    if !names.is_empty() {
        effects.push(Effect::Forget(names));
    }
}
