//! What must hold in a guide beyond its shape: one small function a rule.

use super::{
    date, dials, one_minute,
    read::{Source, Text},
    schema::Guide,
};
use std::collections::BTreeMap;

type Check = fn(&Guide, &Source<'_>);

const CHECKS: [Check; 13] = [
    ids_are_plain,
    ids_are_unique,
    numbers_are_dialable,
    numbers_are_of_one_country,
    guide_and_contacts_agree,
    references_are_known,
    lists_are_filled,
    words_are_names,
    days_are_days,
    months_are_twelve,
    pairs_are_whole,
    links_lead_elsewhere,
    one_minute_is_the_guides,
];

pub fn run(guide: &Guide, source: &Source<'_>) {
    for check in CHECKS {
        check(guide, source);
    }
}

/// The ids that become fragments of one page, and keys of saved ticks.
fn page_ids(guide: &Guide) -> impl Iterator<Item = &Text> {
    let indicators = guide.groups.iter().flat_map(|group| &group.indicators);
    let sections = guide.sections.iter().map(|section| &section.id);
    sections
        .chain(guide.groups.iter().map(|group| &group.id))
        .chain(indicators.map(|indicator| &indicator.id))
}

fn contact_ids(guide: &Guide) -> impl Iterator<Item = &Text> {
    guide.contacts.iter().map(|contact| &contact.id)
}

fn fact_ids(guide: &Guide) -> impl Iterator<Item = &Text> {
    guide.facts.iter().map(|fact| &fact.id)
}

fn added_ids(guide: &Guide) -> impl Iterator<Item = &Text> {
    guide.added.iter().map(|added| &added.id)
}

fn ids_are_plain(guide: &Guide, source: &Source<'_>) {
    let ids = page_ids(guide)
        .chain(contact_ids(guide))
        .chain(fact_ids(guide))
        .chain(added_ids(guide));
    for id in ids {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.text.starts_with(|c: char| c.is_ascii_lowercase()) || !id.text.chars().all(plain) {
            let text = format!(
                "the id “{}” must be a-z, 0-9 and hyphens, a letter first",
                id.text
            );
            source.fault(id.line, text);
        }
    }
}

fn ids_are_unique(guide: &Guide, source: &Source<'_>) {
    unique(page_ids(guide), source);
    unique(contact_ids(guide), source);
    unique(fact_ids(guide), source);
    unique(added_ids(guide), source);
}

fn unique<'a>(ids: impl Iterator<Item = &'a Text>, source: &Source<'_>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for id in ids {
        if let Some(first) = seen.insert(&id.text, id.line) {
            source.fault(
                id.line,
                format!("the id “{}” stands on line {first} already", id.text),
            );
        }
    }
}

fn numbers_are_dialable(guide: &Guide, source: &Source<'_>) {
    for contact in &guide.contacts {
        let digits = contact
            .dial
            .text
            .strip_prefix('+')
            .unwrap_or(&contact.dial.text);
        if !(2..=15).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let text = format!(
                "`dial` “{}” must be 2 to 15 digits, with + before a country's code",
                contact.dial.text
            );
            source.fault(contact.dial.line, text);
        }
        let numbers = [&contact.number].into_iter().chain(&contact.extension);
        let numbers = numbers.chain(&contact.printed);
        for number in numbers {
            if !number
                .text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b" +()-".contains(&byte))
            {
                source.fault(
                    number.line,
                    format!("“{}” is not a number that people can key in", number.text),
                );
            }
        }
        if !dials::same(&contact.number.text, &contact.dial.text) {
            let text = format!(
                "`number` “{}” and `dial` “{}” differ; with +, the country's code stands in the place of the first 0",
                contact.number.text, contact.dial.text
            );
            source.fault(contact.dial.line, text);
        }
        if let Some(printed) = &contact.printed
            && printed.text == contact.number.text
        {
            source.fault(
                printed.line,
                "`printed` and `number` are the same: remove `printed`".to_owned(),
            );
        }
    }
}

/// Numbers that are written without a country's code are of one country: another code is a slip.
fn numbers_are_of_one_country(guide: &Guide, source: &Source<'_>) {
    let coded = guide.contacts.iter().filter_map(|contact| {
        let code = dials::country(&contact.number.text, &contact.dial.text)?;
        Some((code, &contact.dial))
    });
    let mut first: Option<(&str, &Text)> = None;
    for (code, dial) in coded {
        let (wanted, other) = *first.get_or_insert((code, dial));
        if code != wanted {
            let text = format!(
                "`dial` “{}” has the country's code {code}, but “{}” has {wanted}",
                dial.text, other.text
            );
            source.fault(dial.line, text);
        }
    }
}

