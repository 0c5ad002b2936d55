//! A phone: its clock, its stores, its windows and what is under way between them.

use crate::{
    random::Random,
    stores::{self, Mood, Shelf as Texts},
    window::Window,
    witness::Witness,
};
use domain::{
    Answer, Ask, Effect, Event, Group, Indicator, Keys, Names, Notice, PersonalEvent, Phase, Place, Request, Shelf,
    Time, Write,
};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

const fn group(id: &'static str, indicators: &'static [Indicator]) -> Group {
    Group { id, name: id, indicators }
}

const fn sign(id: &'static str) -> Indicator {
    Indicator { id, text: id }
}

const GROUPS: &[Group] =
    &[group("school", &[sign("late"), sign("away")]), group("gifts", &[sign("money")]), group("home", &[])];

pub const KEYS: Keys = Keys::new(GROUPS);
/// The path of the copy that is used, and of the guide below it.
pub const SCOPES: [&str; 2] = ["/", "/one/"];
pub const SHELVES: [Shelf; 2] = [Shelf::Ticks, Shelf::Contacts];

/// So many things may follow at once from one event: a few for each box.
const MAX_AT_ONCE: usize = 1000;

#[derive(Debug)]
enum Happening {
    /// A place gets to a request; nobody hears of it where it `is_silent`.
    Ask {
        request: Request,
        is_silent: bool,
    },
    Answer(u32, Answer),
    Alarm,
    Message(String),
}

/// Something under way: when it is due, and for which shelf of which window.
#[derive(Debug)]
struct Due {
    at: u64,
    /// Of two at one time the first that was put.
    order: u64,
    window: u64,
    shelf: usize,
    happening: Happening,
}

pub struct Phone {
    pub random: Random,
    pub steady: u64,
    /// What the clock is ahead of that.
    pub ahead: i64,
    pub names: Names,
    pub databases: BTreeMap<String, Texts>,
    pub local: Texts,
    pub database_is: Mood,
    pub local_is: Mood,
    pub windows: Vec<Window>,
    due: Vec<Due>,
    /// What waits for a page that is kept in memory.
    parked: Vec<(u64, usize, Happening)>,
    last_order: u64,
    /// Until when the databases are busy with what they were asked before.
    busy_until: u64,
    pub witness: Witness,
    /// The database was used, and the mark of that could not be put: the next opening cannot tell it from an empty one.
    /// Three faults at a time are needed for harm then, and nothing is promised of such a life.
    pub is_unmarked: bool,
    /// Whether localStorage has ever failed.
    pub local_was_ill: bool,
    /// Whether a message was ever lost.
    pub was_unheard: bool,
    pub tells: bool,
    /// What has happened in this life, for counting.
    pub seen: BTreeSet<&'static str>,
}

/// A broken promise, in words.
pub type Kept = Result<(), String>;

impl Phone {
    pub fn new(mut random: Random, tells: bool) -> Self {
        let absent = random.below(24);
        let mut phone = Self {
            steady: 1,
            ahead: 1_700_000_000_000,
            names: Names::of(SCOPES[0]),
            databases: BTreeMap::new(),
            local: Texts::new(),
            database_is: if absent == 0 { Mood::Absent } else { Mood::Well },
            local_is: if absent == 1 { Mood::Absent } else { Mood::Well },
            windows: Vec::new(),
            due: Vec::new(),
            parked: Vec::new(),
            last_order: 0,
            busy_until: 0,
            witness: Witness::default(),
            is_unmarked: false,
            local_was_ill: false,
            was_unheard: false,
            tells,
            seen: BTreeSet::new(),
            random,
        };
        phone.put_the_other_guide();
        phone
    }

    /// What the guide below keeps, with the same names and a mark of its own.
    fn put_the_other_guide(&mut self) {
        let other = Names::of(SCOPES[1]);
        for shelf in SHELVES {
            let texts = Texts::from([
                ("late".to_owned(), "1 5 on - - 9".to_owned()),
                ("list:".to_owned(), "9".to_owned()),
                ("all".to_owned(), "other".to_owned()),
            ]);
            stores::put_back(&mut self.local, &other.local(shelf), texts.clone());
            self.databases.insert(other.database(shelf), texts);
        }
    }

