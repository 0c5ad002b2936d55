//! What a browser keeps, as far as the rules see it: two places, what can be asked of each, and what can come back.
//! The browser's side carries out [`Request`]s and gives back [`Answer`]s; it decides nothing.

#[cfg(test)]
pub mod sample;
mod vault;

pub use vault::{Outcome, Purpose, Vault};

/// A place that outlives the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// IndexedDB: keeps a tick even when the browser is killed right after it.
    Database,
    /// localStorage: may lose the last seconds then, so only a fallback.
    Local,
}

/// One transaction that writes, whole or not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Write {
    /// What must stand under the guard's name, or nothing is written: another window has been here otherwise.
    pub guard: Option<String>,
    /// Whether the guard does not count.
    pub is_forced: bool,
    /// Whether everything goes first.
    pub clear: bool,
    /// Names with their new texts; one without a text goes.
    pub changes: Vec<(String, Option<String>)>,
}

/// What is asked of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// A connection, in the place of the one before. Only the database has any.
    Open,
    /// Every entry.
    Read,
    /// To write, if the name holds what the [`Write`] says.
    Write {
        /// The guard's name.
        name: &'static str,
        /// What to write.
        write: Write,
    },
}

/// Something asked of a place, under a number that the answer names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Whom.
    pub place: Place,
    /// The number.
    pub id: u32,
    /// What.
    pub ask: Ask,
}

/// What comes back, perhaps late or never.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// There is a connection.
    Opened,
    /// Every entry: name and text.
    Entries(Vec<(String, String)>),
    /// The whole transaction is done.
    Written,
    /// Nothing was written: under the guard's name stands this.
    Overtaken(Option<String>),
    /// This browser has no such place, or keeps it shut for this site: nothing can be in it.
    Absent,
    /// It refused.
    Refused,
    /// The connection is gone.
    Lost,
}
