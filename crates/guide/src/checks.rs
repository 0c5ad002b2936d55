//! What must hold in a guide beyond its shape: one small function a rule.

use super::{
    address, date, dials, language, numbers, one_minute,
    read::{Source, Text},
    schema::{self, Guide},
    unseen,
};
use domain::PersonalContact;
use std::collections::BTreeMap;

type Check = fn(&Guide, &Source<'_>);

const CHECKS: [Check; 20] = [
    language_is_known,
    ids_are_plain,
    ids_are_unique,
    numbers::are_dialable,
    numbers_are_of_one_country,
    numbers::agree_with_the_guide,
    numbers::stand_with_a_contact,
    ways_lead_somewhere,
    nothing_is_unseen,
    references_are_known,
    choices_can_be_kept,
    choices_are_told_apart,
    lists_are_filled,
    words_are_names,
    days_are_days,
    months_are_twelve,
    tables_have_rows,
    pairs_are_whole,
    links_lead_elsewhere,
    one_minute_is_the_guides,
];

pub fn run(guide: &Guide, source: &Source<'_>) {
    for check in CHECKS {
        check(guide, source);
    }
}

/// The language and the direction are those of every page. Where browsers don't know the language they write no time, and
/// nothing can be handed over.
fn language_is_known(guide: &Guide, source: &Source<'_>) {
    for (name, said) in &guide.about.texts {
        let text = said.text.as_str();
        let wrong = match *name {
            "language" => (!language::is_tag(text))
                .then(|| format!("`language` “{text}” is not written as in a web page: write it like en-GB, cy or ar")),
            "direction" => {
                (!["ltr", "rtl"].contains(&text)).then(|| format!("`direction` must be ltr or rtl, not “{text}”"))
            }
            _ => None,
        };
        if let Some(wrong) = wrong {
            source.reject(said.line, wrong);
        }
    }
}

/// The ids that become fragments of one page, and keys of saved ticks.
fn page_ids(guide: &Guide) -> impl Iterator<Item = &Text> {
    let indicators = guide.groups.iter().flat_map(|group| &group.indicators);
    let sections = guide.sections.iter().map(|section| &section.id);
    sections.chain(guide.groups.iter().map(|group| &group.id)).chain(indicators.map(|indicator| &indicator.id))
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
    let ids = page_ids(guide).chain(contact_ids(guide)).chain(fact_ids(guide)).chain(added_ids(guide));
    for id in ids {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.text.starts_with(|c: char| c.is_ascii_lowercase()) || !id.text.chars().all(plain) {
            let text = format!("the id “{}” must be a-z, 0-9 and hyphens, a letter first", id.text);
            source.reject(id.line, text);
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
            source.reject(id.line, format!("the id “{}” stands on line {first} already", id.text));
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
            let text =
                format!("`dial` “{}” has the country's code {code}, but “{}” has {wanted}", dial.text, other.text);
            source.reject(dial.line, text);
        }
    }
}

fn references_are_known(guide: &Guide, source: &Source<'_>) {
    let blocks = guide.blocks();
    let facts = blocks.filter_map(|block| block.fact.as_ref());
    for fact in facts.chain(guide.contacts.iter().map(|contact| &contact.fact)) {
        if !fact_ids(guide).any(|id| id.text == fact.text) {
            source.reject(fact.line, format!("there is no fact “{}”", fact.text));
        }
    }
    let next = guide.contacts.iter().flat_map(|contact| &contact.no_answer);
    let firsts = [&guide.about.emergency, &guide.about.first_call];
    for contact in firsts.into_iter().chain(&guide.about.first_calls).chain(next) {
        if !contact_ids(guide).any(|id| id.text == contact.text) {
            source.reject(contact.line, format!("there is no contact “{}”", contact.text));
        }
    }
}

/// A first call that people choose is kept as a number of their own: it must be one that they could have typed.
fn choices_can_be_kept(guide: &Guide, source: &Source<'_>) {
    for choice in &guide.about.first_calls {
        let contact = guide.contacts.iter().find(|contact| contact.id.text == choice.text);
        let kept = contact.map(|contact| PersonalContact::new(&contact.name.text, &contact.number.text));
        if kept.is_some_and(|kept| kept.is_err()) {
            let text = format!(
                "the first call “{}” needs a `number` of digits, and a `name` of 60 letters at most",
                choice.text
            );
            source.reject(choice.line, text);
        }
    }
}

/// A choice is kept under the contact's name: of two with one name, whoever chose one would be given the other's number.
fn choices_are_told_apart(guide: &Guide, source: &Source<'_>) {
    let is_offered = |id: &Text| guide.about.first_calls.iter().any(|choice| choice.text == id.text);
    let offered = guide.contacts.iter().filter(|contact| is_offered(&contact.id));
    let kept = offered.filter_map(|contact| {
        let kept = PersonalContact::new(&contact.name.text, &contact.number.text).ok()?;
        Some((contact.name.line, kept))
    });
    let kept: Vec<_> = kept.collect();
    roles_stand_once(&kept, source, |name, line| {
        format!("two first calls are called “{name}”, the other on line {line}: write the area into `name`")
    });
}

/// Rejects each role that stands on an earlier line already, in the words that are made of it and of that line.
pub fn roles_stand_once(roles: &[(usize, PersonalContact)], source: &Source<'_>, told: impl Fn(&str, usize) -> String) {
    for (place, (line, contact)) in roles.iter().enumerate() {
        let mut before = roles.iter().take(place);
        if let Some((first, _)) = before.find(|(_, other)| other.has_role(contact.role())) {
            source.reject(*line, told(contact.role(), *first));
        }
    }
}

fn lists_are_filled(guide: &Guide, source: &Source<'_>) {
    for group in guide.groups.iter().filter(|group| group.indicators.is_empty()) {
        source.reject(group.id.line, format!("the group “{}” has no indicator", group.id.text));
    }
    for added in guide.added.iter().filter(|added| added.text.is_empty()) {
        source.reject(added.id.line, format!("the added text “{}” says nothing", added.id.text));
    }
    let mut listing = guide.sections.iter().filter(|section| section.lists_indicators);
    match (listing.next(), listing.next(), guide.groups.first()) {
        (None, _, Some(group)) => source.reject(
            group.id.line,
            "one section must have `lists_indicators = true`: there the signs stand in the guide".to_owned(),
        ),
        (Some(section), None, None) => source.reject(
            section.id.line,
            format!("the section “{}” has `lists_indicators = true`, but there are no [[groups]]", section.id.text),
        ),
        (Some(first), Some(second), _) => source.reject(
            second.id.line,
            format!("the section “{}” has `lists_indicators = true` already: one section has it", first.id.text),
        ),
        _ => {}
    }
}

fn words_are_names(guide: &Guide, source: &Source<'_>) {
    let names = guide.words.iter().flat_map(|(_, words)| words);
    for (name, text) in names {
        if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            source.reject(text.line, format!("the wording's name “{name}” must be a-z and underscores"));
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
            source.reject(day.line, date::diagnostic(&day.text));
        }
    }
    date::check_order("reviewed_on", &guide.about.reviewed_on, &guide.about.review_due, source);
}