    /// Whether the guide below is as it was.
    pub fn other_guide_is_untouched(&self) -> Kept {
        let mut fresh = Self::new(Random::new(0), false);
        fresh.local.retain(|key, _| key.contains(SCOPES[1]));
        let local: Texts = self
            .local
            .iter()
            .filter(|(key, _)| key.contains(SCOPES[1]))
            .map(|(key, text)| (key.clone(), text.clone()))
            .collect();
        let databases = fresh.databases.iter().all(|(name, texts)| self.databases.get(name) == Some(texts));
        if databases && local == fresh.local { Ok(()) } else { Err("another guide's stores were changed".to_owned()) }
    }

    pub fn time(&self) -> Time {
        Time { clock: self.steady.saturating_add_signed(self.ahead), steady: self.steady }
    }

    pub fn log(&self, what: impl FnOnce() -> String) {
        if self.tells {
            println!("{:>9}  {}", self.steady, what());
        }
    }

    pub fn window(&mut self, number: u64) -> Option<&mut Window> {
        self.windows.iter_mut().find(|window| window.number == number)
    }

    /// What a place holds of a shelf, whatever its mood.
    pub fn held(&self, place: Place, shelf: Shelf) -> Texts {
        match place {
            Place::Database => self.databases.get(&self.names.database(shelf)).cloned().unwrap_or_default(),
            Place::Local => stores::within(&self.local, &self.names.local(shelf)),
        }
    }

    /// An event of the ticks.
    pub fn step(&mut self, number: u64, event: Event<'_>) -> Kept {
        let effects = self.take(number, event);
        self.carry_out(number, 0, effects)
    }

    fn take(&mut self, number: u64, event: Event<'_>) -> Vec<Effect> {
        let time = self.time();
        let Some(window) = self.windows.iter_mut().find(|window| window.number == number) else {
            return Vec::new();
        };
        let before = window.list.session().clone();
        let joins = matches!(event, Event::Resume | Event::Answer(..) | Event::Alarm);
        let (notice, phase) = (window.list.notice(), before.phase());
        let effects = window.list.step(event, time);
        let (told, leads_to) = (window.list.notice(), window.list.session().phase());
        if self.tells && (told, leads_to) != (notice, phase) {
            println!("           window {number}: {leads_to:?}, told is {told:?}");
        }
        for key in KEYS.all() {
            let after = window.list.session().entry(key);
            let entries = before.entry(key).zip(after);
            let entries = entries.filter(|(one, other)| joins && one.on == other.on);
            if let Some((before, after)) = entries.filter(|(one, other)| one.at < other.at) {
                self.witness.put_after((key, after.at), (key, before.at), number);
            }
        }
        effects
    }

    /// An event of personal contacts.
    pub fn step_personal(&mut self, number: u64, event: PersonalEvent<'_>) -> Kept {
        let effects = self.take_personal(number, event)?;
        self.carry_out(number, 1, effects)
    }

    fn take_personal(&mut self, number: u64, event: PersonalEvent<'_>) -> Result<Vec<Effect>, String> {
        let time = self.time();
        let Some(window) = self.window(number) else {
            return Ok(Vec::new());
        };
        let before = window.own.clone();
        let effects = window.own.step(event, time);
        let (after, meanwhile) = (window.own.clone(), window.personal_before.clone());
        self.witness.personal_step(&before, &after, &meanwhile)?;
        Ok(effects)
    }

    fn answer(&mut self, number: u64, shelf: usize, id: u32, answer: Answer) -> Kept {
        let effects = self.take_answer(number, shelf, id, answer)?;
        self.carry_out(number, shelf, effects)
    }

    fn take_answer(&mut self, number: u64, shelf: usize, id: u32, answer: Answer) -> Result<Vec<Effect>, String> {
        match shelf {
            0 => Ok(self.take(number, Event::Answer(id, answer))),
            _ => self.take_personal(number, PersonalEvent::Answer(id, answer)),
        }
    }

