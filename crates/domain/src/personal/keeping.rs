//! Keeping personal contacts: as [`crate::Keeping`], of one text that is written whole, numbered so that of two the later
//! counts. A change that another window has overtaken is made once more, to what that one has kept.

use super::{PersonalContact, PersonalContacts, PersonalError, file::FileError};
use crate::{Answer, Effect, Outcome, Purpose, Time, Vault};

/// The name of the text.
const ALL: &str = "all";
/// What the windows of one copy tell each other when personal contacts have changed.
const CHANGED: &str = "own";

/// A change that a person makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonalChange {
    /// A contact is kept, perhaps in the place of the one with this role.
    Keep(Option<String>, PersonalContact),
    /// A contact that the guide offers is kept as the first.
    Choose(PersonalContact),
    /// The contact with this role is removed.
    Remove(String),
    /// Those of a file are put to what is there.
    Import(PersonalContacts),
}

impl PersonalChange {
    /// Makes the change.
    ///
    /// # Errors
    /// There would be too many; nothing has changed.
    pub fn make(&self, contacts: &mut PersonalContacts) -> Result<(), PersonalError> {
        match self {
            Self::Keep(changed, contact) => contacts.put(changed.as_deref(), contact.clone()),
            Self::Choose(contact) => contacts.put_first(contact.clone()),
            Self::Remove(role) => {
                let place = contacts.all().iter().position(|contact| contact.has_role(role));
                place.map(|place| contacts.remove(place));
                Ok(())
            }
            Self::Import(others) => {
                *contacts = contacts.with(others)?;
                Ok(())
            }
        }
    }
}

/// What happens to personal contacts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonalEvent<'a> {
    /// The page is there.
    Begin,
    /// A place has answered the request of this number.
    Answer(u32, Answer),
    /// The time that an [`Effect::Alarm`] named has passed.
    Alarm,
    /// The person changes something.
    Change(PersonalChange),
    /// Another window has said something.
    Heard(&'a str),
    /// The page goes to the background.
    Left,
    /// The page comes to the front, perhaps out of the browser's memory.
    Back,
}

/// What the person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonalNotice {
    /// A contact is kept.
    Kept,
    /// One is removed.
    Removed,
    /// Those of a file are kept.
    Imported,
    /// No place took the change: everything is as it was.
    NotKept,
    /// What is kept could not be read.
    Unread,
    /// A newer version has written what is kept: it is left alone.
    Newer,
    /// What is kept is nothing that any version writes.
    Garbage,
}

/// The personal contacts of one window, with everything that keeps them.
#[derive(Debug, Clone)]
pub struct PersonalKeeping {
    vault: Vault,
    kept: PersonalContacts,
    number: u64,
    /// Changes that are not kept yet, the first of them on its way.
    changes: Vec<PersonalChange>,
    is_asked: bool,
    /// Whether another window has changed something that was not read yet.
    has_heard: bool,
    /// Whether what is kept was read, or there was nothing: only then may it be written over.
    is_known: bool,
    /// What the person is told.
    pub notice: Option<PersonalNotice>,
    alarm: Option<u64>,
}

impl Default for PersonalKeeping {
    fn default() -> Self {
        Self {
            vault: Vault::new(ALL),
            kept: PersonalContacts::default(),
            number: 0,
            changes: Vec::new(),
            is_asked: false,
            has_heard: false,
            is_known: false,
            notice: None,
            alarm: None,
        }
    }
}

