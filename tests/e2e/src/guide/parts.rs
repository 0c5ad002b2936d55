//! What a guide is made of, as its content file says it.

use serde::Deserialize;

use super::day;

/// A part of the guide under a heading.
#[derive(Debug, Deserialize)]
pub struct Section {
    /// The id of its place on the page.
    pub id: String,
    /// As people read it.
    pub heading: String,
    /// Its paragraphs and points.
    pub blocks: Vec<Block>,
}

/// A paragraph, or a point with its term.
#[derive(Debug, Deserialize)]
pub struct Block {
    /// Printed before the text.
    pub term: Option<String>,
    /// As people read it.
    pub text: String,
    /// The id of the fact that stands beside it.
    pub fact: Option<String>,
}

/// Signs under one name.
#[derive(Debug, Deserialize)]
pub struct Group {
    /// The id of its `fieldset`.
    pub id: String,
    /// As people read it.
    pub name: String,
    /// At least one.
    pub indicators: Vec<Sign>,
}

/// What can be ticked.
#[derive(Debug, Deserialize)]
pub struct Sign {
    /// The id of its box, and its key in the store.
    pub id: String,
    /// As people read it.
    pub text: String,
}

/// Somebody to call.
#[derive(Debug, Deserialize)]
pub struct Contact {
    /// The id of its card.
    pub id: String,
    /// In full.
    pub name: String,
    /// Another name of the same team.
    pub also_called: Option<String>,
    /// Who calls it so.
    pub also_source: Option<String>,
    /// For a narrow button.
    pub short: String,
    /// The case for this call, in a few words.
    pub decide: String,
    /// The id of the fact that says where its number comes from.
    pub fact: String,
    /// The heading of its card.
    pub call: String,
    /// What completes that heading.
    pub when: String,
    /// As people read it.
    pub number: String,
    /// What the guide prints in its place, where that is no longer right.
    pub printed: Option<String>,
    /// What to key in once through.
    pub extension: Option<String>,
    dial: String,
}

/// Something that the guide states, and what is known of it.
#[derive(Debug, Deserialize)]
pub struct Fact {
    /// Stable.
    pub id: String,
    /// What was found out.
    pub known: String,
    /// How sure that is.
    pub confidence: String,
    /// A page elsewhere about it.
    pub link: Option<String>,
    /// Its name.
    pub link_name: Option<String>,
    checked: String,
}

/// Text that is not the guide's own.
#[derive(Debug, Deserialize)]
pub struct Added {
    /// Stable.
    pub id: String,
    /// What it is about.
    pub heading: String,
    /// Its paragraphs or steps.
    pub text: Vec<String>,
    /// Who says so.
    pub source: String,
    /// When they said it.
    pub date: String,
    checked: String,
}

impl Contact {
    /// The address of a link that calls.
    pub fn href(&self) -> String {
        format!("tel:{}", self.dial)
    }
}

impl Fact {
    /// When somebody last checked it, as people read it.
    pub fn checked(&self) -> &str {
        day(&self.checked)
    }
}

impl Added {
    /// When somebody last checked that they do, as people read it.
    pub fn checked(&self) -> &str {
        day(&self.checked)
    }

    /// All of it in one line.
    pub fn line(&self) -> String {
        self.text.join(" ")
    }
}
