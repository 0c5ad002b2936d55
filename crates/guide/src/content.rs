//! What is in a checked guide. A program reads one guide and keeps it until it ends, so that everything in it can be
//! passed on as it is.

use super::{
    date, outdated,
    read::Text,
    schema::{self, Guide as Checked},
    team::Team,
};
use domain::{Added, Block, Contact, Fact, Group, Indicator, Section, Way, WayKind};
use std::collections::BTreeMap;

/// A guide: all that its file says.
#[derive(Debug, Clone)]
pub struct Guide {
    /// What `[guide]` says of it by name: `title`, `language`.
    about: BTreeMap<&'static str, &'static str>,
    /// What `[guide]` may say besides, by name: `address`, `edition`.
    options: BTreeMap<&'static str, &'static str>,
    /// Whether its publisher itself publishes the app.
    pub is_official: bool,
    /// Of whom a person chooses their first call once; none where there is one first call for all.
    pub first_calls: &'static [Contact],
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
    /// Whether it is published on paper too.
    pub has_sheet: bool,
    /// The edition of a team.
    pub team: Option<&'static Team>,
    /// The interface's wording, by table and name: `cover.reveal`.
    pub words: BTreeMap<String, &'static str>,
}

impl Guide {
    /// What `[guide]` says of it: `title`, `language`; nothing for a name that it has not.
    #[must_use]
    pub fn about(&self, name: &str) -> &'static str {
        self.about.get(name).copied().unwrap_or_default()
    }

    /// Whether this is a team's edition for a shared device, on which nothing that a person does is kept.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.team.is_some_and(|team| team.is_shared)
    }

    /// The same guide as a team has it, or published at this address.
    #[must_use]
    pub fn in_edition(&self, team: Option<Team>, address: Option<String>) -> &'static Self {
        let mut guide = self.clone();
        if let Some(address) = address {
            guide.options.insert("address", String::leak(address));
        }
        guide.team = team.map(|team| &*Box::leak(Box::new(team)));
        Box::leak(Box::new(guide))
    }

    /// The same guide with a sheet of paper.
    #[must_use]
    pub fn with_sheet(&self) -> &'static Self {
        let mut guide = self.clone();
        guide.has_sheet = true;
        Box::leak(Box::new(guide))
    }

    /// What `[guide]` may say besides: `address`, `edition`.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<&'static str> {
        self.options.get(name).copied()
    }

    /// Words of the interface, by table and name: `cover.reveal`.
    #[must_use]
    pub fn word(&self, name: &str) -> Option<&'static str> {
        self.words.get(name).copied()
    }

    /// A text of the guide, with today's number beside each that is no longer right.
    #[must_use]
    pub fn with_today(&self, text: &str) -> String {
        let today = self.word("notes.today").unwrap_or_default();
        outdated::told(text, self.contacts, today)
    }

    /// Whom to call when a contact does not answer, in the guide's order.
    #[must_use]
    pub fn after(&self, contact: Contact) -> Vec<Contact> {
        let named = |id: &&str| self.contacts.iter().find(|next| next.id == *id);
        contact.no_answer.iter().filter_map(named).copied().collect()
    }

    /// Whom to call when the first call is not answered.
    #[must_use]
    pub fn second_call(&self) -> Option<Contact> {
        self.after(self.first_call).first().copied()
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
    let named = |id: &Text| contacts.iter().find(|contact| contact.id == id.text).copied();
    let due = date::parse(&about.review_due.text).map_or(0, date::end_ms);
    let outdated = outdated::texts(guide).into_iter();
    let words = guide.words.iter().flat_map(|(table, words)| {
        let name = move |name: &String| format!("{table}.{name}");
        words.iter().map(move |(word, words)| (name(word), of_person(words, about)))
    });
    let kept = Guide {
        about: about.texts.iter().map(|(name, said)| (*name, text(said))).collect(),
        options: about.options.iter().map(|(name, said)| (*name, text(said))).collect(),
        is_official: about.official,
        first_calls: list(about.first_calls.iter().filter_map(named)),
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
        added: list(guide.added.iter().map(|text| added(text, about))),
        has_sheet: false,
        team: None,
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

/// A text that names whom the guide is about: a child, an adult.
fn of_person(said: &Text, about: &schema::About) -> &'static str {
    let mut told = said.text.clone();
    for (name, person) in &about.texts {
        told = told.replace(&format!("{{{name}}}"), &person.text);
    }
    String::leak(told)
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
        list: list(block.list.iter().map(text)),
        steps: list(block.steps.iter().map(text)),
        table: list(block.table.iter().map(|row| list(row.iter().map(text)))),
        link: both(block.link.as_ref(), block.link_name.as_ref()),
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
    let indicator = |indicator: &schema::Indicator| Indicator { id: text(&indicator.id), text: text(&indicator.text) };
    Group { id: text(&group.id), name: text(&group.name), indicators: list(group.indicators.iter().map(indicator)) }
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
        no_answer: list(contact.no_answer.iter().map(text)),
        hours: optional(contact.hours.as_ref()),
        ways: list(contact.ways.iter().map(way)),
        fact: text(&contact.fact),
    }
}

fn way(way: &schema::Way) -> Way {
    Way {
        kind: match way.kind.text.as_str() {
            "text" => WayKind::Text,
            "email" => WayKind::Email,
            _ => WayKind::Page,
        },
        to: text(&way.to),
        name: text(way.name.as_ref().unwrap_or(&way.to)),
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

fn added(added: &schema::Added, about: &schema::About) -> Added {
    Added {
        id: text(&added.id),
        heading: of_person(&added.heading, about),
        text: list(added.text.iter().map(|line| of_person(line, about))),
        short_source: text(&added.short_source),
        source: text(&added.source),
        date: text(&added.date),
        checked: day(&added.checked),
    }
}