    fn carry_out(&mut self, number: u64, shelf: usize, effects: Vec<Effect>) -> Kept {
        self.note_waits(number, shelf);
        // One after the other, as the app does: what follows at once from an answer comes after what was asked before.
        let mut effects = VecDeque::from(effects);
        let mut done = 0;
        while let Some(effect) = effects.pop_front() {
            done += 1;
            if done > MAX_AT_ONCE {
                return Err(format!("window {number} asks localStorage without end"));
            }
            if let Effect::Ask(Request { place, ask: Ask::Write { write, .. }, .. }) = &effect
                && shelf == 0
            {
                self.writes(*place, write)?;
            }
            match effect {
                Effect::Ask(request) if request.place == Place::Local => {
                    let answer = self.ask_local(number, SHELVES[shelf], &request)?;
                    self.log(|| format!("window {number}: {request:?} -> {answer:?}"));
                    effects.extend(self.take_answer(number, shelf, request.id, answer)?);
                    if shelf == 0 {
                        self.note_question(number)?;
                    }
                }
                Effect::Ask(request) => self.ask_database(number, shelf, request),
                Effect::Alarm(patience) => {
                    let late = self.random.below(200);
                    self.put(number, shelf, patience + late, Happening::Alarm);
                }
                Effect::Say(text) => self.say(number, shelf, &text),
                Effect::Ready => {
                    if let Some(window) = self.window(number) {
                        window.is_ready = true;
                        window.waits_since[0] = None;
                        if window.list.notice() == Some(Notice::Unread) {
                            self.seen.insert("unread opening");
                        }
                    }
                }
                Effect::ShowOne(_) | Effect::ShowAll => {}
            }
        }
        self.note_waits(number, shelf);
        if let Some(window) = self.window(number).filter(|_| shelf == 0) {
            let since = window.will_know_since.take();
            window.knows_since = since.unwrap_or(window.knows_since);
        }
        if shelf == 0 { self.look(number) } else { Ok(()) }
    }

    fn note_waits(&mut self, number: u64, shelf: usize) {
        let now = self.steady;
        if let Some(window) = self.window(number) {
            if shelf == 0 && window.is_ready && window.list.session().phase() == Phase::Opening {
                // It is opened anew, which is another wait, with other words.
                window.is_ready = false;
                window.waits_since[0] = Some(now);
            }
            let waits = match shelf {
                0 => window.list.is_saving() || !window.is_ready,
                _ => window.own.is_saving() || !window.own.is_asked(),
            };
            let since = window.waits_since[shelf].unwrap_or(now);
            window.waits_since[shelf] = waits.then_some(since);
        }
    }

    /// Messages are lost now and then.
    fn say(&mut self, from: u64, shelf: usize, text: &str) {
        let others: Vec<u64> = self.windows.iter().map(|window| window.number).filter(|other| *other != from).collect();
        for other in others {
            if self.random.once_in(6) {
                self.seen.insert("message lost");
                self.was_unheard = true;
            } else {
                let delay = 1 + self.random.below(30);
                self.put(other, shelf, delay, Happening::Message(text.to_owned()));
            }
        }
    }

    fn put(&mut self, window: u64, shelf: usize, delay: u64, happening: Happening) {
        self.last_order += 1;
        self.due.push(Due { at: self.steady + delay, order: self.last_order, window, shelf, happening });
    }

    /// A page that was kept in memory goes on.
    pub fn thaw(&mut self, thawed: u64) {
        let now = self.steady;
        let Some(window) = self.window(thawed).filter(|window| window.is_frozen) else {
            return;
        };
        window.is_frozen = false;
        window.waits_since = window.waits_since.map(|since| since.map(|_| now));
        window.connections = [false; 2];
        for (number, shelf, happening) in std::mem::take(&mut self.parked) {
            if number == thawed {
                let delay = self.random.below(500);
                self.put(number, shelf, delay, happening);
            } else {
                self.parked.push((number, shelf, happening));
            }
        }
    }