/// Days are written with the names of the months, which are words of the guide.
fn months_are_twelve(guide: &Guide, source: &Source<'_>) {
    let notes = guide.words.iter().filter(|(table, _)| table == "notes");
    for (name, text) in notes.flat_map(|(_, words)| words) {
        if name == "months" && text.text.split(", ").count() != 12 {
            let diagnostic = "`months` must be twelve names with a comma and a space between them";
            source.reject(text.line, diagnostic.to_owned());
        }
    }
}

/// Texts that mean something only together.
fn pairs_are_whole(guide: &Guide, source: &Source<'_>) {
    let names = guide
        .contacts
        .iter()
        .map(|contact| ((&contact.also_called, "also_called"), (&contact.also_source, "also_source")));
    let links = guide.facts.iter().map(|fact| ((&fact.link, "link"), (&fact.link_name, "link_name")));
    let blocks = guide.blocks();
    let own = blocks.map(|block| ((&block.link, "link"), (&block.link_name, "link_name")));
    for ((one, one_key), (other, other_key)) in names.chain(links).chain(own) {
        match (one, other) {
            (Some(text), None) => {
                source.reject(text.line, format!("`{one_key}` needs a `{other_key}`"));
            }
            (None, Some(text)) => {
                source.reject(text.line, format!("`{other_key}` needs a `{one_key}`"));
            }
            _ => {}
        }
    }
}

