//! Everything between a tap and a store, for one window: the session, the places that keep it, the other windows, and
//! time. Events go in, effects come out; nothing here waits, reads a clock or speaks to a browser.
//!
//! What it promises, held by `lives`: what was said to be cleared is never seen again; ticks of an earlier list are never
//! shown, or kept together with new ones, without the question; what is kept is there at the next opening, unless it was
//! cleared or is too old; every wait ends within five seconds, with a store or with words.

use crate::{
    Answer, Decoded, How, Key, Keys, Notice, Outcome, Phase, Purpose, Request, Session, SessionEffect, Vault, When,
    decode,
    session::{AWAY_MS, LIST},
};

/// What the time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Time {
    /// Milliseconds since 1970 by the phone's clock, which may be wrong or jump.
    pub clock: u64,
    /// Milliseconds since some moment, never going back: for limits.
    pub steady: u64,
}

impl Time {
    /// How long ago an earlier time was: a clock that was set back hides no absence, nor one that stood still.
    const fn since(self, earlier: Self) -> u64 {
        let clock = self.clock.saturating_sub(earlier.clock);
        let steady = self.steady.saturating_sub(earlier.steady);
        if clock > steady { clock } else { steady }
    }
}

/// What the page before has left in its tab: a person who only moves between pages, or reloads one, goes on with the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// The number of the list that was shown.
    pub list: u64,
    /// When it was left, by the phone's clock.
    pub left: u64,
}

/// What happens to a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<'a> {
    /// The page is there, and perhaps another one was just before it.
    Begin(Option<Stay>),
    /// A place has answered the request of this number.
    Answer(u32, Answer),
    /// The time that an [`Effect::Alarm`] named has passed.
    Alarm,
    /// A box is ticked or unticked.
    Tick(Key, bool),
    /// When a sign was seen.
    When(Key, Option<When>),
    /// How the person knows of it.
    How(Key, Option<How>),
    /// The same child.
    Resume,
    /// Everything is to be cleared.
    Clear,
    /// Practice begins.
    Practise,
    /// Practice ends.
    EndPractice,
    /// Another window has said something.
    Heard(&'a str),
    /// The page goes to the background.
    Left,
    /// It comes to the front, perhaps out of the browser's memory.
    Back,
}

/// What is to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Ask a place.
    Ask(Request),
    /// Send an [`Event::Alarm`] in so many milliseconds.
    Alarm(u64),
    /// Tell the other windows.
    Say(String),
    /// Draw one box anew.
    ShowOne(Key),
    /// Draw everything anew.
    ShowAll,
    /// The stores have been read, or given up: everything on the page works. Comes again where they are opened anew.
    Ready,
}

/// What the windows of one copy tell each other where everything was cleared; the number of the new list comes after it.
/// A changed box is told as its name, a line's end and the entry.
const CLEARED: &str = "cleared ";
/// The same where another list was begun with what is kept, or without what is too old.
const BEGUN: &str = "begun ";

/// The clock may jump: a page that was left in the future was left at some other time.
const fn is_within_the_hour(stay: Stay, now: u64) -> bool {
    match now.checked_sub(stay.left) {
        Some(away) => away < AWAY_MS,
        None => false,
    }
}

/// A checklist in one window, with everything that keeps it.
#[derive(Debug, Clone)]
pub struct Keeping {
    session: Session,
    vault: Vault,
    /// When the person was last known to be here: they acted, came, or went.
    seen: Time,
    /// With which list the person goes on without the question, until it has been read.
    stay: Option<Stay>,
    /// Whether what others have ticked waits behind the question: after a long absence, and where a message was missed.
    hides: bool,
    /// Told until the person's next act.
    news: Option<Notice>,
    /// Told as long as it is so.
    standing: Option<Notice>,
    alarm: Option<u64>,
    /// The number of the list for which everything was cleared last.
    cleared_for: u64,
    /// Whether something that is shown, or held, is not kept anywhere.
    owes: bool,
}