/// Where the guide prints a contact's number, it is the one that people call, or the contact names it as printed:
/// a number that was changed in one place only would send somebody to the old one.
fn guide_and_contacts_agree(guide: &Guide, source: &Source<'_>) {
    for contact in &guide.contacts {
        let printed = contact.printed.as_ref().unwrap_or(&contact.number);
        let blocks = guide.sections.iter().flat_map(|section| &section.blocks);
        let of_contact = |term: &Text| term.text == contact.name.text;
        for block in blocks.filter(|block| block.term.as_ref().is_some_and(of_contact)) {
            if !block.text.text.contains(&printed.text) {
                let text = format!(
                    "the guide prints “{}” for {}, not “{}”: name the number that it prints as `printed` of the contact “{}”",
                    block.text.text, contact.name.text, printed.text, contact.id.text
                );
                source.fault(block.text.line, text);
            }
        }
    }
}

fn references_are_known(guide: &Guide, source: &Source<'_>) {
    let blocks = guide.sections.iter().flat_map(|section| &section.blocks);
    let facts = blocks.filter_map(|block| block.fact.as_ref());
    for fact in facts.chain(guide.contacts.iter().map(|contact| &contact.fact)) {
        if !fact_ids(guide).any(|id| id.text == fact.text) {
            source.fault(fact.line, format!("there is no fact “{}”", fact.text));
        }
    }
    for contact in [&guide.about.emergency, &guide.about.first_call] {
        if !contact_ids(guide).any(|id| id.text == contact.text) {
            source.fault(
                contact.line,
                format!("there is no contact “{}”", contact.text),
            );
        }
    }
}

fn lists_are_filled(guide: &Guide, source: &Source<'_>) {
    for group in guide
        .groups
        .iter()
        .filter(|group| group.indicators.is_empty())
    {
        source.fault(
            group.id.line,
            format!("the group “{}” has no indicator", group.id.text),
        );
    }
    for added in guide.added.iter().filter(|added| added.text.is_empty()) {
        source.fault(
            added.id.line,
            format!("the added text “{}” says nothing", added.id.text),
        );
    }
    let listing = guide
        .sections
        .iter()
        .filter(|section| section.lists_indicators)
        .count();
    if listing != 1 {
        source.fault(
            1,
            format!("one section must have `lists_indicators = true`, not {listing}"),
        );
    }
}

fn words_are_names(guide: &Guide, source: &Source<'_>) {
    let names = guide.words.iter().flat_map(|(_, words)| words);
    for (name, text) in names {
        if !name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        {
            source.fault(
                text.line,
                format!("the wording's name “{name}” must be a-z and underscores"),
            );
        }
    }
}

/// Every day on which something was checked, or `never`; and the day of the next review, which must come.
fn days_are_days(guide: &Guide, source: &Source<'_>) {
    let facts = guide.facts.iter().map(|fact| &fact.checked);
    let added = guide.added.iter().map(|added| &added.checked);
    let checked = facts.chain(added).chain([&guide.about.reviewed_on]);
    let checked = checked.filter(|day| day.text != date::NEVER);
    for day in checked.chain([&guide.about.review_due]) {
        if date::parse(&day.text).is_none() {
            let text = format!("“{}” is no day such as 2027-02-28", day.text);
            source.fault(day.line, text);
        }
    }
}

/// Days are written with the names of the months, which are words of the guide.
fn months_are_twelve(guide: &Guide, source: &Source<'_>) {
    let notes = guide.words.iter().filter(|(room, _)| room == "notes");
    for (name, text) in notes.flat_map(|(_, words)| words) {
        if name == "months" && text.text.split(", ").count() != 12 {
            let fault = "`months` must be twelve names with a comma and a space between them";
            source.fault(text.line, fault.to_owned());
        }
    }
}

/// Texts that mean something only together.
fn pairs_are_whole(guide: &Guide, source: &Source<'_>) {
    let names = guide.contacts.iter().map(|contact| {
        (
            (&contact.also_called, "also_called"),
            (&contact.also_source, "also_source"),
        )
    });
    let links = guide
        .facts
        .iter()
        .map(|fact| ((&fact.link, "link"), (&fact.link_name, "link_name")));
    for ((one, one_key), (other, other_key)) in names.chain(links) {
        match (one, other) {
            (Some(text), None) => {
                source.fault(text.line, format!("`{one_key}` needs a `{other_key}`"));
            }
            (None, Some(text)) => {
                source.fault(text.line, format!("`{other_key}` needs a `{one_key}`"));
            }
            _ => {}
        }
    }
}

fn links_lead_elsewhere(guide: &Guide, source: &Source<'_>) {
    for link in guide.facts.iter().filter_map(|fact| fact.link.as_ref()) {
        if !link.text.starts_with("https://") || link.text.contains(char::is_whitespace) {
            let text = format!("the link “{}” must begin with https://", link.text);
            source.fault(link.line, text);
        }
    }
}

fn one_minute_is_the_guides(guide: &Guide, source: &Source<'_>) {
    for sentence in &guide.about.one_minute {
        if !one_minute::is_said(guide, &sentence.text) {
            let text = format!("the guide does not say, word for word: “{}”", sentence.text);
            source.fault(sentence.line, text);
        }
    }
    let seconds = one_minute::seconds(guide);
    if seconds > 60 {
        let line = guide.about.one_minute.first().map_or(1, |first| first.line);
        let text =
            format!("`one_minute` and the names of the groups take {seconds} seconds to read");
        source.fault(line, text);
    }
}