impl PersonalKeeping {
    /// Whether the phone has answered what it keeps.
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        self.is_asked
    }

    /// The contacts as the person sees them: what is kept, with the changes that are on their way.
    #[must_use]
    pub fn contacts(&self) -> PersonalContacts {
        let mut contacts = self.kept.clone();
        for change in &self.changes {
            // One that cannot be made is told when its turn comes.
            let _ = change.make(&mut contacts);
        }
        contacts
    }

    /// Whether something is on its way into a store.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        !self.changes.is_empty()
    }

    /// Whether nothing is lost with what the database has not ended yet, once the page was left.
    #[must_use]
    pub fn may_let_go(&self) -> bool {
        self.vault.may_let_go()
    }

    /// Takes a step.
    pub fn step(&mut self, event: PersonalEvent<'_>, time: Time) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            PersonalEvent::Begin => self.vault.open(time.steady),
            PersonalEvent::Answer(id, answer) => self.vault.answer(id, answer, time.steady),
            PersonalEvent::Alarm => {
                self.alarm = None;
                self.vault.check(time.steady);
            }
            PersonalEvent::Change(change) => self.change(change, time, &mut effects),
            PersonalEvent::Heard(CHANGED) => {
                self.has_heard = true;
                self.vault.read_again(time.steady);
            }
            PersonalEvent::Left => self.vault.leave(),
            PersonalEvent::Back => self.vault.read_again(time.steady),
            PersonalEvent::Heard(_) => {}
        }
        while !self.vault.outcomes.is_empty() {
            let outcome = self.vault.outcomes.remove(0);
            self.come_of(outcome, time, &mut effects);
            effects.push(Effect::ShowAll);
        }
        effects.extend(self.vault.requests.drain(..).map(Effect::Ask));
        effects.extend(self.vault.wind(&mut self.alarm, time.steady).map(Effect::Alarm));
        effects
    }

    fn change(&mut self, change: PersonalChange, time: Time, effects: &mut Vec<Effect>) {
        effects.push(Effect::ShowAll);
        if !self.is_known {
            self.notice = Some(PersonalNotice::NotKept);
            return;
        }
        // What was told of an earlier change is not meant of this one.
        self.notice = None;
        self.changes.push(change);
        if self.changes.len() == 1 {
            self.save(time);
        }
    }

    /// Sends the first change on its way, unless that is so already. What another window may have kept is read before.
    fn save(&mut self, time: Time) {
        if self.vault.is_reading() || self.vault.is_writing() {
            return;
        }
        let Some(change) = self.changes.first() else {
            return;
        };
        let mut contacts = self.kept.clone();
        if change.make(&mut contacts).is_err() {
            self.refuse();
            return;
        }
        self.number += 1;
        let text = [&self.number.to_string(), " ", &contacts.encode()].concat();
        self.vault.save(ALL.to_owned(), text, time.steady);
    }

    fn refuse(&mut self) {
        self.changes.clear();
        self.notice = Some(PersonalNotice::NotKept);
    }

    fn come_of(&mut self, outcome: Outcome, time: Time, effects: &mut Vec<Effect>) {
        match outcome {
            Outcome::Opened { unread, .. } => {
                self.is_asked = true;
                if unread {
                    self.notice = Some(PersonalNotice::Unread);
                } else {
                    self.take();
                }
            }
            Outcome::ReadAgain { is_first, .. } if (self.is_known || is_first) && !self.vault.is_writing() => {
                self.notice = self.notice.filter(|_| !is_first);
                self.take_and_save(time);
            }
            // What another window has kept must not be written over by what is known here.
            Outcome::Unread if self.has_heard => {
                self.vault.seal();
                self.is_known = false;
                self.changes.clear();
                self.notice = Some(PersonalNotice::Unread);
            }
            Outcome::Unread => self.save(time),
            Outcome::Done(Purpose::Save) if !self.changes.is_empty() => {
                let change = self.changes.remove(0);
                // It could be made when it was sent.
                let _ = change.make(&mut self.kept);
                self.notice = Some(match change {
                    PersonalChange::Keep(..) | PersonalChange::Choose(_) => PersonalNotice::Kept,
                    PersonalChange::Remove(_) => PersonalNotice::Removed,
                    PersonalChange::Import(_) => PersonalNotice::Imported,
                });
                effects.push(Effect::Say(CHANGED.to_owned()));
                self.save(time);
            }
            Outcome::Refused(Purpose::Save) if !self.changes.is_empty() => self.refuse(),
            Outcome::Overtaken(Purpose::ReadAgain, _) if self.changes.is_empty() => self.take(),
            Outcome::Overtaken(Purpose::Save, _) => self.take_and_save(time),
            _ => {}
        }
    }

    /// The change that waits is made to what another window has kept.
    fn take_and_save(&mut self, time: Time) {
        self.take();
        if self.is_known {
            self.save(time);
        } else if !self.changes.is_empty() {
            self.refuse();
        }
    }

    /// Takes the later of the two texts; or both, where two windows have written one each.
    fn take(&mut self) {
        let texts = self.vault.guards().iter().flatten();
        let texts: Vec<(u64, &str)> = texts.map(|text| numbered(text)).collect();
        self.number = texts.iter().map(|(number, _)| *number).max().unwrap_or(0);
        self.is_known = true;
        self.has_heard = false;
        let mut kept = PersonalContacts::default();
        for (_, text) in texts.iter().filter(|(number, _)| *number == self.number) {
            let mut contacts = PersonalContacts::default();
            match contacts.read(text) {
                Ok(()) => {}
                Err(FileError::Newer) => {
                    self.is_known = false;
                    self.notice = Some(PersonalNotice::Newer);
                }
                // The next change takes its place, beside what could be read.
                Err(_) => self.notice = Some(PersonalNotice::Garbage),
            }
            kept = kept.with(&contacts).unwrap_or(contacts);
        }
        self.kept = kept;
    }
}

/// The number before a text; none is 0.
fn numbered(text: &str) -> (u64, &str) {
    let parts = text.split_once(' ').and_then(|(number, text)| Some((number.parse().ok()?, text)));
    parts.unwrap_or((0, text))
}

#[cfg(test)]
mod tests;
