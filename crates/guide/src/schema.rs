//! The shape of a guide's file.

use super::read::{Source, Table, Text};

/// A guide as read, before it is checked.
#[derive(Default)]
pub struct Guide {
    pub about: About,
    pub sections: Vec<Section>,
    pub groups: Vec<Group>,
    pub contacts: Vec<Contact>,
    pub facts: Vec<Fact>,
    pub added: Vec<Added>,
    pub corrections: Vec<[Text; 2]>,
    pub splits: Vec<[Text; 2]>,
    /// Interface wording: by room, then by name.
    pub words: Vec<(String, Vec<(String, Text)>)>,
}

/// `[guide]`. `emergency` and `first_call` name the two contacts of the call bar.
#[derive(Default)]
pub struct About {
    pub texts: Vec<(&'static str, Text)>,
    pub emergency: Text,
    pub first_call: Text,
    pub reviewed_on: Text,
    pub review_due: Text,
    pub one_minute: Vec<Text>,
}

pub struct Section {
    pub id: Text,
    pub heading: Text,
    pub lists_indicators: bool,
    pub blocks: Vec<Block>,
}

pub struct Block {
    pub term: Option<Text>,
    pub text: Text,
    pub fact: Option<Text>,
}

pub struct Group {
    pub id: Text,
    pub name: Text,
    pub indicators: Vec<Indicator>,
}

pub struct Indicator {
    pub id: Text,
    pub text: Text,
}

pub struct Contact {
    pub id: Text,
    pub name: Text,
    pub short: Text,
    pub call: Text,
    pub when: Text,
    pub also_called: Option<Text>,
    pub also_source: Option<Text>,
    pub number: Text,
    pub printed: Option<Text>,
    pub dial: Text,
    pub extension: Option<Text>,
    pub fact: Text,
}

pub struct Fact {
    pub id: Text,
    pub says: Text,
    pub known: Text,
    pub link: Option<Text>,
    pub link_name: Option<Text>,
    pub news: Option<Text>,
    pub confidence: Text,
    pub checked: Text,
}

pub struct Added {
    pub id: Text,
    pub heading: Text,
    pub text: Vec<Text>,
    pub short_source: Text,
    pub source: Text,
    pub date: Text,
    pub checked: Text,
}

/// What `[guide]` says about itself, each a constant in the tables.
const ABOUT: [&str; 9] = [
    "id",
    "title",
    "subtitle",
    "short_name",
    "description",
    "language",
    "direction",
    "publisher",
    "reviewed_by",
];

pub fn read(source: &Source<'_>) -> Guide {
    let root = source.root();
    Guide {
        about: root
            .table("guide")
            .map(|table| about(&table))
            .unwrap_or_default(),
        sections: root
            .tables("sections", "section")
            .iter()
            .map(section)
            .collect(),
        groups: root.tables("groups", "group").iter().map(group).collect(),
        contacts: root
            .tables("contacts", "contact")
            .iter()
            .map(contact)
            .collect(),
        facts: root.tables("facts", "fact").iter().map(fact).collect(),
        added: root
            .tables("added", "added text")
            .iter()
            .map(added)
            .collect(),
        corrections: pairs(&root, "corrections", ["printed", "shown"]),
        splits: pairs(&root, "splits", ["printed", "at"]),
        words: root
            .table("words")
            .map(|table| words(&table))
            .unwrap_or_default(),
    }
}

fn about(table: &Table<'_>) -> About {
    About {
        texts: ABOUT.iter().map(|key| (*key, table.text(key))).collect(),
        emergency: table.text("emergency"),
        first_call: table.text("first_call"),
        reviewed_on: table.text("reviewed_on"),
        review_due: table.text("review_due"),
        one_minute: table.texts("one_minute"),
    }
}

fn section(table: &Table<'_>) -> Section {
    Section {
        id: table.text("id"),
        heading: table.text("heading"),
        lists_indicators: table.flag("lists_indicators"),
        blocks: table.tables("blocks", "block").iter().map(block).collect(),
    }
}

fn block(table: &Table<'_>) -> Block {
    Block {
        term: table.optional("term"),
        text: table.text("text"),
        fact: table.optional("fact"),
    }
}

fn group(table: &Table<'_>) -> Group {
    let indicators = table.tables("indicators", "indicator");
    let indicator = |table: &Table<'_>| Indicator {
        id: table.text("id"),
        text: table.text("text"),
    };
    Group {
        id: table.text("id"),
        name: table.text("name"),
        indicators: indicators.iter().map(indicator).collect(),
    }
}

fn contact(table: &Table<'_>) -> Contact {
    Contact {
        id: table.text("id"),
        name: table.text("name"),
        short: table.text("short"),
        call: table.text("call"),
        when: table.text("when"),
        also_called: table.optional("also_called"),
        also_source: table.optional("also_source"),
        number: table.text("number"),
        printed: table.optional("printed"),
        dial: table.text("dial"),
        extension: table.optional("extension"),
        fact: table.text("fact"),
    }
}

fn fact(table: &Table<'_>) -> Fact {
    Fact {
        id: table.text("id"),
        says: table.text("says"),
        known: table.text("known"),
        link: table.optional("link"),
        link_name: table.optional("link_name"),
        news: table.optional("news"),
        confidence: table.text("confidence"),
        checked: table.text("checked"),
    }
}

fn added(table: &Table<'_>) -> Added {
    Added {
        id: table.text("id"),
        heading: table.text("heading"),
        text: table.texts("text"),
        short_source: table.text("short_source"),
        source: table.text("source"),
        date: table.text("date"),
        checked: table.text("checked"),
    }
}

fn pairs(root: &Table<'_>, key: &'static str, names: [&'static str; 2]) -> Vec<[Text; 2]> {
    let tables = root.tables(key, key);
    tables
        .iter()
        .map(|table| names.map(|name| table.text(name)))
        .collect()
}

fn words(table: &Table<'_>) -> Vec<(String, Vec<(String, Text)>)> {
    let rooms = table.all_tables();
    rooms
        .iter()
        .map(|(room, table)| (room.clone(), table.all_texts()))
        .collect()
}
