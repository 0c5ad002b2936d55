//! What a guide is made of. All text is `'static`: it is compiled in.

/// A part of the guide under its own heading.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// Stable; the fragment of its URL.
    pub id: &'static str,
    /// In the guide's words.
    pub heading: &'static str,
    /// The groups of indicators stand in this section.
    pub lists_indicators: bool,
    /// In the guide's order.
    pub blocks: &'static [Block],
}

/// A paragraph, or a term with what is said of it; and what is printed below it.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    /// Printed before the text with a colon.
    pub term: Option<&'static str>,
    /// In the guide's words; empty where a list stands alone.
    pub text: &'static str,
    /// Points in no order.
    pub list: &'static [&'static str],
    /// One after the other.
    pub steps: &'static [&'static str],
    /// Rows of cells, the first with the headings.
    pub table: &'static [&'static [&'static str]],
    /// A page elsewhere that the guide itself names: its address and its name.
    pub link: Option<(&'static str, &'static str)>,
    /// The id of a [`Fact`] that readers need beside it.
    pub fact: Option<&'static str>,
}

/// Indicators that the guide lists under one name.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// Stable.
    pub id: &'static str,
    /// In the guide's words.
    pub name: &'static str,
    /// In the guide's order.
    pub indicators: &'static [Indicator],
}

/// One sign that can be ticked.
#[derive(Debug, Clone, Copy)]
pub struct Indicator {
    /// Stable: saved ticks are kept under it.
    pub id: &'static str,
    /// In the guide's words.
    pub text: &'static str,
}

/// Somebody to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    /// Stable.
    pub id: &'static str,
    /// In the guide's words.
    pub name: &'static str,
    /// For a narrow button.
    pub short: &'static str,
    /// The heading that ends in "if:".
    pub call: &'static str,
    /// What completes that heading.
    pub when: &'static str,
    /// Another name of the same team, and who uses it.
    pub also_called: Option<(&'static str, &'static str)>,
    /// As people read it; empty for who is not called.
    pub number: &'static str,
    /// What the guide prints in its place, where that is no longer right.
    pub printed: Option<&'static str>,
    /// As the phone dials it, without `tel:`.
    pub dial: &'static str,
    /// What to ask for, or key in, once through; never part of the dialled number, because phones
    /// treat extensions in links differently.
    pub extension: Option<&'static str>,
    /// The ids of whom to call when nobody answers, in order; none where the guide names nobody.
    pub no_answer: &'static [&'static str],
    /// When somebody is there, as the guide itself prints it.
    pub hours: Option<&'static str>,
    /// How else they are reached.
    pub ways: &'static [Way],
    /// The id of the [`Fact`] that says where the number comes from.
    pub fact: &'static str,
}

/// A way to reach somebody that is no voice call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// By what.
    pub kind: WayKind,
    /// The number, the address, or the page's.
    pub to: &'static str,
    /// What people read: the number, the address, the page's name.
    pub name: &'static str,
}

/// By what somebody is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayKind {
    /// A text message.
    Text,
    /// An e-mail.
    Email,
    /// A form or a page elsewhere.
    Page,
}

impl Way {
    /// The link that opens it.
    #[must_use]
    pub fn href(&self) -> String {
        let scheme = match self.kind {
            WayKind::Text => "sms:",
            WayKind::Email => "mailto:",
            WayKind::Page => "",
        };
        [scheme, self.to].concat()
    }
}

impl Contact {
    /// Whether they can be called.
    #[must_use]
    pub const fn is_called(&self) -> bool {
        !self.number.is_empty()
    }

    /// The link that calls: `tel:` and the dialled number.
    #[must_use]
    pub fn href(&self) -> String {
        ["tel:", self.dial].concat()
    }
}

/// Something that the guide states, and what is known of it today.
#[derive(Debug, Clone, Copy)]
pub struct Fact {
    /// Stable.
    pub id: &'static str,
    /// The guide's statement.
    pub says: &'static str,
    /// What was found out about it.
    pub known: &'static str,
    /// A page elsewhere that says so: its address and its name. Opened by a tap only.
    pub link: Option<(&'static str, &'static str)>,
    /// That the guide's line is out of date, in a few words.
    pub news: Option<&'static str>,
    /// How sure that is.
    pub confidence: &'static str,
    /// The day on which somebody last checked it; none so far without one.
    pub checked: Option<&'static str>,
}

/// Text about safeguarding that is not in the guide; always shown as such, with its source.
#[derive(Debug, Clone, Copy)]
pub struct Added {
    /// Stable.
    pub id: &'static str,
    /// Its heading where it stands as a card.
    pub heading: &'static str,
    /// Its paragraphs.
    pub text: &'static [&'static str],
    /// Who says so, in a few words with the year where it is known: what stands in place.
    pub short_source: &'static str,
    /// Who says so.
    pub source: &'static str,
    /// When they said it.
    pub date: &'static str,
    /// The day on which somebody last checked that they do; none so far without one.
    pub checked: Option<&'static str>,
}

impl Added {
    /// All of it in one line.
    #[must_use]
    pub fn line(&self) -> String {
        self.text.join(" ")
    }
}

/// A guide of three groups, for tests.
#[cfg(test)]
pub mod sample {
    use super::{Group, Indicator};

    const fn group(id: &'static str, name: &'static str, indicators: &'static [Indicator]) -> Group {
        Group { id, name, indicators }
    }

    const fn sign(id: &'static str, text: &'static str) -> Indicator {
        Indicator { id, text }
    }

    /// Two signs, one, none.
    pub const GROUPS: &[Group] = &[
        group("school", "School", &[sign("late", "comes late"), sign("away", "stays away")]),
        group("gifts", "Gifts", &[sign("money", "unknown money")]),
        group("home", "Home", &[]),
    ];
}
