//! The transitions: what happens to a checklist, and what is to be done then.

use super::{AWAY_MS, Effect, KEPT_FOR_MS, Notice, Phase, Session};
use crate::{Decoded, Entry, How, When, decode};

impl Session {
    /// The stores have been read: keys and texts, a key perhaps twice. Of two the later change counts.
    pub fn open(&mut self, stored: Vec<(String, String)>, now: u64) -> Vec<Effect> {
        let mut garbage = Vec::new();
        for (key, text) in stored {
            match decode(&text) {
                Decoded::Known(entry) => self.held.merge(key, entry),
                Decoded::Newer => self.newer.push(key),
                Decoded::Garbage => garbage.push(key),
            }
        }
        garbage
            .retain(|key| !self.held.contains(key) && !self.newer.iter().any(|newer| newer == key));
        let mut effects = Vec::new();
        if !self.newer.is_empty() {
            effects.push(Effect::Tell(Notice::Newer));
        }
        if !garbage.is_empty() {
            effects.push(Effect::Tell(Notice::Garbage));
        }
        effects.extend(garbage.into_iter().map(Effect::Forget));
        self.leave_the_future(now, &mut effects);
        self.settle(now, &mut effects);
        effects.extend(self.save_shown());
        effects
    }

    /// A clock that was far ahead must not make ticks last: they count from now.
    fn leave_the_future(&mut self, now: u64, effects: &mut Vec<Effect>) {
        let latest = now.saturating_add(KEPT_FOR_MS);
        let ahead: Vec<(String, Entry)> = self
            .held
            .iter()
            .filter(|(_, entry)| entry.at > latest)
            .map(|(key, entry)| (key.clone(), Entry { at: now, ..*entry }))
            .collect();
        for (key, entry) in ahead {
            self.held.put(key.clone(), entry);
            effects.push(Effect::Save(key, entry));
        }
    }

    /// From what is held to the first phase.
    fn settle(&mut self, now: u64, effects: &mut Vec<Effect>) {
        let changed = self.held.last_change();
        let start = if self.shown.any_on() {
            Phase::InProgress
        } else {
            Phase::Fresh
        };
        if changed.is_some_and(|changed| is_past(changed, now)) {
            effects.extend(self.held.take().into_keys().map(Effect::Forget));
            effects.push(Effect::Tell(Notice::Expired));
            self.phase = if start == Phase::Fresh {
                Phase::Expired
            } else {
                start
            };
        } else {
            self.phase = self.question().unwrap_or(start);
        }
        effects.push(Effect::ShowAll);
    }

    /// The question, where ticks are held.
    fn question(&self) -> Option<Phase> {
        let changed = self.held.last_change().filter(|_| self.held.any_on());
        changed.map(|changed| Phase::Interrupted { changed })
    }

    /// The same child: the held ticks are shown again.
    pub fn resume(&mut self) -> Vec<Effect> {
        if !matches!(self.phase, Phase::Interrupted { .. }) {
            return Vec::new();
        }
        for (key, entry) in self.held.take() {
            self.shown.merge(key, entry);
        }
        self.phase = Phase::InProgress;
        vec![Effect::ShowAll]
    }

    /// Everything is to be forgotten. What was ticked while the question stood belongs to the next child.
    pub fn clear(&mut self) -> Vec<Effect> {
        let keep = matches!(self.phase, Phase::Interrupted { .. }) && self.shown.any_on();
        self.held.take();
        self.newer.clear();
        if !keep {
            self.shown.take();
        }
        self.phase = if keep {
            Phase::InProgress
        } else {
            Phase::Fresh
        };
        let mut effects = vec![
            Effect::ForgetAll,
            Effect::ShowAll,
            Effect::Tell(Notice::Cleared),
        ];
        effects.extend(self.save_shown());
        effects
    }

    /// Ticks or unticks a box; what was noted of it goes.
    pub fn tick(&mut self, key: &str, on: bool, now: u64) -> Vec<Effect> {
        self.change(key, now, |entry| *entry = Entry::new(entry.at, on))
    }

    /// Notes when a ticked sign was seen; `None` takes the note back.
    pub fn note_when(&mut self, key: &str, when: Option<When>, now: u64) -> Vec<Effect> {
        self.change(key, now, |entry| entry.when = when)
    }

