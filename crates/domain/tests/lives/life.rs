//! One life: what a person does, and what befalls their phone.

use crate::{
    phone::{KEYS, Kept, Phone},
    random::Random,
    stores::Mood,
    window::Window,
};
use domain::{
    Event, How, Keeping, Key, PersonalChange, PersonalContact, PersonalContacts, PersonalEvent, Phase, Place, Shelf,
    Stay, When,
};
use std::collections::BTreeSet;

/// The person goes on when what they did is done, or has been given up: so long that may take.
const PATIENCE_MS: u64 = 5000;

pub struct Life {
    phone: Phone,
    front: Option<u64>,
    last_window: u64,
}

impl Life {
    pub fn new(seed: u64, tells: bool) -> Self {
        Self { phone: Phone::new(Random::new(seed), tells), front: None, last_window: 0 }
    }

    pub fn live(&mut self) -> Kept {
        let steps = 8 + self.phone.random.below(32);
        for _ in 0..steps {
            if self.phone.is_unmarked {
                return Ok(());
            }
            self.befall()?;
            self.act()?;
            let moods = [self.phone.database_is, self.phone.local_is];
            self.phone.seen.extend(moods.map(Mood::name));
            let pause = *self.phone.random.of(&[5, 5, 60, 400, 1500, 6000]);
            let pause = self.phone.random.below(pause);
            self.phone.pass(pause)?;
        }
        self.phone.pass(PATIENCE_MS)?;
        self.phone.other_guide_is_untouched()
    }

