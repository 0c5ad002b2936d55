//! Personal contacts as a small text: what the phone keeps, and what a school hands to its staff. One line each,
//! so that it can be written by hand:
//!
//! ```text
//! Own contacts, version 1
//! Our designated safeguarding lead: 01922 000000
//! ```
//!
//! Two colons stand after a contact that was chosen of those that the guide offers.

use super::{PersonalContact, PersonalContacts, PersonalError, is_unseen};

const HEAD: &str = "Own contacts, version ";
const VERSION: &str = "1";

/// Far more than [`super::MAX_CONTACTS`] contacts need. A larger file is not even read.
pub const MAX_BYTES: usize = 8000;

/// What is wrong with a file. Nothing of it is taken then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileError {
    /// More than [`MAX_BYTES`].
    Huge,
    /// It does not begin as a file of contacts does.
    Other,
    /// A newer version of the app has written it.
    Newer,
    /// No contact is in it.
    Empty,
    /// This line, counted from 1, has no colon between a role and a number.
    NoColon(usize),
    /// This line, counted from 1, is no contact.
    Line(usize, PersonalError),
}

impl PersonalContacts {
    /// The text of a file.
    #[must_use]
    pub fn encode(&self) -> String {
        let lines = self.0.iter().flat_map(|contact| {
            let parts = if contact.is_chosen { ":: " } else { ": " };
            [contact.role(), parts, contact.number(), "\n"]
        });
        [HEAD, VERSION, "\n"].into_iter().chain(lines).collect()
    }

    /// Reads the text of a file, all of it or nothing.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn decode(text: &str) -> Result<Self, FileError> {
        let mut contacts = Self::default();
        contacts.read(text).map(|()| contacts)
    }

    /// Puts to these what can be read of a text.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(&mut self, text: &str) -> Result<(), FileError> {
        if text.len() > MAX_BYTES {
            return Err(FileError::Huge);
        }
        let trim = |line| str::trim_matches(line, |c: char| c.is_whitespace() || is_unseen(c));
        let mut lines = (1..).zip(text.lines().map(trim)).filter(|(_, line)| !line.is_empty());
        let head = lines.next().map_or("", |(_, line)| line);
        match head.strip_prefix(HEAD) {
            Some(VERSION) => {}
            Some(_) => return Err(FileError::Newer),
            None => return Err(FileError::Other),
        }
        let mut first = Ok(());
        for (number, line) in lines {
            first = first.and(self.read_line(number, line));
        }
        first
    }

    fn read_line(&mut self, number: usize, line: &str) -> Result<(), FileError> {
        let (role, dial) = line.rsplit_once(':').ok_or(FileError::NoColon(number))?;
        let contact = match role.strip_suffix(':') {
            Some(role) => PersonalContact::chosen(role, dial),
            None => PersonalContact::new(role, dial),
        };
        let put = contact.and_then(|contact| self.put(None, contact));
        put.map_err(|error| FileError::Line(number, error))
    }

    /// Reads what a school has handed out: a file without a contact is a mistake there.
    ///
    /// # Errors
    /// As [`Self::decode`], and [`FileError::Empty`].
    pub fn import(text: &str) -> Result<Self, FileError> {
        let contacts = Self::decode(text)?;
        if contacts.0.is_empty() {
            return Err(FileError::Empty);
        }
        Ok(contacts)
    }
}
