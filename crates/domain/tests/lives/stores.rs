//! The two places of a phone, which may fail in every way that was seen.

use crate::random::Random;
use domain::Write;
use std::collections::BTreeMap;

/// How a place is at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Well,
    /// Answers so many milliseconds late.
    Late(u64),
    /// Never answers; what it was asked may be done all the same.
    Hanging,
    Refusing,
    /// Connections break.
    Losing,
    /// Takes nothing more, but lets go.
    Full,
    FailingOnce,
    /// Is not there in this browser, for all of a life.
    Absent,
}

impl Mood {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Well => "place well again",
            Self::Late(_) => "place late",
            Self::Hanging => "place hanging",
            Self::Refusing => "place refusing",
            Self::Losing => "place losing connections",
            Self::Full => "place full",
            Self::FailingOnce => "place failing once",
            Self::Absent => "place absent",
        }
    }

    pub fn of_database(random: &mut Random) -> Self {
        match random.below(14) {
            0 | 1 => Self::Late(random.below(7000)),
            2 => Self::Hanging,
            3 => Self::Refusing,
            4 => Self::Losing,
            5 => Self::Full,
            6 => Self::FailingOnce,
            _ => Self::Well,
        }
    }

    pub fn of_local(random: &mut Random) -> Self {
        match random.below(12) {
            0 => Self::Refusing,
            1 => Self::Full,
            2 => Self::FailingOnce,
            _ => Self::Well,
        }
    }
}

/// Names and texts.
pub type Shelf = BTreeMap<String, String>;

/// Carries a write out on what a shelf holds; what stands under the guard's name where it is not as expected.
pub fn write(shelf: &mut Shelf, name: &str, write: &Write) -> Result<(), Option<String>> {
    let guard = shelf.get(name).cloned();
    if !write.is_forced && guard != write.guard {
        return Err(guard);
    }
    if write.clear {
        shelf.clear();
    }
    for (name, text) in &write.changes {
        match text {
            Some(text) => drop(shelf.insert(name.clone(), text.clone())),
            None => drop(shelf.remove(name)),
        }
    }
    Ok(())
}

/// A shelf within localStorage, by what stands before its keys.
pub fn within(local: &Shelf, prefix: &str) -> Shelf {
    let own = local.iter().filter_map(|(key, text)| Some((key.strip_prefix(prefix)?.to_owned(), text.clone())));
    own.collect()
}

/// Puts a shelf back into localStorage.
pub fn put_back(local: &mut Shelf, prefix: &str, shelf: Shelf) {
    local.retain(|key, _| !key.starts_with(prefix));
    local.extend(shelf.into_iter().map(|(key, text)| ([prefix, &key].concat(), text)));
}
