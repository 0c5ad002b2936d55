//! Keeps entries in the database, and where that fails in localStorage; says so where both do.
//!
//! - Every wait has a limit. A connection that is lost, or hangs, is opened once more before the database is given up.
//! - What could not be read is never taken for nothing: then nothing is written either, until everything is cleared. A
//!   mark in localStorage tells a database that has never been used, in which nothing can be, from one that fails today.
//! - Every write is guarded by the value of one name, so that a window that has missed another one's clearing notices.

use super::{Answer, Ask, Place, Request, Write};

/// An attempt to read for the first time may take so long, and any other. Whoever waits for a write that waits for clearing,
/// or for another reading, waits for four of them, which fit into five seconds.
const OPEN_WITHIN_MS: u64 = 2000;
const WITHIN_MS: u64 = 850;
/// An alarm is not much later than this.
const INTERRUPTED_MS: u64 = 500;
/// A reading that has taken longer than its two attempts was interrupted, by a page kept in memory: what it has found first
/// may have changed since.
const READ_WITHIN_MS: u64 = 2 * OPEN_WITHIN_MS + INTERRUPTED_MS;

/// The mark in localStorage that the database has been used. No guide and no guard has such a name.
const USED: &str = "used:";
/// A name for a write that only shows whether localStorage takes any.
const PROBE: &str = "probe:";

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The first reading.
    Open,
    /// A reading later on.
    ReadAgain,
    /// To keep an entry.
    Save,
    /// To delete everything and begin anew.
    Clear,
    /// To change what is kept, and begin anew with that.
    Begin,
    /// To delete what nobody needs.
    Forget,
}

