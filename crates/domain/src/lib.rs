//! The field's own things and rules, in plain Rust: what a guide is made of, what ticks mean, what is
//! kept and for how long. Nothing here knows a framework, a browser or a particular guide.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic, reason = "a test may"))]

mod day;
mod entry;
mod guide;
mod handover;
mod keeping;
mod key;
mod names;
mod numbers;
mod personal;
mod prose;
mod review;
mod search;
mod session;
mod store;

pub use day::Day;
pub use entry::{Decoded, Entry, How, When, decode};
pub use guide::{Added, Block, Contact, Fact, Group, Indicator, Section, Way, WayKind};
pub use handover::{HandOver, Wording};
pub use keeping::{Effect, Event, Keeping, Stay, Time};
pub use key::{Key, Keys, ON_PAGE as LOOKED_ON_PAGE};
pub use names::{Names, Shelf};
pub use numbers::first_number;
pub use personal::{
    FileError, MAX_BYTES, PersonalChange, PersonalContact, PersonalContacts, PersonalError, PersonalEvent,
    PersonalKeeping, PersonalNotice, is_unseen, one_line,
};
pub use prose::{Piece, pieces};
pub use review::is_overdue;
pub use search::{Answer as SearchAnswer, Entry as SearchEntry, Index, Marked};
pub use session::{AWAY_MS, Advice, Effect as SessionEffect, KEPT_FOR_MS, Notice, Phase, Session};
pub use store::{Answer, Ask, Outcome, Place, Purpose, Request, Vault, Write};