    /// Notes how the person knows of a ticked sign; `None` takes the note back.
    pub fn note_how(&mut self, key: &str, how: Option<How>, now: u64) -> Vec<Effect> {
        self.change(key, now, |entry| entry.how = how)
    }

    fn change(&mut self, key: &str, now: u64, change: impl FnOnce(&mut Entry)) -> Vec<Effect> {
        let known = self.shown.get(key);
        let mut entry = known.unwrap_or(Entry::new(now, false));
        change(&mut entry);
        // Later than the change before it, whatever the clock says: other windows go by this order.
        entry.at = known.map_or(now, |known| now.max(known.at.saturating_add(1)));
        self.shown.put(key.to_owned(), entry);
        if matches!(self.phase, Phase::Fresh | Phase::Expired) {
            self.phase = Phase::InProgress;
        }
        let mut effects = vec![Effect::ShowOne(key.to_owned())];
        effects.extend(self.save(key, entry));
        effects
    }

    /// What keeps an entry, where it may be kept. While opening it waits for the stores.
    fn save(&self, key: &str, entry: Entry) -> Option<Effect> {
        match self.phase {
            Phase::Practice | Phase::Opening => None,
            _ if self.newer.iter().any(|newer| newer == key) => Some(Effect::Tell(Notice::Newer)),
            _ => Some(Effect::Save(key.to_owned(), entry)),
        }
    }

    fn save_shown(&self) -> Vec<Effect> {
        let shown = self.shown.iter();
        shown
            .filter_map(|(key, entry)| self.save(key, *entry))
            .collect()
    }

    /// Starts practice: real ticks stay kept, and out of sight.
    pub fn practise(&mut self) -> Vec<Effect> {
        if matches!(self.phase, Phase::Practice | Phase::Opening) {
            return Vec::new();
        }
        for (key, entry) in self.shown.take() {
            self.held.merge(key, entry);
        }
        self.phase = Phase::Practice;
        vec![Effect::ShowAll]
    }

    /// Ends practice: nothing of it is left, and the question stands before any real ticks.
    pub fn end_practice(&mut self) -> Vec<Effect> {
        if self.phase != Phase::Practice {
            return Vec::new();
        }
        self.shown.take();
        self.phase = self.question().unwrap_or(Phase::Fresh);
        vec![Effect::ShowAll, Effect::Tell(Notice::PracticeEnded)]
    }

    /// Another window has changed a box.
    pub fn hear(&mut self, key: &str, entry: Entry) -> Vec<Effect> {
        match self.phase {
            Phase::Opening | Phase::Practice | Phase::Interrupted { .. } => {
                self.held.merge(key.to_owned(), entry);
                Vec::new()
            }
            Phase::Fresh | Phase::Expired | Phase::InProgress => {
                self.shown.merge(key.to_owned(), entry);
                self.phase = Phase::InProgress;
                vec![Effect::ShowOne(key.to_owned())]
            }
        }
    }

    /// Another window has cleared everything.
    pub fn hear_clear(&mut self) -> Vec<Effect> {
        self.held.take();
        if self.phase == Phase::Practice {
            return Vec::new();
        }
        self.shown.take();
        self.phase = Phase::Fresh;
        vec![Effect::ShowAll, Effect::Tell(Notice::ClearedElsewhere)]
    }

    /// The page comes to the front again after `away` milliseconds.
    pub fn come_back(&mut self, away: u64, now: u64) -> Vec<Effect> {
        if matches!(self.phase, Phase::Opening | Phase::Practice) {
            return Vec::new();
        }
        let changed = self.shown.last_change().max(self.held.last_change());
        if changed.is_some_and(|changed| is_past(changed, now)) {
            self.held.take();
            self.shown.take();
            self.phase = Phase::Expired;
            return vec![
                Effect::ForgetAll,
                Effect::ShowAll,
                Effect::Tell(Notice::Expired),
            ];
        }
        if self.phase != Phase::InProgress || away < AWAY_MS {
            return Vec::new();
        }
        for (key, entry) in self.shown.take() {
            self.held.merge(key, entry);
        }
        self.phase = self.question().unwrap_or(Phase::Fresh);
        vec![Effect::ShowAll]
    }
}

/// The clock only ever deletes: a change that seems to lie in the future is not past.
fn is_past(changed: u64, now: u64) -> bool {
    now.saturating_sub(changed) > KEPT_FOR_MS
}