/// What has come of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The first reading is over.
    Opened {
        /// Name and text; a name perhaps twice.
        entries: Vec<(String, String)>,
        /// Whether a place could not be read that may hold something.
        unread: bool,
    },
    /// The places have been read once more.
    ReadAgain {
        /// Name and text; a name perhaps twice.
        entries: Vec<(String, String)>,
        /// Whether the reading before had failed.
        is_first: bool,
    },
    /// They could not be read once more.
    Unread,
    /// It is done, wherever it had to be.
    Done(Purpose),
    /// No place would, or not every place that had to.
    Refused(Purpose),
    /// Nothing was written: the guard's name holds this now.
    Overtaken(Purpose, Option<String>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Connection {
    Closed,
    Opening,
    Open,
    /// Given up for this page.
    GivenUp,
    /// There is no database.
    Absent,
}

#[derive(Debug, Clone)]
struct Job {
    id: u32,
    place: Place,
    purpose: Purpose,
    /// What to write; nothing for a reading.
    write: Option<Write>,
    until: u64,
    is_second_try: bool,
}

impl Job {
    fn writes(&self, name: &str) -> bool {
        let mut changes = self.write.iter().flat_map(|write| &write.changes);
        changes.any(|(other, _)| other == name)
    }

    /// Whether it waited longer than it could, in a page kept in memory.
    const fn is_interrupted(&self, now: u64) -> bool {
        now.saturating_sub(self.until) > INTERRUPTED_MS
    }

    /// With the time for one attempt.
    fn from(self, now: u64) -> Self {
        let limit = if self.purpose == Purpose::Open { OPEN_WITHIN_MS } else { WITHIN_MS };
        Self { until: now.saturating_add(limit), ..self }
    }
}

/// The two places, as one page knows them.
#[derive(Debug, Clone)]
pub struct Vault {
    guard: &'static str,
    connection: Connection,
    was_reopened: bool,
    has_local: bool,
    /// Whether the mark stands in localStorage.
    is_marked: bool,
    /// Whether the database may hold anything.
    is_used: bool,
    guards: [Option<String>; 2],
    /// What the reading that is under way has found there.
    read_guards: [Option<String>; 2],
    /// Nothing may be written beside what nobody could read, or clear.
    is_unread: bool,
    is_uncleared: bool,
    /// The number of the write with which the page was left, and whether it is done.
    left: Option<(u32, bool)>,
    /// In the order in which they were put: of two writes of one name the later must come later.
    jobs: Vec<Job>,
    last_id: u32,
    /// The numbers of the connections that were asked for since there was one.
    openings: Vec<u32>,
    entries: Vec<(String, String)>,
    unread: bool,
    /// When the reading began.
    reading_since: u64,
    /// Whether its answer has taken two attempts.
    is_second_reading: bool,
    /// Under which names something was found in each place.
    found: [Vec<String>; 2],
    /// Whether what has been read meanwhile may be of before another window has written.
    is_stale: bool,
    /// For the browser to carry out.
    pub requests: Vec<Request>,
    /// For the owner to act on.
    pub outcomes: Vec<Outcome>,
}

impl Vault {
    /// Places of which nothing is known; every write is guarded by the value under this name.
    #[must_use]
    pub const fn new(guard: &'static str) -> Self {
        Self {
            guard,
            connection: Connection::Closed,
            was_reopened: false,
            has_local: true,
            is_marked: false,
            is_used: false,
            guards: [None, None],
            read_guards: [None, None],
            is_unread: false,
            is_uncleared: false,
            left: None,
            jobs: Vec::new(),
            last_id: 0,
            openings: Vec::new(),
            entries: Vec::new(),
            unread: false,
            reading_since: 0,
            is_second_reading: false,
            found: [const { Vec::new() }; 2],
            is_stale: false,
            requests: Vec::new(),
            outcomes: Vec::new(),
        }
    }

    /// Reads both places.
    pub fn open(&mut self, now: u64) {
        self.read(Purpose::Open, now);
    }

    /// Reads them once more.
    pub fn read_again(&mut self, now: u64) {
        if self.is_reading() {
            self.is_stale = true;
            return;
        }
        self.read(Purpose::ReadAgain, now);
    }

    /// The same for somebody who has waited already: a database that was given up is asked once.
    pub fn read_at_once(&mut self, now: u64) {
        let was_given_up = self.connection == Connection::GivenUp;
        self.read_again(now);
        let of_database = |job: &&mut Job| job.place == Place::Database;
        for job in self.jobs.iter_mut().filter(of_database) {
            job.is_second_try |= was_given_up;
        }
    }

    fn read(&mut self, purpose: Purpose, now: u64) {
        // A database that was given up may be well again.
        if self.connection == Connection::GivenUp {
            (self.connection, self.was_reopened) = (Connection::Closed, false);
        }
        self.is_second_reading = false;
        self.ask_both(purpose, now);
    }

    fn ask_both(&mut self, purpose: Purpose, now: u64) {
        self.jobs.retain(|job| !matches!(job.purpose, Purpose::Open | Purpose::ReadAgain));
        self.is_stale = false;
        self.entries.clear();
        self.read_guards.clone_from(&self.guards);
        self.unread = false;
        self.reading_since = now;
        // localStorage answers at once, and says whether the database may hold anything.
        self.put(Place::Local, purpose, None, now);
        if self.has_database() {
            self.put(Place::Database, purpose, None, now);
            if let Some(job) = self.jobs.last_mut() {
                job.is_second_try = self.is_second_reading;
            }
        }
    }

    /// Keeps a text under a name.
    pub fn save(&mut self, name: String, text: String, now: u64) {
        if self.is_sealed() {
            return self.outcomes.push(Outcome::Refused(Purpose::Save));
        }
        self.left = None;
        // What is on its way under the same name must not be made once more after this.
        self.jobs.retain(|job| job.purpose != Purpose::Save || !job.writes(&name));
        let forgets = |job: &&mut Job| job.purpose == Purpose::Forget;
        for job in self.jobs.iter_mut().filter(forgets) {
            if let Some(write) = &mut job.write {
                write.changes.retain(|(other, _)| *other != name);
            }
        }
        let place = if self.has_database() { Place::Database } else { Place::Local };
        let changes = vec![(name, Some(text))];
        self.write(place, Purpose::Save, false, changes, now);
    }

    /// The page goes, perhaps for good: what is on its way into the database is put where that takes no time as well.
    pub fn leave(&mut self) {
        let saves = self.of_database().filter(|job| job.purpose == Purpose::Save);
        let changes: Vec<_> =
            saves.filter_map(|job| job.write.as_ref()).flat_map(|write| write.changes.clone()).collect();
        self.left = None;
        if self.has_local && !changes.is_empty() {
            self.write(Place::Local, Purpose::Forget, false, changes, 0);
            self.left = Some((self.last_id, false));
        }
    }

    /// Whether nothing is lost with what the database has not ended yet, once the page was left. A page in a browser's
    /// memory may hold it, and let no other page read (WebKit).
    #[must_use]
    pub fn may_let_go(&self) -> bool {
        let has_left = matches!(self.left, Some((_, true)));
        self.of_database().all(|job| match job.purpose {
            Purpose::Open | Purpose::ReadAgain | Purpose::Forget => true,
            Purpose::Save => has_left,
            Purpose::Clear | Purpose::Begin => false,
        })
    }

    /// Deletes everything, the database first, and puts the guard's new value.
    pub fn clear(&mut self, guard: String, now: u64) {
        // What is on its way is of the list that goes.
        self.jobs.retain(|job| job.purpose == Purpose::Open);
        if self.connection == Connection::GivenUp {
            self.connection = Connection::Closed;
        }
        // Another window may have used it since.
        if !self.is_used {
            self.put(Place::Local, Purpose::Forget, None, now);
        }
        let place = if self.has_database() { Place::Database } else { Place::Local };
        let changes = vec![(self.guard.to_owned(), Some(guard))];
        self.write(place, Purpose::Clear, true, changes, now);
    }

    /// Deletes these names wherever they were found: elsewhere another window may have begun to use one.
    pub fn forget(&mut self, names: &[String], now: u64) {
        for place in [Place::Database, Place::Local] {
            let found = &self.found[place as usize];
            let there = names.iter().filter(|name| found.contains(name));
            let changes: Vec<(String, Option<String>)> = there.map(|name| (name.clone(), None)).collect();
            if !changes.is_empty() && (place == Place::Local || self.has_database()) {
                self.write(place, Purpose::Forget, false, changes, now);
            }
        }
    }

    /// Makes these changes, in the database first, and puts the guard's new value.
    pub fn begin(&mut self, mut changes: Vec<(String, Option<String>)>, guard: String, now: u64) {
        changes.push((self.guard.to_owned(), Some(guard)));
        let place = if self.has_database() { Place::Database } else { Place::Local };
        self.write(place, Purpose::Begin, false, changes, now);
    }

    /// Whether something is on its way into a place.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.jobs.iter().any(|job| job.write.is_some())
    }

    /// Whether nothing may be written, because nobody knows beside what.
    #[must_use]
    pub const fn is_sealed(&self) -> bool {
        self.is_unread || self.is_uncleared
    }

    /// Nothing may be written until the places have been read.
    pub const fn seal(&mut self) {
        self.is_unread = true;
    }

    /// Another window's clearing has taken the mark away: it is put anew before the database is used.
    pub const fn unmark(&mut self) {
        self.is_marked = false;
    }

    /// Whether the places are being read.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.is_at(Purpose::Open) || self.is_at(Purpose::ReadAgain)
    }

    /// The greatest number under which a place was read or written last.
    #[must_use]
    pub fn last_guard(&self) -> Option<u64> {
        self.guards.iter().map(number).max().flatten()
    }

    /// Whether everything is being deleted.
    #[must_use]
    pub fn is_clearing(&self) -> bool {
        self.is_at(Purpose::Clear)
    }

    /// Whether another list is being begun: what is saved waits for that.
    #[must_use]
    pub fn is_beginning(&self) -> bool {
        self.is_at(Purpose::Clear) || self.is_at(Purpose::Begin)
    }

    fn is_at(&self, purpose: Purpose) -> bool {
        self.jobs.iter().any(|job| job.purpose == purpose)
    }

    const fn has_database(&self) -> bool {
        !matches!(self.connection, Connection::GivenUp | Connection::Absent)
    }

    fn write(&mut self, place: Place, purpose: Purpose, clear: bool, changes: Vec<(String, Option<String>)>, now: u64) {
        if place == Place::Database && purpose != Purpose::Forget {
            self.mark_used();
            // Clearing alone leaves nothing but the new number, which the other place gets as well.
            self.is_used |= purpose != Purpose::Clear;
        }
        let write = Write { guard: self.guards[place as usize].clone(), is_forced: false, clear, changes };
        self.put(place, purpose, Some(write), now);
    }

    /// Before anything is written to the database. If it is not taken it is tried again with the next write.
    fn mark_used(&mut self) {
        if self.has_local && !self.is_marked {
            // Whatever another window has written meanwhile.
            let mark =
                Write { is_forced: true, changes: vec![(USED.to_owned(), Some(String::new()))], ..Write::default() };
            self.put(Place::Local, Purpose::Forget, Some(mark), 0);
        }
    }

    fn put(&mut self, place: Place, purpose: Purpose, write: Option<Write>, now: u64) {
        self.last_id += 1;
        let job = Job { id: self.last_id, place, purpose, write, until: 0, is_second_try: false }.from(now);
        match (place, self.connection) {
            (Place::Local, _) | (_, Connection::Open) => self.ask(&job),
            (_, Connection::Closed) => self.connect(),
            _ => {}
        }
        self.jobs.push(job);
    }

    fn ask(&mut self, job: &Job) {
        let ask = job.write.clone().map_or(Ask::Read, |write| Ask::Write { name: self.guard, write });
        self.requests.push(Request { place: job.place, id: job.id, ask });
    }

    fn connect(&mut self) {
        self.connection = Connection::Opening;
        self.last_id += 1;
        self.openings.push(self.last_id);
        self.requests.push(Request { place: Place::Database, id: self.last_id, ask: Ask::Open });
    }

    /// A place has answered. What nobody waits for any more is no news, but for a connection.
    pub fn answer(&mut self, id: u32, answer: Answer, now: u64) {
        let Some(at) = self.jobs.iter().position(|job| job.id == id) else {
            if let Answer::Overtaken(guard) = answer {
                // Too late for what was asked; but another list has begun there.
                let overtaken = Outcome::Overtaken(Purpose::Forget, guard);
                return self.outcomes.push(overtaken);
            }
            return self.answer_connection(id, &answer, now);
        };
        let job = self.jobs.remove(at);
        match (answer, job.place) {
            (Answer::Entries(entries), _) => self.take(job, entries, now),
            (Answer::Written, _) => self.written(job, now),
            (Answer::Overtaken(guard), place) => {
                self.guards[place as usize].clone_from(&guard);
                self.unmark();
                match job.write {
                    // An earlier list than the one that the database has begun.
                    Some(write)
                        if (job.purpose, place) == (Purpose::Clear, Place::Local)
                            && number(&guard) < number(&self.guards[0]) =>
                    {
                        self.follow(Purpose::Clear, write, now);
                    }
                    _ => self.outcomes.push(Outcome::Overtaken(job.purpose, guard)),
                }
            }
            (Answer::Absent, Place::Local) => {
                self.has_local = false;
                self.local_failed(job, true, now);
            }
            (_, Place::Local) if !job.is_second_try => self.retry(job),
            (_, Place::Local) => self.local_failed(job, false, now),
            (Answer::Absent, Place::Database) => {
                self.jobs.insert(at, job);
                self.give_up(Connection::Absent, now);
            }
            // All that was asked of a connection that is gone says so; the new one is on its way.
            (_, Place::Database) if self.connection == Connection::Opening => {
                self.jobs.insert(at, job);
            }
            // A full database takes nothing more; whatever else it refuses may be the connection's fault.
            (Answer::Refused, Place::Database) if job.purpose == Purpose::Save => {
                self.jobs.insert(at, job);
                self.give_up(Connection::GivenUp, now);
            }
            (_, Place::Database) => {
                let is_second_try = job.is_second_try;
                self.jobs.insert(at, job);
                self.reopen(is_second_try, now);
            }
        }
    }

    /// Of the connections that were asked for any will do; only the last one's failure counts.
    fn answer_connection(&mut self, id: u32, answer: &Answer, now: u64) {
        if self.connection != Connection::Opening || !self.openings.contains(&id) {
            return;
        }
        match answer {
            Answer::Opened => {
                self.connection = Connection::Open;
                self.openings.clear();
                self.ask_waiting();
            }
            Answer::Absent => self.give_up(Connection::Absent, now),
            _ if self.openings.last() == Some(&id) => self.reopen(false, now),
            _ => {}
        }
    }

    /// Asks for everything that waits, under new numbers: what an earlier connection still says is no answer.
    fn ask_waiting(&mut self) {
        let mut jobs = std::mem::take(&mut self.jobs);
        for job in jobs.iter_mut().filter(|job| job.place == Place::Database) {
            self.last_id += 1;
            job.id = self.last_id;
            self.ask(job);
        }
        self.jobs = jobs;
    }

    fn of_database(&self) -> impl Iterator<Item = &Job> {
        self.jobs.iter().filter(|job| job.place == Place::Database)
    }

    /// In how many milliseconds [`Vault::check`] is wanted, if not by the `alarm` that is wound already, which is wound anew
    /// then. Nothing where nothing is waited for.
    pub fn wind(&self, alarm: &mut Option<u64>, now: u64) -> Option<u64> {
        let at = self.of_database().map(|job| job.until).min()?;
        let is_sooner = alarm.is_none_or(|alarm| at < alarm);
        is_sooner.then(|| {
            *alarm = Some(at);
            at.saturating_sub(now)
        })
    }

    /// What stands under the guard's name in each place, as far as it is known.
    #[must_use]
    pub const fn guards(&self) -> &[Option<String>; 2] {
        &self.guards
    }

    /// Ends what has taken too long.
    pub fn check(&mut self, now: u64) {
        let late: Vec<bool> = self.of_database().filter(|job| job.until <= now).map(|job| job.is_second_try).collect();
        if !late.is_empty() {
            self.reopen(late.contains(&true), now);
        }
    }

    /// A new connection, once, for everything that waits.
    fn reopen(&mut self, is_second_try: bool, now: u64) {
        if self.was_reopened || is_second_try {
            return self.give_up(Connection::GivenUp, now);
        }
        self.was_reopened = true;
        self.judge_anew(now);
        // Made once more it could reach what has been kept under the same name meanwhile; it is judged anew at the next opening.
        self.jobs.retain(|job| job.place == Place::Local || job.purpose != Purpose::Forget);
        for job in self.jobs.iter_mut().filter(|job| job.place == Place::Database) {
            *job = job.clone().from(now);
            job.is_second_try = true;
        }
        self.connect();
    }

    /// What was to go by a reading of long ago may be in use again.
    fn judge_anew(&mut self, now: u64) {
        let is_late = |job: &Job| job.purpose == Purpose::Begin && job.is_interrupted(now);
        if self.jobs.iter().any(is_late) {
            self.jobs.retain(|job| job.purpose != Purpose::Begin);
            let guard = self.guards[Place::Database as usize].clone();
            self.outcomes.push(Outcome::Overtaken(Purpose::Begin, guard));
        }
    }

    /// Without the database: what waits for it goes the next way.
    fn give_up(&mut self, connection: Connection, now: u64) {
        self.connection = connection;
        self.judge_anew(now);
        // Where it was never used nothing can be in it.
        let is_empty = connection == Connection::Absent || (self.has_local && !self.is_used);
        let last = self.last_id;
        let waits = |job: &Job| job.place == Place::Database && job.id <= last;
        while let Some(first) = self.jobs.iter().position(waits) {
            let job = self.jobs.remove(first);
            match (job.purpose, job.write) {
                (Purpose::Save, Some(write)) => self.write(Place::Local, Purpose::Save, false, write.changes, now),
                (Purpose::Clear, Some(write)) if is_empty => {
                    self.write(Place::Local, Purpose::Clear, true, write.changes, now);
                }
                (Purpose::Begin, Some(write)) => {
                    self.write(Place::Local, Purpose::Begin, false, write.changes, now);
                }
                (Purpose::Clear, _) => self.refuse_clear(),
                (purpose @ (Purpose::Open | Purpose::ReadAgain), _) => {
                    self.unread |= !is_empty;
                    self.read_one(purpose, now);
                }
                (purpose, _) => self.finish(purpose),
            }
        }
    }

    fn refuse_clear(&mut self) {
        self.is_uncleared = true;
        self.outcomes.push(Outcome::Refused(Purpose::Clear));
    }

    fn retry(&mut self, job: Job) {
        let job = Job { is_second_try: true, ..job };
        self.ask(&job);
        self.jobs.push(job);
    }

    fn local_failed(&mut self, job: Job, is_absent: bool, now: u64) {
        match job.purpose {
            Purpose::Open | Purpose::ReadAgain => {
                self.unread |= !is_absent;
                self.read_one(job.purpose, now);
            }
            Purpose::Save => self.outcomes.push(Outcome::Refused(Purpose::Save)),
            Purpose::Clear if is_absent => self.cleared(),
            Purpose::Clear => self.refuse_clear(),
            // The database has begun it: what this place holds is dead by its number.
            Purpose::Begin if job.write.as_ref().is_some_and(|write| write.is_forced) => {
                self.finish(Purpose::Begin);
            }
            Purpose::Begin => self.outcomes.push(Outcome::Refused(Purpose::Begin)),
            Purpose::Forget => {
                // Whether the mark stands is not known then.
                self.is_used |= job.write.is_none() && !is_absent;
                self.finish(Purpose::Forget);
            }
        }
    }

    fn take(&mut self, job: Job, entries: Vec<(String, String)>, now: u64) {
        let find = |name: &str| entries.iter().find(|(other, _)| other == name);
        let guard = find(self.guard).map(|(_, text)| text.clone());
        if job.place == Place::Local {
            self.is_marked = find(USED).is_some();
            self.is_used |= self.is_marked;
        } else {
            self.is_used |= !entries.is_empty();
            self.was_reopened = false;
            self.is_second_reading = job.is_second_try;
        }
        if job.purpose == Purpose::Forget {
            return;
        }
        // The database was given up before it was known that something may be in it.
        self.unread |= self.is_used && self.connection == Connection::GivenUp;
        self.read_guards[job.place as usize] = guard;
        self.found[job.place as usize] = entries.iter().map(|(name, _)| name.clone()).collect();
        self.entries.extend(entries.into_iter().filter(|(name, _)| name != USED));
        self.read_one(job.purpose, now);
    }

    /// One of the two readings is over.
    fn read_one(&mut self, purpose: Purpose, now: u64) {
        if self.is_at(purpose) {
            return;
        }
        if !self.unread && now.saturating_sub(self.reading_since) > READ_WITHIN_MS {
            return self.ask_both(purpose, now);
        }
        let entries = std::mem::take(&mut self.entries);
        let is_half = purpose != Purpose::Open && self.unread;
        if self.read_guards[0] != self.read_guards[1] {
            // Another window is clearing, or has just done so.
            self.unmark();
        }
        for (known, read) in self.guards.iter_mut().zip(&self.read_guards) {
            // A reading that has failed half-way is none; but that another window has been here is known.
            if is_half && known != read {
                let overtaken = Outcome::Overtaken(purpose, read.clone());
                self.outcomes.push(overtaken);
            }
            known.clone_from(read);
        }
        let mut in_database = self.found[Place::Database as usize].iter();
        if in_database.any(|name| name != self.guard) && !self.is_clearing() {
            // Another window's clearing may have taken the mark away since this was written.
            self.mark_used();
        }
        match purpose {
            Purpose::Open => {
                self.is_unread = self.unread;
                self.is_used |= self.unread;
                self.outcomes.push(Outcome::Opened { entries, unread: self.unread });
                if !self.has_database() && !self.unread && !self.is_clearing() {
                    self.probe();
                }
            }
            _ if self.unread => self.outcomes.push(Outcome::Unread),
            _ => {
                let is_first = std::mem::take(&mut self.is_unread);
                self.outcomes.push(Outcome::ReadAgain { entries, is_first });
            }
        }
        if self.is_stale {
            self.read(Purpose::ReadAgain, now);
        }
    }

    /// Without a database: whether the other place takes anything is said before somebody relies on it.
    fn probe(&mut self) {
        let name = || PROBE.to_owned();
        let changes = vec![(name(), Some(String::new())), (name(), None)];
        self.write(Place::Local, Purpose::Save, false, changes, 0);
    }

    fn written(&mut self, job: Job, now: u64) {
        let is_late = job.is_interrupted(now);
        if let Some((id, is_done)) = &mut self.left {
            *is_done |= *id == job.id;
        }
        let Some(write) = job.write else { return };
        let changes = write.changes.iter();
        if let Some((_, guard)) = changes.clone().find(|(name, _)| name == self.guard) {
            self.guards[job.place as usize].clone_from(guard);
            // What a reading under way has found there was before.
            self.read_guards[job.place as usize].clone_from(guard);
        }
        if job.place == Place::Local {
            let marks = changes.clone().any(|(name, _)| name == USED);
            self.is_marked = !write.clear && (self.is_marked || marks);
        } else {
            self.was_reopened = false;
        }
        match (job.purpose, job.place) {
            // What is of before in the other place is dead by its number, and who comes back reads it again.
            (Purpose::Begin, Place::Database) if is_late => self.finish(Purpose::Begin),
            (purpose @ (Purpose::Clear | Purpose::Begin), Place::Database) => {
                self.follow(purpose, write, now);
            }
            (Purpose::Clear, Place::Local) => self.cleared(),
            (Purpose::Save, Place::Database) => {
                self.tidy(&write, now);
                self.finish(Purpose::Save);
            }
            (purpose, _) => self.finish(purpose),
        }
    }

    /// The same in the other place. The database has decided between windows that begin a list; what is cleared may meet
    /// one that is known here alone, and must come after it.
    fn follow(&mut self, purpose: Purpose, write: Write, now: u64) {
        let write =
            Write { guard: self.guards[Place::Local as usize].clone(), is_forced: purpose == Purpose::Begin, ..write };
        self.put(Place::Local, purpose, Some(write), now);
    }

    /// What is kept whole under the guard's name is not left in localStorage, where an earlier visit had to put it.
    fn tidy(&mut self, write: &Write, now: u64) {
        let is_whole = write.changes.iter().any(|(name, _)| name == self.guard);
        if is_whole && self.guards[Place::Local as usize].is_some() {
            let changes = vec![(self.guard.to_owned(), None)];
            self.write(Place::Local, Purpose::Forget, false, changes, now);
        }
    }

    fn cleared(&mut self) {
        // Where neither is there, nothing was kept, and nothing will be.
        (self.is_unread, self.is_uncleared) = (false, false);
        self.is_used = false;
        // What a reading under way has found was before.
        self.entries.clear();
        self.found = Default::default();
        self.outcomes.push(Outcome::Done(Purpose::Clear));
    }

    fn finish(&mut self, purpose: Purpose) {
        if !self.is_at(purpose) {
            self.outcomes.push(Outcome::Done(purpose));
        }
    }
}

/// The number under a guard's name.
fn number(guard: &Option<String>) -> Option<u64> {
    guard.as_ref()?.parse().ok()
}

#[cfg(test)]
mod tests;