    /// What has happened in it.
    pub fn seen(&self) -> &BTreeSet<&'static str> {
        &self.phone.seen
    }

    fn befall(&mut self) -> Kept {
        let phone = &mut self.phone;
        match phone.random.below(16) {
            0 if phone.database_is != Mood::Absent => phone.database_is = Mood::of_database(&mut phone.random),
            1 | 2 if phone.database_is != Mood::Absent => phone.database_is = Mood::Well,
            3 if phone.local_is != Mood::Absent => {
                phone.local_is = Mood::of_local(&mut phone.random);
                phone.local_was_ill |= phone.local_is != Mood::Well;
            }
            4 if phone.local_is != Mood::Absent => phone.local_is = Mood::Well,
            5 => {
                // Windows that begin a list in the same seconds go by one clock.
                phone.pass(2 * PATIENCE_MS)?;
                self.jump();
            }
            6 => return self.spoil(),
            7 => {
                // The phone lies in a pocket.
                let hours = *phone.random.of(&[59, 61, 23 * 60, 25 * 60]);
                return phone.pass(hours * 60_000);
            }
            _ => {}
        }
        Ok(())
    }

    /// The clock jumps: by an hour, as in spring and autumn, by a little more than a day, by years.
    fn jump(&mut self) {
        let phone = &mut self.phone;
        phone.seen.insert("clock jumps");
        let hours = *phone.random.of(&[-1, 1, -25, 25, 9_000, -9_000]);
        phone.ahead += hours * 3_600_000 + i64::try_from(phone.random.below(60_000)).unwrap();
        phone.log(|| format!("the clock jumps by {hours} h"));
    }

    /// Something stands in a store that this version did not write.
    fn spoil(&mut self) -> Kept {
        let phone = &mut self.phone;
        let name = (*phone.random.of(&["late", "money", "looked:home", "a-sign-of-another-year", "odd"])).to_owned();
        let text = (*phone.random.of(&["?", "", "1 2", "2 ticked", "1 7 on - - 0"])).to_owned();
        // An entry of a box that this guide has would be somebody's tick; and nothing takes the place of one.
        let is_known = KEYS.of_stored(&name).is_some();
        let is_there =
            [Place::Database, Place::Local].iter().any(|place| phone.held(*place, Shelf::Ticks).contains_key(&name));
        if is_there || (text.starts_with("1 7") && is_known) {
            return Ok(());
        }
        // What comes while everything is cleared is not of what is cleared.
        if phone.windows.iter().any(|window| window.clears.is_some()) {
            return Ok(());
        }
        let place = *phone.random.of(&[Place::Database, Place::Local]);
        let is_absent = match place {
            Place::Database => phone.database_is == Mood::Absent,
            Place::Local => phone.local_is == Mood::Absent,
        };
        if is_absent {
            return Ok(());
        }
        phone.seen.insert("garbage, newer or foreign entry");
        phone.log(|| format!("{place:?} has {text:?} under {name}"));
        match place {
            Place::Database => {
                let database = phone.names.database(Shelf::Ticks);
                // Only what the app can have written lies in a database that is marked as never used.
                let local = phone.held(Place::Local, Shelf::Ticks);
                let is_used = local.contains_key("used:") && phone.databases.contains_key(&database);
                if is_used {
                    phone.databases.entry(database).or_default().insert(name, text);
                }
            }
            Place::Local => drop(phone.local.insert([phone.names.local(Shelf::Ticks), name].concat(), text)),
        }
        if phone.random.once_in(4) {
            phone.witness.personal_is_spoilt = true;
            let text = (*phone.random.of(&["?", "7 Own contacts, version 2\nLead: 101", "x Own contacts"])).to_owned();
            phone.local.insert([&phone.names.local(Shelf::Contacts), "all"].concat(), text);
        }
        Ok(())
    }

    fn act(&mut self) -> Kept {
        let Some(front) = self.front.filter(|front| self.phone.window(*front).is_some()) else {
            return self.open(None);
        };
        self.phone.steady += 1;
        match self.phone.random.below(30) {
            0 => self.open(None),
            1 => self.switch(front),
            2 => self.kill(front),
            3 => self.kill_all(),
            4 => self.reload(front),
            5 | 6 => self.leave_and_come_back(front),
            7 | 8 => self.change_personal(front),
            9 => self.press(front, Event::Clear),
            10 => self.press(front, Event::Practise),
            11 => self.press(front, Event::EndPractice),
            12 | 13 => self.press(front, Event::Resume),
            _ => self.tick(front),
        }
    }

    /// Opens a window; or the next page in one, after `before`, where what it had left behind has been carried on.
    fn open(&mut self, before: Option<(Window, Stay)>) -> Kept {
        if self.phone.windows.len() == 3 {
            return Ok(());
        }
        self.last_window += 1;
        let number = self.last_window;
        // Ticks of one box are a millisecond apart at least.
        self.phone.steady += 20;
        let (time, act) = (self.phone.time(), self.phone.witness.number);
        let mut early = Vec::new();
        while self.phone.random.once_in(4) {
            let keys: Vec<Key> = KEYS.all().collect();
            early.push(*self.phone.random.of(&keys));
        }
        self.phone.log(|| format!("window {number} opens, ticked are {early:?}"));
        let list = Keeping::new(KEYS, &early, time.clock);
        let mut window = Window::new(number, list, act, time.steady);
        let stay = before.as_ref().map(|(_, stay)| *stay);
        match before {
            // The same sitting goes on.
            Some((before, _)) => window.follow(before),
            None => window.begin(act, self.phone.unkept()),
        }
        self.phone.windows.push(window);
        if self.phone.windows.len() > 1 {
            self.phone.seen.insert("more than one window");
        }
        if let Some(front) = self.front {
            self.leave(front)?;
        }
        self.front = Some(number);
        for (key, at) in self.phone.shown(number) {
            self.phone.witness.note((key, at), number, false);
        }
        self.phone.step(number, Event::Begin(stay))?;
        self.phone.step_personal(number, PersonalEvent::Begin)
    }

    fn switch(&mut self, front: u64) -> Kept {
        let numbers: Vec<u64> = self.phone.windows.iter().map(|window| window.number).collect();
        let next = *self.phone.random.of(&numbers);
        if next == front {
            return Ok(());
        }
        self.phone.log(|| format!("window {next} comes to the front"));
        self.leave(front)?;
        self.front = Some(next);
        self.thaw(next)
    }

    fn leave(&mut self, number: u64) -> Kept {
        self.phone.step(number, Event::Left)?;
        self.phone.step_personal(number, PersonalEvent::Left)
    }

    fn thaw(&mut self, number: u64) -> Kept {
        self.phone.thaw(number);
        self.phone.step(number, Event::Back)?;
        self.phone.step_personal(number, PersonalEvent::Back)
    }

    fn kill(&mut self, number: u64) -> Kept {
        self.phone.log(|| format!("window {number} is closed or discarded"));
        self.phone.windows.retain(|window| window.number != number);
        self.phone.seen.insert("tab discarded");
        self.front = self.phone.windows.first().map(|window| window.number);
        match self.front {
            Some(front) => self.thaw(front),
            None => Ok(()),
        }
    }

    fn kill_all(&mut self) -> Kept {
        self.phone.log(|| "the browser is killed".to_owned());
        self.phone.windows.clear();
        self.phone.seen.insert("browser killed");
        self.front = None;
        Ok(())
    }

    /// The page is opened anew in its tab; or another page of the app was looked at before, for some time.
    fn reload(&mut self, front: u64) -> Kept {
        let stay = self.phone.window(front).and_then(|window| window.list.stay());
        let left = self.phone.time().clock;
        let place = self.phone.windows.iter().position(|window| window.number == front);
        let before = place.map(|place| self.phone.windows.remove(place));
        self.front = None;
        let Some(before) = before.zip(stay.map(|list| Stay { list, left })) else {
            return self.open(None);
        };
        self.phone.seen.insert("moved between pages");
        let minutes = *self.phone.random.of(&[0, 0, 0, 1, 59, 61]);
        self.phone.pass(minutes * 60_000)?;
        self.open(Some(before).filter(|_| minutes < 60))
    }

    /// To the background and back; sometimes by way of the browser's memory, sometimes for long.
    fn leave_and_come_back(&mut self, front: u64) -> Kept {
        self.leave(front)?;
        let is_frozen = self.phone.random.once_in(2);
        self.phone.seen.insert(if is_frozen { "page kept in memory" } else { "background" });
        if let Some(window) = self.phone.window(front) {
            window.is_frozen = is_frozen;
        }
        let minutes = *self.phone.random.of(&[0, 1, 59, 61, 25 * 60]);
        self.phone.log(|| format!("window {front} is left for {minutes} minutes, frozen: {is_frozen}"));
        self.phone.pass(minutes * 60_000)?;
        let (act, unkept) = (self.phone.witness.number, self.phone.unkept());
        let returned = self.phone.window(front).filter(|window| {
            let phase = window.list.session().phase();
            minutes > 60 && !matches!(phase, Phase::Practice | Phase::Opening)
        });
        if let Some(window) = returned {
            // Whoever comes back after an hour is asked before they see anything.
            window.early.clear();
            window.begin(act, unkept);
        }
        self.thaw(front)
    }

    fn tick(&mut self, front: u64) -> Kept {
        let keys: Vec<Key> = KEYS.all().collect();
        let key = *self.phone.random.of(&keys);
        let kind = self.phone.random.below(6);
        let Some(window) = self.phone.window(front) else {
            return Ok(());
        };
        let session = window.list.session();
        let is_on = session.is_on(key);
        // The page shows no list then, and no such box where a sign is ticked.
        if session.asks() || (!key.is_sign() && session.has_tick(key.group())) {
            return Ok(());
        }
        let event = match kind {
            0 if is_on && key.is_sign() => Event::When(key, Some(When::Recent)),
            1 if is_on && key.is_sign() => Event::How(key, Some(How::Saw)),
            _ => Event::Tick(key, !is_on),
        };
        self.press(front, event)
    }

    /// The person does something to the list; the witness sees it before anything can come of it.
    fn press(&mut self, front: u64, event: Event<'static>) -> Kept {
        let (time, act) = (self.phone.time(), self.phone.witness.number);
        self.phone.seen.insert(match event {
            Event::Clear => "clear",
            Event::Practise | Event::EndPractice => "practice",
            Event::Resume => "continue",
            Event::When(..) | Event::How(..) => "note",
            _ => "tick",
        });
        self.phone.log(|| format!("window {front}: {event:?}"));
        let early = self.phone.acts_shown(front);
        let unready = self.phone.unready(front);
        let Some(window) = self.phone.window(front) else {
            return Ok(());
        };
        let asks = window.list.session().asks();
        let phase = window.list.session().phase();
        match &event {
            // What is tried out goes, and nothing of what is real.
            Event::Clear if phase == Phase::Practice => {}
            Event::Clear => {
                // What was ticked while the question stood is the next child's.
                window.early = if asks { early } else { BTreeSet::new() };
                window.keeps = &window.early | &unready;
                window.clears = Some(act);
                window.begin(act, unready);
                window.waits_since[0] = Some(time.steady);
            }
            Event::Resume if asks => window.has_resumed = true,
            Event::Resume => return Ok(()),
            Event::Practise if phase != Phase::Practice => {
                window.real = early;
            }
            Event::EndPractice if phase == Phase::Practice => {
                // What others have done and this window has not heard of is no reason to ask.
                window.begin(act, (0..=act).filter(|act| !window.real.contains(act)).collect());
            }
            Event::Practise | Event::EndPractice => return Ok(()),
            _ => {
                window.is_unchecked = true;
                window.waits_since[0] = Some(time.steady);
            }
        }
        // What the step will have changed, and when.
        let mut next = window.list.clone();
        drop(next.step(event.clone(), time));
        let before = window.list.session().clone();
        let is_change = !matches!(event, Event::Clear | Event::Resume | Event::Practise | Event::EndPractice);
        for key in KEYS.all().filter(|_| is_change) {
            let changed = next.session().entry(key);
            if let Some(entry) = changed.filter(|_| changed != before.entry(key)) {
                self.phone.witness.note((key, entry.at), front, phase == Phase::Practice);
            }
        }
        self.phone.step(front, event)
    }

    fn change_personal(&mut self, front: u64) -> Kept {
        let random = &mut self.phone.random;
        let role = (*random.of(&["Lead", "Head", "Duty"])).to_owned();
        let number = ["0192", &random.below(1_000_000).to_string()].concat();
        let contact = PersonalContact::new(&role, &number).map_err(|fault| format!("{fault:?}"))?;
        let change = match random.below(4) {
            0 => PersonalChange::Remove(role),
            1 => {
                let mut file = PersonalContacts::default();
                file.put(None, contact).map_err(|fault| format!("{fault:?}"))?;
                PersonalChange::Import(file)
            }
            _ => PersonalChange::Keep(None, contact),
        };
        let now = self.phone.steady;
        let Some(window) = self.phone.window(front).filter(|window| window.own.is_asked()) else {
            return Ok(());
        };
        window.waits_since[1] = Some(now);
        self.phone.seen.insert("personal contact changed");
        let Some(window) = self.phone.window(front) else {
            return Ok(());
        };
        let seen = window.own.contacts();
        self.phone.log(|| format!("window {front}: {change:?}"));
        self.phone.personal_changes(&change);
        self.phone.step_personal(front, PersonalEvent::Change(change.clone()))?;
        // The person waits for the words.
        for _ in 0..60 {
            let Some(window) = self.phone.window(front) else {
                return Ok(());
            };
            if !window.own.is_saving() {
                let (notice, now) = (window.own.notice, window.own.contacts());
                return self.phone.witness.personal_changed(&change, notice, &seen, now);
            }
            self.phone.pass(100)?;
        }
        Err("no word about a personal contact".to_owned())
    }
}
