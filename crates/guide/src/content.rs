//! What is in a checked guide. A program reads one guide and keeps it until it ends, so that everything in it can be
//! passed on as it is.

use super::{
    date, outdated,
    read::Text,
    schema::{self, Guide as Checked},
};
use domain::{Added, Block, Contact, Fact, Group, Indicator, Section};
use std::collections::BTreeMap;

/// A guide: all that its file says.
#[derive(Debug)]
pub struct Guide {
    /// What `[guide]` says of it by name: `title`, `language`.
    about: BTreeMap<&'static str, &'static str>,
    /// Its sections, in the order of its page.
    pub sections: &'static [Section],
    /// Its signs, in the order of the pages.
    pub groups: &'static [Group],
    /// Whom to call, in the order in which to think of them.
    pub contacts: &'static [Contact],
    /// Texts that print a number which is no longer right, each with today's beside it.
    pub outdated: &'static [(&'static str, &'static str)],
    /// The day on which it was last checked as a whole; none so far without one.
    pub reviewed_on: Option<&'static str>,
    /// The day by which it is to be checked again, and its end in milliseconds since 1970.
    pub review_due: (&'static str, u64),
    /// The guide at a glance, in its own sentences.
    pub one_minute: &'static [&'static str],
    /// Whom to call when every minute counts.
    pub emergency: Contact,
    /// Whom to call with everything else.
    pub first_call: Contact,
    /// What is known of what it states.
    pub facts: &'static [Fact],
    /// What is printed, and what is shown in its place.
    pub corrections: &'static [(&'static str, &'static str)],
    /// What is printed as one phrase, and where it is split.
    pub splits: &'static [(&'static str, &'static str)],
    /// What is not its own, in the order of the page about it.
    pub added: &'static [Added],
    /// The interface's wording, by room and name: `cover.reveal`.
    pub words: BTreeMap<String, &'static str>,
}

impl Guide {
    /// What `[guide]` says of it: `title`, `language`; nothing for a name that it has not.
    #[must_use]
    pub fn about(&self, name: &str) -> &'static str {
        self.about.get(name).copied().unwrap_or_default()
    }

    /// Words of the interface, by room and name: `cover.reveal`.
    #[must_use]
    pub fn word(&self, name: &str) -> Option<&'static str> {
        self.words.get(name).copied()
    }

    /// Whom to call when the first call is not answered: the next contact that is not for emergencies.
    #[must_use]
    pub fn second_call(&self) -> Option<Contact> {
        let after = self
            .contacts
            .iter()
            .skip_while(|contact| **contact != self.first_call);
        after
            .skip(1)
            .find(|contact| **contact != self.emergency)
            .copied()
    }

    /// The added text with this id.
    #[must_use]
    pub fn added(&self, id: &str) -> Option<Added> {
        self.added.iter().find(|added| added.id == id).copied()
    }
}

/// Keeps a checked guide until the program ends; nothing for one that names a contact which it has not.
pub fn keep(guide: &Checked) -> Option<&'static Guide> {
    let about = &guide.about;
    let contacts = list(guide.contacts.iter().map(contact));
    let named = |id: &Text| {
        contacts
            .iter()
            .find(|contact| contact.id == id.text)
            .copied()
    };
    let due = date::parse(&about.review_due.text).map_or(0, date::end_ms);
    let outdated = outdated::texts(guide).into_iter();
    let words = guide.words.iter().flat_map(|(room, words)| {
        let name = move |name: &String| format!("{room}.{name}");
        words
            .iter()
            .map(move |(word, words)| (name(word), text(words)))
    });
    let kept = Guide {
        about: about
            .texts
            .iter()
            .map(|(name, said)| (*name, text(said)))
            .collect(),
        sections: list(guide.sections.iter().map(section)),
        groups: list(guide.groups.iter().map(group)),
        contacts,
        outdated: list(outdated.map(|(printed, told)| (keep_text(printed), keep_text(&told)))),
        reviewed_on: day(&about.reviewed_on),
        review_due: (text(&about.review_due), due),
        one_minute: list(about.one_minute.iter().map(text)),
        emergency: named(&about.emergency)?,
        first_call: named(&about.first_call)?,
        facts: list(guide.facts.iter().map(fact)),
        corrections: list(guide.corrections.iter().map(pair)),
        splits: list(guide.splits.iter().map(pair)),
        added: list(guide.added.iter().map(added)),
        words: words.collect(),
    };
    Some(Box::leak(Box::new(kept)))
}

fn list<T>(items: impl Iterator<Item = T>) -> &'static [T] {
    Vec::leak(items.collect())
}

fn keep_text(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

fn text(text: &Text) -> &'static str {
    keep_text(&text.text)
}

fn optional(said: Option<&Text>) -> Option<&'static str> {
    said.map(text)
}

/// Two texts that only mean something together.
fn both(one: Option<&Text>, other: Option<&Text>) -> Option<(&'static str, &'static str)> {
    one.zip(other).map(|(one, other)| (text(one), text(other)))
}

fn pair(pair: &[Text; 2]) -> (&'static str, &'static str) {
    (text(&pair[0]), text(&pair[1]))
}

/// The day of a check, if there was one.
fn day(day: &Text) -> Option<&'static str> {
    optional(Some(day).filter(|day| day.text != date::NEVER))
}

fn section(section: &schema::Section) -> Section {
    let block = |block: &schema::Block| Block {
        term: optional(block.term.as_ref()),
        text: text(&block.text),
        fact: optional(block.fact.as_ref()),
    };
    Section {
        id: text(&section.id),
        heading: text(&section.heading),
        lists_indicators: section.lists_indicators,
        blocks: list(section.blocks.iter().map(block)),
    }
}

fn group(group: &schema::Group) -> Group {
    let indicator = |indicator: &schema::Indicator| Indicator {
        id: text(&indicator.id),
        text: text(&indicator.text),
    };
    Group {
        id: text(&group.id),
        name: text(&group.name),
        indicators: list(group.indicators.iter().map(indicator)),
    }
}

fn contact(contact: &schema::Contact) -> Contact {
    Contact {
        id: text(&contact.id),
        name: text(&contact.name),
        short: text(&contact.short),
        call: text(&contact.call),
        when: text(&contact.when),
        also_called: both(contact.also_called.as_ref(), contact.also_source.as_ref()),
        number: text(&contact.number),
        printed: optional(contact.printed.as_ref()),
        dial: text(&contact.dial),
        extension: optional(contact.extension.as_ref()),
        fact: text(&contact.fact),
    }
}

fn fact(fact: &schema::Fact) -> Fact {
    Fact {
        id: text(&fact.id),
        says: text(&fact.says),
        known: text(&fact.known),
        link: both(fact.link.as_ref(), fact.link_name.as_ref()),
        news: optional(fact.news.as_ref()),
        confidence: text(&fact.confidence),
        checked: day(&fact.checked),
    }
}

fn added(added: &schema::Added) -> Added {
    Added {
        id: text(&added.id),
        heading: text(&added.heading),
        text: list(added.text.iter().map(text)),
        short_source: text(&added.short_source),
        source: text(&added.source),
        date: text(&added.date),
        checked: day(&added.checked),
    }
}
