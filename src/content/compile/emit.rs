//! Writes a checked guide as Rust tables. One `static` a list, one `const` a text: what the
//! browser's module does not name is left out of it by the linker.

use super::{
    date, one_minute, outdated,
    read::Text,
    schema::{Block, Contact, Fact, Group, Guide, Section},
};

pub fn emit(guide: &Guide) -> String {
    let mut rust = String::new();
    for (name, text) in &guide.about.texts {
        rust += &constant(name, text);
    }
    rust += &list("SECTIONS", "Section", guide.sections.iter().map(section));
    rust += &list("GROUPS", "Group", guide.groups.iter().map(group));
    rust += &list("CONTACTS", "Contact", guide.contacts.iter().map(contact));
    let outdated = outdated::texts(guide).into_iter();
    let outdated = outdated.map(|(text, told)| format!("({text:?}, {told:?})"));
    rust += &list("OUTDATED", "(&str, &str)", outdated);
    rust += &review(guide);
    rust += &one_minute(guide);
    rust += &contact_constant("EMERGENCY", guide, &guide.about.emergency);
    rust += &contact_constant("FIRST_CALL", guide, &guide.about.first_call);
    rust += &list("FACTS", "Fact", guide.facts.iter().map(fact));
    rust += &list(
        "CORRECTIONS",
        "(&str, &str)",
        guide.corrections.iter().map(pair),
    );
    rust += &list("SPLITS", "(&str, &str)", guide.splits.iter().map(pair));
    rust += &added(guide);
    rust += &words(guide);
    rust
}

fn constant(name: &str, text: &Text) -> String {
    format!(
        "pub const {}: &str = {:?};\n",
        name.to_uppercase(),
        text.text
    )
}

fn list(name: &str, of: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    format!("pub static {name}: &[{of}] = &[{}];\n", items.join(",\n"))
}

fn section(section: &Section) -> String {
    let blocks: Vec<String> = section.blocks.iter().map(block).collect();
    format!(
        "Section {{ id: {:?}, heading: {:?}, lists_indicators: {}, blocks: &[{}] }}",
        section.id.text,
        section.heading.text,
        section.lists_indicators,
        blocks.join(", ")
    )
}

fn block(block: &Block) -> String {
    let (term, fact) = (optional(block.term.as_ref()), optional(block.fact.as_ref()));
    format!(
        "Block {{ term: {term}, text: {:?}, fact: {fact} }}",
        block.text.text
    )
}

fn group(group: &Group) -> String {
    let indicators = group.indicators.iter().map(|indicator| {
        format!(
            "Indicator {{ id: {:?}, text: {:?} }}",
            indicator.id.text, indicator.text.text
        )
    });
    format!(
        "Group {{ id: {:?}, name: {:?}, icon: {:?}, indicators: &[{}] }}",
        group.id.text,
        group.name.text,
        group.icon.text,
        indicators.collect::<Vec<_>>().join(", ")
    )
}

fn contact(contact: &Contact) -> String {
    format!(
        "Contact {{ id: {:?}, name: {:?}, short: {:?}, call: {:?}, when: {:?}, decide: {:?}, also_called: {}, number: {:?}, printed: {}, dial: {:?}, extension: {}, fact: {:?} }}",
        contact.id.text,
        contact.name.text,
        contact.short.text,
        contact.call.text,
        contact.when.text,
        contact.decide.text,
        both(contact.also_called.as_ref(), contact.also_source.as_ref()),
        contact.number.text,
        optional(contact.printed.as_ref()),
        contact.dial.text,
        optional(contact.extension.as_ref()),
        contact.fact.text
    )
}

fn fact(fact: &Fact) -> String {
    format!(
        "Fact {{ id: {:?}, says: {:?}, known: {:?}, link: {}, confidence: {:?}, checked: {} }}",
        fact.id.text,
        fact.says.text,
        fact.known.text,
        both(fact.link.as_ref(), fact.link_name.as_ref()),
        fact.confidence.text,
        day(&fact.checked)
    )
}

/// The dates of the review; the checks have seen that they are dates.
fn review(guide: &Guide) -> String {
    let about = &guide.about;
    let due = date::parse(&about.review_due.text).map_or(0, date::end_ms);
    format!(
        "pub const REVIEWED_ON: Option<&str> = {};\n{}pub const REVIEW_DUE_MS: u64 = {due};\n",
        day(&about.reviewed_on),
        constant("review_due", &about.review_due),
    )
}

fn one_minute(guide: &Guide) -> String {
    let sentences = guide.about.one_minute.iter();
    format!(
        "{}pub const ONE_MINUTE_SECONDS: u32 = {};\n",
        list(
            "ONE_MINUTE",
            "&str",
            sentences.map(|text| format!("{:?}", text.text))
        ),
        one_minute::seconds(guide)
    )
}

fn constant_name(id: &Text) -> String {
    id.text.to_uppercase().replace('-', "_")
}

fn contact_constant(name: &str, guide: &Guide, id: &Text) -> String {
    let found = guide
        .contacts
        .iter()
        .filter(|contact| contact.id.text == id.text);
    found
        .map(|found| format!("pub const {name}: Contact = {};\n", contact(found)))
        .collect()
}

fn added(guide: &Guide) -> String {
    let texts = guide.added.iter().map(|added| {
        let text: Vec<String> = added.text.iter().map(|text| format!("{:?}", text.text)).collect();
        format!(
            "pub const {}: Added = Added {{ id: {:?}, heading: {:?}, text: &[{}], source: {:?}, date: {:?}, checked: {} }};\n",
            constant_name(&added.id),
            added.id.text,
            added.heading.text,
            text.join(", "),
            added.source.text,
            added.date.text,
            day(&added.checked)
        )
    });
    let names: Vec<String> = guide
        .added
        .iter()
        .map(|added| constant_name(&added.id))
        .collect();
    let all = format!("pub static ALL: &[Added] = &[{}];\n", names.join(", "));
    module("added", "use crate::domain::Added;", texts.chain([all]))
}

fn words(guide: &Guide) -> String {
    let rooms = guide.words.iter().map(|(room, words)| {
        module(
            room,
            "",
            words.iter().map(|(name, text)| constant(name, text)),
        )
    });
    module("words", "", rooms)
}

fn module(name: &str, uses: &str, items: impl Iterator<Item = String>) -> String {
    format!(
        "pub mod {name} {{\n{uses}\n{}}}\n",
        items.collect::<String>()
    )
}

fn pair(pair: &[Text; 2]) -> String {
    format!("({:?}, {:?})", pair[0].text, pair[1].text)
}

/// The day of a check, if there was one.
fn day(day: &Text) -> String {
    optional(Some(day).filter(|day| day.text != date::NEVER))
}

/// Two texts that only mean something together.
fn both(one: Option<&Text>, other: Option<&Text>) -> String {
    format!(
        "{:?}",
        one.zip(other).map(|(one, other)| (&one.text, &other.text))
    )
}

fn optional(text: Option<&Text>) -> String {
    format!("{:?}", text.map(|text| &text.text))
}
