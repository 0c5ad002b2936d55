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
    /// Interface wording: by table, then by name.
    pub words: Vec<(String, Vec<(String, Text)>)>,
}

/// `[guide]`. `emergency` and `first_call` name the two contacts of the call bar.
#[derive(Default)]
pub struct About {
    pub texts: Vec<(&'static str, Text)>,
    /// What may be left out, by name.
    pub options: Vec<(&'static str, Text)>,
    /// Whether the publisher itself publishes the app.
    pub official: bool,
    pub emergency: Text,
    pub first_call: Text,
    pub first_calls: Vec<Text>,
    pub other_numbers: Vec<Text>,
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
    pub list: Vec<Text>,
    pub steps: Vec<Text>,
    pub table: Vec<Vec<Text>>,
    pub link: Option<Text>,
    pub link_name: Option<Text>,
    pub fact: Option<Text>,
}

impl Guide {
    /// All that its sections print, in its order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}

impl Contact {
    /// Whether they can be called.
    pub const fn is_called(&self) -> bool {
        !self.number.text.is_empty()
    }
}

impl Block {
    /// All that it prints, in its order.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let below = self.list.iter().chain(&self.steps);
        let all = [&self.text].into_iter().chain(below).chain(self.table.iter().flatten());
        all.filter(|text| !text.text.is_empty())
    }
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
    /// Empty for who is not called: then there are `ways`.
    pub number: Text,
    pub printed: Option<Text>,
    pub dial: Text,
    pub hours: Option<Text>,
    pub ways: Vec<Way>,
    pub extension: Option<Text>,
    pub no_answer: Vec<Text>,
    pub fact: Text,
}

/// A way to reach a contact that is no voice call.
pub struct Way {
    pub kind: Text,
    pub to: Text,
    pub name: Option<Text>,
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
const ABOUT: [&str; 11] = [
    "id",
    "title",
    "subtitle",
    "short_name",
    "description",
    "language",
    "direction",
    "publisher",
    "person",
    "a_person",
    "reviewed_by",
];

/// What `[guide]` may say besides: where the app is published, the edition of the guide, and where the publisher tells how
/// accessible its sites are.
const OPTIONS: [&str; 3] = ["address", "edition", "accessibility"];

pub fn read(source: &Source<'_>) -> Guide {
    let root = source.root();
    Guide {
        about: root.table("guide").map(|table| about(&table)).unwrap_or_default(),
        sections: root.tables("sections", "section").iter().map(section).collect(),
        groups: root.optional_tables("groups", "group").iter().map(group).collect(),
        contacts: root.tables("contacts", "contact").iter().map(contact).collect(),
        facts: root.tables("facts", "fact").iter().map(fact).collect(),
        added: root.optional_tables("added", "added text").iter().map(added).collect(),
        corrections: pairs(&root, "corrections", ["printed", "shown"]),
        splits: pairs(&root, "splits", ["printed", "at"]),
        words: root.table("words").map(|table| words(&table)).unwrap_or_default(),
    }
}

fn about(table: &Table<'_>) -> About {
    About {
        texts: ABOUT.iter().map(|key| (*key, table.text(key))).collect(),
        options: OPTIONS.iter().filter_map(|key| Some((*key, table.optional(key)?))).collect(),
        official: table.flag("official"),
        first_calls: table.optional_texts("first_calls"),
        other_numbers: table.optional_texts("other_numbers"),
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
    let (list, steps) = (table.optional_texts("list"), table.optional_texts("steps"));
    let rows = table.optional_rows("table");
    let stands_alone = !list.is_empty() || !steps.is_empty() || !rows.is_empty();
    Block {
        term: table.optional("term"),
        text: if stands_alone { table.optional("text").unwrap_or_default() } else { table.text("text") },
        list,
        steps,
        table: rows,
        link: table.optional("link"),
        link_name: table.optional("link_name"),
        fact: table.optional("fact"),
    }
}

fn group(table: &Table<'_>) -> Group {
    let indicators = table.tables("indicators", "indicator");
    let indicator = |table: &Table<'_>| Indicator { id: table.text("id"), text: table.text("text") };
    Group { id: table.text("id"), name: table.text("name"), indicators: indicators.iter().map(indicator).collect() }
}

fn contact(table: &Table<'_>) -> Contact {
    let ways = table.optional_tables("ways", "way");
    let ways: Vec<Way> = ways.iter().map(way).collect();
    // A contact that is reached in another way needs no number.
    let number = |key| {
        if ways.is_empty() || table.optional("number").is_some() {
            without_hard_spaces(table.text(key))
        } else {
            Text::default()
        }
    };
    Contact {
        id: table.text("id"),
        name: table.text("name"),
        short: table.text("short"),
        call: table.text("call"),
        when: table.text("when"),
        also_called: table.optional("also_called"),
        also_source: table.optional("also_source"),
        number: number("number"),
        printed: table.optional("printed").map(without_hard_spaces),
        dial: number("dial"),
        hours: table.optional("hours"),
        extension: table.optional("extension"),
        no_answer: table.optional_texts("no_answer"),
        fact: table.text("fact"),
        ways,
    }
}

/// A space that was pasted from a word processor is a space.
fn without_hard_spaces(text: Text) -> Text {
    Text { text: text.text.replace(['\u{a0}', '\u{202f}'], " "), ..text }
}

fn way(table: &Table<'_>) -> Way {
    Way { kind: table.text("kind"), to: table.text("to"), name: table.optional("name") }
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
    tables.iter().map(|table| names.map(|name| table.text(name))).collect()
}

fn words(table: &Table<'_>) -> Vec<(String, Vec<(String, Text)>)> {
    let tables = table.all_tables();
    tables.iter().map(|(name, table)| (name.clone(), table.all_texts())).collect()
}