fn links_lead_elsewhere(guide: &Guide, source: &Source<'_>) {
    let blocks = guide.blocks();
    let pages = guide.contacts.iter().flat_map(|contact| &contact.ways);
    let pages = pages.filter(|way| way.kind.text == "page").map(|way| &way.to);
    let options = guide.about.options.iter();
    let options = options.filter(|(name, _)| *name == "accessibility");
    let links = guide.facts.iter().filter_map(|fact| fact.link.as_ref());
    let links = links.chain(blocks.filter_map(|block| block.link.as_ref()));
    for (_, address) in guide.about.options.iter().filter(|(name, _)| *name == "address") {
        if !super::is_address(&address.text) {
            let text = format!(
                "`address` “{}” must begin with https:// and a host, and end with /: such as https://example.org/guide/",
                address.text
            );
            source.reject(address.line, text);
        }
    }
    for link in links.chain(pages).chain(options.map(|(_, link)| link)) {
        if !address::is_link(&link.text) {
            let text = format!(
                "the link “{}” must begin with https:// and a host, and hold no space: such as https://www.example.org",
                link.text
            );
            source.reject(link.line, text);
        }
    }
}

fn one_minute_is_the_guides(guide: &Guide, source: &Source<'_>) {
    for sentence in &guide.about.one_minute {
        if !one_minute::is_said(guide, &sentence.text) {
            let text = format!("the guide does not say, word for word: “{}”", sentence.text);
            source.reject(sentence.line, text);
        }
    }
    let seconds = one_minute::seconds(guide);
    if seconds > 60 {
        let line = guide.about.one_minute.first().map_or(1, |first| first.line);
        let text = format!("`one_minute` and the names of the groups take {seconds} seconds to read");
        source.reject(line, text);
    }
}

/// A way has a kind that the app knows, and leads somewhere.
fn ways_lead_somewhere(guide: &Guide, source: &Source<'_>) {
    for way in guide.contacts.iter().flat_map(|contact| &contact.ways) {
        let to = way.to.text.as_str();
        let wanted = match way.kind.text.as_str() {
            "text" => (!numbers::is_dialled(to)).then_some("digits alone, with + before a country's code"),
            "email" => {
                (!address::is_email(to)).then_some("an address such as team@example.org, alone and without mailto:")
            }
            // Its address is checked with the other links.
            "page" => way.name.is_none().then_some("named: `name` says what people read"),
            _ => {
                let text = format!("a way's `kind` is \"text\", \"email\" or \"page\", not “{}”", way.kind.text);
                source.reject(way.kind.line, text);
                None
            }
        };
        if let Some(wanted) = wanted {
            source.reject(way.to.line, format!("`to` “{to}” of a way by {} must be {wanted}", way.kind.text));
        }
    }
    for contact in &guide.contacts {
        if contact.number.text.is_empty() && contact.id.text == guide.about.emergency.text {
            let text = format!("the contact “{}” is called in an emergency: it needs a `number`", contact.id.text);
            source.reject(contact.id.line, text);
        }
    }
}

/// Rows of a table are of one length, and there is one below the headings.
fn tables_have_rows(guide: &Guide, source: &Source<'_>) {
    let blocks = guide.blocks();
    for table in blocks.map(|block| &block.table).filter(|table| !table.is_empty()) {
        let line = table.iter().flatten().next().map_or(1, |cell| cell.line);
        let width = table.first().map_or(0, Vec::len);
        if table.len() < 2 || table.iter().any(|row| row.len() != width) {
            let text = "a `table` has a row of headings and at least one more, all with as many cells";
            source.reject(line, text.to_owned());
        }
    }
}

/// What was pasted may hold marks that nobody sees.
fn nothing_is_unseen(guide: &Guide, source: &Source<'_>) {
    let blocks = guide.blocks();
    let texts = blocks.flat_map(schema::Block::texts);
    let signs = guide.groups.iter().flat_map(|group| &group.indicators);
    let texts = texts.chain(signs.map(|sign| &sign.text));
    let texts = texts.chain(guide.added.iter().flat_map(|added| &added.text));
    for text in texts.chain(&guide.about.one_minute) {
        if let Some((before, mark)) = unseen::first(&text.text) {
            let around: String = before.chars().rev().take(20).collect();
            let around: String = around.chars().rev().collect();
            let told = format!(
                "a mark that nobody sees (U+{:04X}) stands after “{around}”: delete it, and type the letters around it anew",
                u32::from(mark)
            );
            source.reject(text.line, told);
        }
    }
}
