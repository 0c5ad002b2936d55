//! The guide of the built site, as its content file says it: what scenarios compare with, so that the same scenarios hold
//! for every guide.

#![allow(clippy::panic, reason = "a scenario about a guide that lacks what it is about has failed")]

mod picks;
mod places;

use std::fs;
use std::sync::OnceLock;

use guide::Guide;

use crate::tools;

pub use domain::{Added, Block, Contact, Fact, Group, Indicator as Sign, Section};
pub use picks::{
    a_group, a_sign, a_sign_beside, a_third_sign, another_sign, group_of, last_sign, many_signs, sign, signs,
};
pub use places::{Place, a_slip, longest_word, places};

/// A day of the content file as people read it: its number, the month's name, the year.
pub fn written(day: &str) -> String {
    let [year, month, number] = [0..4, 5..7, 8..10].map(|part| &day[part]);
    let months: Vec<&str> = words("notes.months").split(", ").collect();
    let month = month.parse::<usize>().map_or("", |month| months[month - 1]);
    format!("{} {month} {year}", number.trim_start_matches('0'))
}

/// When something was last checked, as people read it.
pub fn checked(day: Option<&str>) -> String {
    day.map_or_else(|| words("notes.never").to_owned(), |day| format!("{} {}", words("notes.checked"), written(day)))
}

/// The guide that the site was built from: the content file in `GUIDE_CONTENT`, as for the build, else the shipped one.
pub fn guide() -> &'static Guide {
    static GUIDE: OnceLock<&Guide> = OnceLock::new();
    GUIDE.get_or_init(|| guide::open(&guide::file()).unwrap_or_else(|diagnostics| panic!("{diagnostics}")))
}

/// Its file as it stands.
pub fn file_text() -> String {
    let file = tools::checkout().join(guide::file());
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Words of the interface, by table and name: `cover.reveal`.
pub fn words(name: &str) -> &'static str {
    let found = guide().word(name);
    found.unwrap_or_else(|| panic!("the guide's [words] have no {name}"))
}

/// The added text with this id.
pub fn added(id: &str) -> Added {
    let found = guide().added(id);
    found.unwrap_or_else(|| panic!("the guide has no [[added]] text {id:?}"))
}

/// The fact with this id.
pub fn fact(id: &str) -> &'static Fact {
    let found = guide().facts.iter().find(|fact| fact.id == id);
    found.unwrap_or_else(|| panic!("the guide has no fact {id:?}"))
}

/// Whom to call when every minute counts.
pub fn emergency() -> Contact {
    guide().emergency
}

/// The links of the call bar, in its order: the emergency call and the first call for everything else.
pub fn bar_calls() -> [String; 2] {
    [guide().emergency, guide().first_call].map(|contact| contact.href())
}

/// The links to every contact, in the order of the contacts page.
pub fn calls() -> Vec<String> {
    guide().contacts.iter().map(Contact::href).collect()
}
