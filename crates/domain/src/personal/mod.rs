//! The contacts that a person keeps on their own phone: a role and a number, such as their safeguarding lead's.
//! Kept apart from ticks, never expiring, and nothing about a child.

mod file;
mod keeping;
mod number;

pub use file::{FileError, MAX_BYTES};
pub use keeping::{PersonalChange, PersonalEvent, PersonalKeeping, PersonalNotice};

pub use number::is_unseen;
use number::{check_number, plain};

/// So many fit on a page that is read in a hurry.
pub const MAX_CONTACTS: usize = 5;
/// Letters in a role: it stands on a button.
pub const LONGEST_ROLE: usize = 60;

/// What is wrong with a contact that somebody typed, worded for them by the content file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonalError {
    /// The role is empty.
    NoRole,
    /// The role has more than [`LONGEST_ROLE`] letters.
    LongRole,
    /// The number is empty.
    NoNumber,
    /// The number has something in it that no phone dials.
    NotDialled,
    /// The number is too short or too long for any phone number.
    WrongLength,
    /// There are [`MAX_CONTACTS`] already.
    TooMany,
}

/// One contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalContact {
    role: String,
    number: String,
    /// Whether the guide offers it, whose corrections it follows: what was typed stays as it is.
    is_chosen: bool,
}

impl PersonalContact {
    /// A contact from what was typed.
    ///
    /// # Errors
    /// What the person has to mend.
    pub fn new(role: &str, number: &str) -> Result<Self, PersonalError> {
        let role = one_line(role);
        if role.is_empty() {
            return Err(PersonalError::NoRole);
        }
        if role.chars().count() > LONGEST_ROLE || role.chars().any(char::is_control) {
            return Err(PersonalError::LongRole);
        }
        let number = plain(number);
        check_number(&number)?;
        Ok(Self { role, number, is_chosen: false })
    }

    /// A contact that the guide offers.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn chosen(role: &str, number: &str) -> Result<Self, PersonalError> {
        Self::new(role, number).map(|contact| Self { is_chosen: true, ..contact })
    }

    /// Whom it calls.
    #[must_use]
    pub fn role(&self) -> &str {
        &self.role
    }

    /// Whether it has this role, however that is capitalised: a role stands once.
    #[must_use]
    pub fn has_role(&self, role: &str) -> bool {
        self.role.eq_ignore_ascii_case(role)
    }

    /// The number as it was typed, in plain letters.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The link that calls.
    #[must_use]
    pub fn href(&self) -> String {
        ["tel:", &number::dialled(&self.number)].concat()
    }
}

/// A role in one line, without the marks that a pasted text has around it, and without a colon at its end. Within it they may be its letters' own: an
/// emoji of several parts, two scripts in one line.
#[must_use]
pub fn one_line(role: &str) -> String {
    let words: Vec<&str> = role
        .trim_matches(|c: char| c.is_whitespace() || is_unseen(c))
        .trim_end_matches([':', ' '])
        .split_whitespace()
        .collect();
    words.join(" ").replace(PARTING, "")
}

/// Marks that show nothing wherever they stand: a place where a line may be broken or must not, a file's first letter.
const PARTING: [char; 4] = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'];

/// The contacts, in the person's order: the first stands in the call bar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonalContacts(Vec<PersonalContact>);

impl PersonalContacts {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[PersonalContact] {
        &self.0
    }

    /// Keeps a contact: in the place of the one whose role is `changed`, or of the one with its own role, or at the
    /// end. A role stands once: who changes one into another's takes that one's place.
    ///
    /// # Errors
    /// There are too many; nothing has changed.
    pub fn put(&mut self, changed: Option<&str>, contact: PersonalContact) -> Result<(), PersonalError> {
        let with_role = |role: &str| self.0.iter().position(|other| other.has_role(role));
        let place = changed.and_then(with_role).or_else(|| with_role(&contact.role));
        match place {
            Some(place) => {
                let role = contact.role.clone();
                self.0.splice(place..=place, [contact]).for_each(drop);
                let mut places = 0..;
                self.0.retain(|other| places.next() == Some(place) || !other.has_role(&role));
            }
            None if self.0.len() < MAX_CONTACTS => self.0.push(contact),
            None => return Err(PersonalError::TooMany),
        }
        Ok(())
    }

    /// Keeps a contact as the first, in the place of the one with its role.
    ///
    /// # Errors
    /// There are too many; nothing has changed.
    pub fn put_first(&mut self, contact: PersonalContact) -> Result<(), PersonalError> {
        let is_other = |other: &PersonalContact| !other.has_role(&contact.role);
        if self.0.iter().filter(|other| is_other(other)).count() == MAX_CONTACTS {
            return Err(PersonalError::TooMany);
        }
        self.0.retain(is_other);
        self.0.insert(0, contact);
        Ok(())
    }

    /// What was chosen of the guide has the number that the guide offers now.
    pub fn follow(&mut self, offered: &[PersonalContact]) {
        for contact in self.0.iter_mut().filter(|contact| contact.is_chosen) {
            let offer = offered.iter().find(|offer| offer.has_role(&contact.role));
            if let Some(offer) = offer {
                contact.number.clone_from(&offer.number);
            }
        }
    }

    /// Takes one out, and returns it.
    pub fn remove(&mut self, place: usize) -> Option<PersonalContact> {
        (place < self.0.len()).then(|| self.0.remove(place))
    }

    /// These with others put to them, one after the other: the same role takes the new number.
    ///
    /// # Errors
    /// There would be too many.
    pub fn with(&self, others: &Self) -> Result<Self, PersonalError> {
        let mut all = self.clone();
        others.0.iter().try_for_each(|other| all.put(None, other.clone()))?;
        Ok(all)
    }
}

#[cfg(test)]
mod tests;