    fn ask_local(&mut self, number: u64, shelf: Shelf, request: &Request) -> Result<Answer, String> {
        let is_full = |write: &Write| write.changes.iter().any(|(_, text)| text.is_some());
        match (self.local_is, &request.ask) {
            (Mood::Absent, _) => return Ok(Answer::Absent),
            (Mood::Refusing, _) => return Ok(Answer::Refused),
            (Mood::FailingOnce, _) => {
                self.local_is = Mood::Well;
                return Ok(Answer::Refused);
            }
            (Mood::Full, Ask::Write { write, .. }) if is_full(write) && !write.clear => {
                return Ok(Answer::Refused);
            }
            _ => {}
        }
        let now = self.steady;
        let reads = shelf == SHELVES[0] && request.ask == Ask::Read;
        if let Some(window) = self.window(number).filter(|_| reads) {
            // What was found before is read once more.
            (window.local_read_at, window.will_know_since) = (now, None);
        }
        let mut texts = self.held(Place::Local, shelf);
        let answer = match &request.ask {
            Ask::Open => Answer::Opened,
            Ask::Read => Answer::Entries(texts.into_iter().collect()),
            Ask::Write { name, write } => match stores::write(&mut texts, name, write) {
                Ok(()) => {
                    stores::put_back(&mut self.local, &self.names.local(shelf), texts);
                    self.wrote(number, shelf, write)?;
                    Answer::Written
                }
                Err(guard) => Answer::Overtaken(guard),
            },
        };
        Ok(answer)
    }

    fn ask_database(&mut self, number: u64, shelf: usize, request: Request) {
        self.log(|| format!("window {number}: {request:?}, the database is {:?}", self.database_is));
        let quick = 1 + self.random.below(40);
        let delay = match self.database_is {
            Mood::Late(by) => self.random.below(by + 1),
            _ => quick,
        };
        let is_silent = self.database_is == Mood::Hanging;
        let is_write = matches!(request.ask, Ask::Write { .. });
        if is_silent && !(is_write && self.random.once_in(2)) {
            return;
        }
        // What is asked of one database is done in order.
        let at = (self.steady + delay).max(self.busy_until);
        self.busy_until = at;
        self.put(number, shelf, at - self.steady, Happening::Ask { request, is_silent });
    }

    /// The database gets to a request.
    fn get_to(&mut self, number: u64, shelf: usize, request: &Request, is_silent: bool) -> Kept {
        let answer = self.do_asked(number, shelf, request)?;
        if !is_silent {
            let delay = match self.database_is {
                Mood::Late(by) => self.random.below(by + 1),
                _ => 1 + self.random.below(10),
            };
            // A database answers in the order in which it was asked.
            let before = self.due.iter().filter(|due| {
                (due.window, due.shelf) == (number, shelf) && matches!(due.happening, Happening::Answer(..))
            });
            let last = before.map(|due| due.at).max().unwrap_or(0);
            let delay = delay.max(last.saturating_sub(self.steady));
            self.put(number, shelf, delay, Happening::Answer(request.id, answer));
        }
        Ok(())
    }

    fn do_asked(&mut self, number: u64, shelf: usize, request: &Request) -> Result<Answer, String> {
        let breaks = self.database_is == Mood::Losing && self.random.once_in(2);
        let mood = self.database_is;
        // A window that is gone may still have been heard.
        let is_connected = self.window(number).is_none_or(|window| window.connections[shelf]);
        match (mood, &request.ask) {
            (Mood::Absent, _) => return Ok(Answer::Absent),
            (Mood::Refusing, _) => return Ok(Answer::Refused),
            (Mood::FailingOnce, _) => {
                self.database_is = Mood::Well;
                return Ok(Answer::Refused);
            }
            (_, Ask::Open) => {
                if let Some(window) = self.window(number) {
                    window.connections[shelf] = true;
                }
                return Ok(Answer::Opened);
            }
            _ if breaks || !is_connected => {
                if let Some(window) = self.window(number) {
                    window.connections[shelf] = false;
                }
                self.seen.insert("connection lost");
                return Ok(Answer::Lost);
            }
            (Mood::Full, Ask::Write { write, .. })
                if !write.clear && write.changes.iter().any(|(_, text)| text.is_some()) =>
            {
                return Ok(Answer::Refused);
            }
            _ => {}
        }
        let database = self.names.database(SHELVES[shelf]);
        let texts = self.databases.entry(database).or_default();
        Ok(match &request.ask {
            Ask::Write { name, write } => match stores::write(texts, name, write) {
                Ok(()) => {
                    self.is_marked(shelf, write)?;
                    self.wrote(number, SHELVES[shelf], write)?;
                    Answer::Written
                }
                Err(guard) => Answer::Overtaken(guard),
            },
            _ => {
                let entries = texts.clone().into_iter().collect();
                let now = self.steady;
                if let Some(window) = self.window(number).filter(|_| shelf == 0) {
                    window.read_at = now.min(window.local_read_at);
                }
                Answer::Entries(entries)
            }
        })
    }