impl Keeping {
    /// A list on which the `early` boxes were ticked before this could run.
    #[must_use]
    pub fn new(keys: Keys, early: &[Key], now: u64) -> Self {
        Self {
            session: Session::new(keys, early, now),
            vault: Vault::new(LIST),
            seen: Time { clock: now, steady: u64::MAX },
            stay: None,
            hides: false,
            news: None,
            standing: None,
            alarm: None,
            cleared_for: 0,
            owes: false,
        }
    }

    /// The ticks.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// What the person is told about the keeping of their ticks.
    #[must_use]
    pub fn notice(&self) -> Option<Notice> {
        self.standing.or(self.news)
    }

    /// Whether something is on its way into a store: a newer version waits for it.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.vault.is_writing() || (self.owes && self.hides && self.vault.is_reading())
    }

    /// Whether nothing is lost with what the database has not ended yet, once the page was left.
    #[must_use]
    pub fn may_let_go(&self) -> bool {
        self.vault.may_let_go()
    }

    /// Takes a step.
    pub fn step(&mut self, event: Event<'_>, time: Time) -> Vec<Effect> {
        let mut effects = Vec::new();
        let is_answer = matches!(event, Event::Resume | Event::EndPractice);
        if let Event::Heard(message) = event {
            effects.extend(self.reply(message));
        }
        let decided = self.decide(event, time);
        self.carry_out(decided, true, time, &mut effects);
        if is_answer {
            let owed = self.pay();
            self.carry_out(owed, false, time, &mut effects);
        }
        while !self.vault.outcomes.is_empty() {
            let outcome = self.vault.outcomes.remove(0);
            let decided = self.come_of(outcome, time, &mut effects);
            self.carry_out(decided, false, time, &mut effects);
        }
        effects.extend(self.vault.requests.drain(..).map(Effect::Ask));
        effects.extend(self.vault.wind(&mut self.alarm, time.steady).map(Effect::Alarm));
        effects
    }

    fn decide(&mut self, event: Event<'_>, time: Time) -> Vec<SessionEffect> {
        let now = time.clock;
        // What is news stays until the list itself is changed.
        if !matches!(
            event,
            Event::Begin(_)
                | Event::Answer(..)
                | Event::Alarm
                | Event::Resume
                | Event::Heard(_)
                | Event::Left
                | Event::Back
        ) {
            self.news = None;
        }
        let away = time.since(self.seen);
        if !matches!(event, Event::Answer(..) | Event::Alarm | Event::Heard(_)) {
            self.seen = time;
        }
        match event {
            // The list stood open, and nobody was there: as if they came back now. What they did counts where nothing is asked.
            Event::Tick(..) | Event::When(..) | Event::How(..) if away >= AWAY_MS => {
                let mut decided = self.come_back(away, time);
                if !self.session.asks() {
                    decided.extend(self.decide(event, time));
                }
                return decided;
            }
            Event::Begin(stay) => {
                self.stay = stay;
                self.vault.open(time.steady);
            }
            Event::Answer(id, answer) => self.vault.answer(id, answer, time.steady),
            Event::Alarm => {
                self.alarm = None;
                self.vault.check(time.steady);
            }
            Event::Tick(key, on) => return self.session.tick(key, on, now),
            Event::When(key, when) => return self.session.note_when(key, when, now),
            Event::How(key, how) => return self.session.note_how(key, how, now),
            Event::Resume => {
                self.hides = false;
                return self.session.resume();
            }
            Event::Clear => {
                self.hides &= self.session.phase() == Phase::Practice;
                return self.session.clear(now);
            }
            Event::Practise => {
                // What was ticked while the question stood goes out of sight with the rest.
                self.owes |= self.session.asks();
                return self.session.practise();
            }
            Event::EndPractice => {
                let was_opening = self.session.phase() == Phase::Opening;
                let decided = self.session.end_practice(now);
                if self.session.phase() == Phase::Opening && !was_opening {
                    self.vault.open(time.steady);
                }
                return decided;
            }
            Event::Heard(message) => return self.hear(message, time),
            Event::Left => {
                self.vault.leave();
            }
            Event::Back => return self.come_back(away, time),
        }
        Vec::new()
    }

    /// The person is here again, after `away` milliseconds.
    fn come_back(&mut self, away: u64, time: Time) -> Vec<SessionEffect> {
        self.stay = self.stay.filter(|_| away < AWAY_MS);
        if self.session.is_too_old(time.clock) {
            // Another window may have gone on with the list: what is kept says whether it goes.
            self.vault.open(time.steady);
            return self.session.open_anew();
        }
        self.hides |= away >= AWAY_MS;
        self.vault.read_again(time.steady);
        self.session.come_back(away)
    }

    fn hear(&mut self, message: &str, time: Time) -> Vec<SessionEffect> {
        if let Some(list) = message.strip_prefix(CLEARED) {
            let list = list.parse().unwrap_or(0);
            self.vault.unmark();
            return if self.vault.is_clearing() { self.outdo(list) } else { self.session.hear_clear(list) };
        }
        if let Some(list) = message.strip_prefix(BEGUN) {
            let was_too_old = self.session.is_too_old(time.clock);
            let Some(mut decided) = self.hear_list(list.parse().unwrap_or(0), time) else {
                return Vec::new();
            };
            decided.retain(|effect| *effect != SessionEffect::Announce(Notice::ClearedElsewhere));
            decided.extend(was_too_old.then_some(SessionEffect::Announce(Notice::Expired)));
            return decided;
        }
        match self.told(message) {
            Some((key, Decoded::Known(entry, list))) => {
                if let Some(decided) = self.hear_list(list, time) {
                    // The entry is read with the rest of that list.
                    return decided;
                }
                if self.hides && self.vault.is_reading() {
                    return self.session.hear_hidden(list, key, entry);
                }
                self.session.hear(list, key, entry)
            }
            _ => Vec::new(),
        }
    }

    /// The box and the entry that another window has told of.
    fn told(&self, message: &str) -> Option<(Key, Decoded)> {
        let (name, entry) = message.split_once('\n')?;
        Some((self.session.keys().of_stored(name)?, decode(entry)))
    }

    /// A window that goes on with an earlier list has missed the message of the one that stands in a place.
    fn reply(&self, message: &str) -> Option<Effect> {
        let (_, Decoded::Known(_, list)) = self.told(message)? else {
            return None;
        };
        let present = self.session.list();
        let stands = self.vault.last_guard() == Some(present) && !self.vault.is_sealed();
        (stands && list < present && !self.vault.is_clearing())
            .then(|| Effect::Say([BEGUN, &present.to_string()].concat()))
    }

    /// There is a list with this number; nothing where that is no news.
    fn hear_list(&mut self, list: u64, time: Time) -> Option<Vec<SessionEffect>> {
        if self.vault.is_clearing() {
            return Some(self.outdo(list));
        }
        let is_news = list > self.session.list() && self.session.has_read();
        is_news.then(|| {
            self.miss(time);
            self.session.hear_clear(list)
        })
    }

    /// Another list has begun, and its message was missed: what others have ticked since waits behind the question.
    fn miss(&mut self, time: Time) {
        self.hides = true;
        self.vault.read_at_once(time.steady);
    }

    /// What is told while everything is being cleared is of a list that goes: the one that begins comes after it.
    fn outdo(&mut self, list: u64) -> Vec<SessionEffect> {
        if list > self.session.list() {
            self.session.outnumber(list);
        }
        Vec::new()
    }

    /// What a place's answer has brought about.
    fn come_of(&mut self, outcome: Outcome, time: Time, effects: &mut Vec<Effect>) -> Vec<SessionEffect> {
        match outcome {
            Outcome::Opened { entries, unread } => {
                effects.push(Effect::Ready);
                if self.vault.is_clearing() {
                    return self.session.open_clearing(&entries, time.clock);
                }
                if unread {
                    self.announce(Notice::Unread);
                    return self.session.open_unread();
                }
                self.standing = self.standing.filter(|notice| *notice != Notice::Unread);
                self.open_session(&entries, time)
            }
            Outcome::ReadAgain { entries, .. } if self.vault.is_clearing() => {
                self.session.read_clearing(&entries);
                Vec::new()
            }
            Outcome::ReadAgain { entries, is_first } => {
                let hides = self.hides;
                // What is read once more, or could not be cleared, is still to be hidden.
                self.hides &= self.vault.is_reading() || self.vault.is_sealed();
                if !is_first || self.session.phase() == Phase::Practice {
                    let mut decided = self.session.read_again(&entries, hides, time.clock);
                    decided.extend(self.pay());
                    return decided;
                }
                // Now it is known with what the ticks made meanwhile belong: they can be kept, or the question stands.
                self.standing = self.standing.filter(|notice| !matches!(notice, Notice::Unread | Notice::NotKept));
                let mut decided = self.open_session(&entries, time);
                decided.extend(self.pay());
                decided
            }
            Outcome::Done(Purpose::Clear) if self.cleared_for < self.session.list() => {
                self.clear(time);
                Vec::new()
            }
            Outcome::Done(purpose @ (Purpose::Clear | Purpose::Begin)) => {
                let is_clear = purpose == Purpose::Clear;
                if is_clear {
                    self.standing = None;
                    self.announce(Notice::Cleared);
                }
                let what = if is_clear { CLEARED } else { BEGUN };
                let list = self.session.list().to_string();
                effects.push(Effect::Say([what, &list].concat()));
                self.session.save_shown()
            }
            Outcome::Done(_) => Vec::new(),
            Outcome::Unread if self.hides => {
                // What is there is of before, and nothing is put to it.
                self.vault.seal();
                self.session.lose_sight();
                self.announce(Notice::Unread);
                Vec::new()
            }
            Outcome::Unread => {
                let mut decided = self.session.judge_hidden();
                decided.extend(self.pay());
                decided
            }
            Outcome::Refused(Purpose::Clear) => {
                // What is still there is of before, should it be read again.
                self.hides = true;
                self.announce(Notice::NotCleared);
                self.session.save_shown()
            }
            Outcome::Refused(Purpose::Begin) => {
                self.owes = true;
                self.pay()
            }
            Outcome::Refused(_) => {
                self.owes = true;
                self.announce(Notice::NotKept);
                Vec::new()
            }
            Outcome::Overtaken(purpose, guard) => self.overtaken(purpose, guard, time),
        }
    }

    /// The stores have been read. The question is not asked of a person who has just come from another page of ours, if it
    /// is still the same list.
    fn open_session(&mut self, entries: &[(String, String)], time: Time) -> Vec<SessionEffect> {
        let mut decided = self.session.open(entries, time.clock);
        let stay = self.stay.take();
        let stay = stay.filter(|stay| is_within_the_hour(*stay, time.clock));
        // A list that is begun just now is nobody's from before, whatever its number.
        let is_begun = decided.iter().any(|effect| matches!(effect, SessionEffect::Begin(_)));
        let goes_on = !is_begun && stay.map(|stay| stay.list) == Some(self.session.list());
        if goes_on && !self.hides {
            decided.extend(self.session.resume());
        }
        decided
    }

    /// The number of the list with which the next page of this tab may go on without the question; none while it is asked,
    /// or not known whose what is kept is.
    #[must_use]
    pub fn stay(&self) -> Option<u64> {
        let is_known = matches!(self.session.phase(), Phase::Fresh | Phase::InProgress | Phase::Expired);
        (is_known && !self.hides && self.session.has_read()).then(|| self.session.list())
    }

    /// Another window has begun another list, and its message was missed.
    fn overtaken(&mut self, purpose: Purpose, guard: Option<String>, time: Time) -> Vec<SessionEffect> {
        let list = guard.and_then(|guard| guard.parse().ok()).unwrap_or(0);
        if purpose == Purpose::Clear {
            self.session.outnumber(list);
            self.clear(time);
            return Vec::new();
        }
        if purpose == Purpose::ReadAgain {
            // What it holds is not known, and nothing is put to it.
            self.hides = true;
            self.vault.seal();
            self.announce(Notice::Unread);
            let effects = self.session.hear_clear(list);
            self.session.lose_sight();
            return effects;
        }
        if purpose == Purpose::Begin {
            if self.session.phase() == Phase::Practice {
                self.miss(time);
            } else {
                self.vault.open(time.steady);
            }
            return self.session.adopt(list);
        }
        if let Some(decided) = self.hear_list(list, time) {
            return decided;
        }
        // It was this place of which too little was known.
        if purpose == Purpose::Forget {
            return Vec::new();
        }
        self.session.save_shown()
    }

    /// Keeps what could not be kept before, as soon as it may be.
    fn pay(&mut self) -> Vec<SessionEffect> {
        let may_keep = matches!(self.session.phase(), Phase::Fresh | Phase::InProgress | Phase::Expired);
        if !self.owes || !may_keep {
            return Vec::new();
        }
        self.owes = false;
        self.session.save_shown()
    }

    fn clear(&mut self, time: Time) {
        // A place may be known by its number alone, of a list that was begun by a clock which was ahead.
        if let Some(list) = self.vault.last_guard()
            && list >= self.session.list()
        {
            self.session.outnumber(list);
        }
        self.cleared_for = self.session.list();
        self.vault.clear(self.cleared_for.to_string(), time.steady);
    }

    fn announce(&mut self, notice: Notice) {
        let stands = matches!(notice, Notice::Newer | Notice::NotKept | Notice::Unread | Notice::NotCleared);
        if stands {
            self.standing = self.standing.max(Some(notice));
        } else {
            // What stands as long as a place is sealed stands.
            if notice == Notice::ClearedElsewhere && !self.vault.is_sealed() {
                self.standing = None;
            }
            self.news = Some(notice);
        }
    }

    fn carry_out(&mut self, decided: Vec<SessionEffect>, is_act: bool, time: Time, effects: &mut Vec<Effect>) {
        let (keys, list, steady) = (self.session.keys(), self.session.list(), time.steady);
        for effect in decided {
            match effect {
                // Kept with everything that is shown when the new list has begun, or when it is known with what it belongs.
                SessionEffect::Save(..) if self.vault.is_beginning() || (self.hides && self.vault.is_reading()) => {
                    self.owes = true;
                }
                SessionEffect::Save(key, entry) => {
                    let (name, text) = (keys.stored(key), entry.encode(list));
                    // Others are told of what the person does now. The rest they have heard, or find where it is kept.
                    if is_act && !self.vault.is_sealed() {
                        effects.push(Effect::Say([&name, "\n", &text].concat()));
                    }
                    self.vault.save(name, text, steady);
                }
                SessionEffect::Forget(names) => self.vault.forget(&names, steady),
                SessionEffect::Begin(changes) => {
                    let changes = changes
                        .into_iter()
                        .map(|(key, entry)| (keys.stored(key), entry.map(|entry| entry.encode(list))));
                    self.vault.begin(changes.collect(), list.to_string(), steady);
                }
                SessionEffect::ForgetAll => self.clear(time),
                SessionEffect::ShowOne(key) => effects.push(Effect::ShowOne(key)),
                SessionEffect::ShowAll => effects.push(Effect::ShowAll),
                SessionEffect::Announce(notice) => self.announce(notice),
            }
        }
    }
}

#[cfg(test)]
mod tests;
