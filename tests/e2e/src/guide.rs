//! The guide of the built site, as its content file says it: what stories compare with, so that the same stories hold
//! for every guide.

#![allow(
    clippy::panic,
    reason = "a story about a guide that lacks what it is about has failed"
)]

mod parts;
mod picks;
mod places;

use std::collections::BTreeMap;
use std::fs;
use std::sync::OnceLock;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::tools;

pub use parts::{Added, Block, Contact, Fact, Group, Section, Sign};
pub use picks::{
    a_group, a_sign, a_sign_beside, a_third_sign, another_sign, group_of, last_sign, many_signs,
    sign, signs,
};
pub use places::{Place, a_slip, longest_word, places};

/// The part of a content file that stories ask for.
#[derive(Debug, Deserialize)]
pub struct Guide {
    /// What it says of itself.
    #[serde(rename = "guide")]
    pub about: About,
    /// Its sections, in the order of its page.
    pub sections: Vec<Section>,
    /// Its signs, in the order of the pages.
    pub groups: Vec<Group>,
    /// Whom to call, in the order of the contacts page.
    pub contacts: Vec<Contact>,
    /// What is known of what it states.
    pub facts: Vec<Fact>,
    /// What is not its own, in the order of the page about it.
    pub added: Vec<Added>,
    words: BTreeMap<String, BTreeMap<String, String>>,
    /// The file as it stands.
    #[serde(skip)]
    text: String,
}

/// What a guide says of itself.
#[derive(Debug, Deserialize)]
pub struct About {
    /// The name under the icon, and on the cover.
    pub short_name: String,
    /// The language of its words, as `lang` has it.
    pub language: String,
    /// The guide at a glance, in its own sentences.
    pub one_minute: Vec<String>,
    /// Who last checked it as a whole.
    pub reviewed_by: String,
    /// When, or "never".
    pub reviewed_on: String,
    /// By when it is to be checked again.
    pub review_due: String,
    emergency: String,
    first_call: String,
}

/// A day of the content file as people read it.
pub fn day(written: &str) -> &str {
    match written {
        "never" => words("notes.never"),
        day => day,
    }
}

/// The guide that the site was built from: the content file in `GUIDE_CONTENT`, as for the build, else the shipped one.
///
/// # Panics
/// There is no such file, or it is no guide.
pub fn guide() -> &'static Guide {
    static GUIDE: OnceLock<Guide> = OnceLock::new();
    GUIDE.get_or_init(|| read().unwrap_or_else(|fault| panic!("{fault:#}")))
}

fn read() -> Result<Guide> {
    let file = tools::content();
    let named = || format!("the guide's content in {}", file.display());
    let text = fs::read_to_string(&file).with_context(named)?;
    let guide: Guide = toml::from_str(&text).with_context(named)?;
    Ok(Guide { text, ..guide })
}

/// Words of the interface, by room and name: `cover.reveal`.
///
/// # Panics
/// The guide has none under this name.
pub fn words(name: &str) -> &'static str {
    let found = name
        .split_once('.')
        .and_then(|(room, name)| guide().words.get(room)?.get(name));
    found.unwrap_or_else(|| panic!("the guide's [words] have no {name}"))
}

/// The added text with this id.
///
/// # Panics
/// The guide has none.
pub fn added(id: &str) -> &'static Added {
    let found = guide().added.iter().find(|added| added.id == id);
    found.unwrap_or_else(|| panic!("the guide has no [[added]] text {id:?}"))
}

/// The fact with this id.
///
/// # Panics
/// The guide has none.
pub fn fact(id: &str) -> &'static Fact {
    let found = guide().facts.iter().find(|fact| fact.id == id);
    found.unwrap_or_else(|| panic!("the guide has no fact {id:?}"))
}

/// Whom to call when every minute counts.
pub fn emergency() -> &'static Contact {
    contact(&guide().about.emergency)
}

/// The links of the call bar, in its order: the emergency call and the first call for everything else.
///
/// # Panics
/// The guide names a contact that it does not have.
pub fn bar_calls() -> [String; 2] {
    let about = &guide().about;
    [&about.emergency, &about.first_call].map(|id| contact(id).href())
}

/// The links to every contact, in the order of the contacts page.
pub fn calls() -> Vec<String> {
    guide().contacts.iter().map(Contact::href).collect()
}

fn contact(id: &str) -> &'static Contact {
    let found = guide().contacts.iter().find(|contact| contact.id == id);
    found.unwrap_or_else(|| panic!("the guide has no contact {id:?}"))
}