    /// The database is never used without a mark in localStorage.
    fn is_marked(&mut self, shelf: usize, write: &Write) -> Kept {
        let mut changes = write.changes.iter();
        let puts = changes.any(|(name, text)| text.is_some() && name != "list:");
        let local = self.held(Place::Local, SHELVES[shelf]);
        if !puts || self.local_is == Mood::Absent || local.contains_key("used:") {
            return Ok(());
        }
        // Another window may have put the mark just before the clearing came to localStorage.
        let begins = self.steady - self.witness.begun_at < 5000;
        if !self.local_was_ill && !self.was_unheard && !begins {
            return Err("the database is used without a mark".to_owned());
        }
        self.is_unmarked = true;
        Ok(())
    }

    /// Lets time pass, and what is due happen.
    pub fn pass(&mut self, by: u64) -> Kept {
        let until = self.steady + by;
        while let Some(at) = self.next_due(until) {
            let Due { at, window, shelf, happening, .. } = self.due.swap_remove(at);
            self.steady = self.steady.max(at);
            self.happen(window, shelf, happening)?;
            self.nothing_takes_too_long()?;
        }
        self.steady = until;
        self.nothing_takes_too_long()
    }

    fn next_due(&self, until: u64) -> Option<usize> {
        let due = self.due.iter().enumerate().filter(|(_, due)| due.at <= until);
        due.min_by_key(|(_, due)| (due.at, due.order)).map(|(place, _)| place)
    }

    fn happen(&mut self, number: u64, shelf: usize, happening: Happening) -> Kept {
        if let Happening::Ask { request, is_silent } = &happening {
            return self.get_to(number, shelf, request, *is_silent);
        }
        let Some(window) = self.window(number) else {
            return Ok(());
        };
        if window.is_frozen {
            // Timers wait; messages are lost, and some answers.
            let waits = match happening {
                Happening::Alarm => true,
                Happening::Message(_) => {
                    self.was_unheard = true;
                    false
                }
                _ => self.random.once_in(2),
            };
            if waits {
                self.parked.push((number, shelf, happening));
            }
            return Ok(());
        }
        self.log(|| format!("window {number}, {:?}: {happening:?}", SHELVES[shelf]));
        match (happening, shelf) {
            (Happening::Answer(id, answer), _) => {
                if let Some(window) = self.window(number).filter(|_| shelf == 0 && matches!(answer, Answer::Entries(_)))
                {
                    window.will_know_since = Some(window.read_at);
                }
                self.answer(number, shelf, id, answer)
            }
            (Happening::Alarm, 0) => self.step(number, Event::Alarm),
            (Happening::Alarm, _) => self.step_personal(number, PersonalEvent::Alarm),
            (Happening::Message(text), 0) => self.step(number, Event::Heard(&text)),
            (Happening::Message(text), _) => self.step_personal(number, PersonalEvent::Heard(&text)),
            (Happening::Ask { .. }, _) => Ok(()),
        }
    }

    fn nothing_takes_too_long(&self) -> Kept {
        for window in self.windows.iter().filter(|window| !window.is_frozen) {
            for since in window.waits_since.iter().flatten() {
                if self.steady - since > 5000 {
                    return Err(format!(
                        "window {} has waited for a store for {} ms",
                        window.number,
                        self.steady - since
                    ));
                }
            }
        }
        Ok(())
    }
}
