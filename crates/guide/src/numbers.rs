//! The numbers of the contacts, and those that the guide's text prints.

use super::{
    dials,
    read::{Source, Text},
    schema::{Block, Contact, Guide},
};

/// At most one diagnostic a contact: the first that explains the others.
pub fn are_dialable(guide: &Guide, source: &Source<'_>) {
    let without = guide.contacts.iter().filter(|contact| !contact.is_called());
    for text in without.flat_map(|contact| contact.printed.iter().chain(&contact.extension)) {
        source.reject(text.line, format!("“{}” needs a `number` of today beside it", text.text));
    }
    for contact in guide.contacts.iter().filter(|contact| contact.is_called()) {
        if let Some((at, diagnostic)) = diagnostic(contact) {
            source.reject(at.line, diagnostic);
        }
    }
}

fn diagnostic(contact: &Contact) -> Option<(&Text, String)> {
    let (number, dial) = (&contact.number, &contact.dial);
    let shown = [number].into_iter().chain(&contact.printed).chain(&contact.extension);
    for text in shown {
        if let Some(advice) = advice(&text.text) {
            return Some((text, format!("“{}” is not a number that people can key in: {advice}", text.text)));
        }
    }
    if !is_dialled(&dial.text) {
        let digits: String = dials::digits(&dial.text);
        let plus = if dial.text.trim_start().starts_with('+') { "+" } else { "" };
        let text = format!(
            "`dial` “{}” must be 2 to 15 digits, with + before a country's code: type “{plus}{digits}”",
            dial.text
        );
        return Some((dial, text));
    }
    if !dials::same(&number.text, &dial.text) {
        let hint = if dial.text.starts_with("00") {
            "; type + in the place of the first 00"
        } else {
            "; with +, the country's code stands in the place of the first 0"
        };
        let text = format!("`number` “{}” and `dial` “{}” differ{hint}", number.text, dial.text);
        return Some((dial, text));
    }
    let same = contact.printed.as_ref().filter(|printed| printed.text == number.text)?;
    Some((same, "`printed` and `number` are the same: remove `printed`".to_owned()))
}

/// Whether a phone takes this as it is.
pub fn is_dialled(dial: &str) -> bool {
    let digits = dial.strip_prefix('+').unwrap_or(dial);
    (2..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What to do with a number that has more in it than people key in; nothing for a good one. A number may be spelt with
/// capitals, as on a keypad, once digits have begun it.
fn advice(number: &str) -> Option<&'static str> {
    let is_lettered = number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('-');
    let good = |c: char| c.is_ascii_digit() || " +()-".contains(c) || (is_lettered && c.is_ascii_uppercase());
    if number.chars().all(good) {
        return None;
    }
    let lower = number.to_lowercase();
    Some(if lower.contains(" or ") || number.contains([',', ';', '/']) {
        "it holds two numbers; a second one is a contact of its own"
    } else if lower.contains("ext") || lower.contains("option") || lower.contains('x') {
        "what is keyed in once through stands in `extension`"
    } else if number.chars().any(char::is_alphabetic) {
        "what else there is to say stands in `name` or `when`"
    } else {
        "it holds a mark that only looks like a space or a hyphen; type the number anew"
    })
}

/// Where the guide prints a contact's number, it is the one that people call, or the contact names it as printed:
/// a number that was changed in one place only would send somebody to the old one.
pub fn agree_with_the_guide(guide: &Guide, source: &Source<'_>) {
    for block in guide.blocks() {
        let of_term =
            |contact: &&Contact| is_of(block, contact) && contact.is_called() && diagnostic(contact).is_none();
        let mut named = guide.contacts.iter().filter(of_term).peekable();
        let Some(first) = named.peek().copied() else {
            continue;
        };
        let printed = |contact: &Contact| contact.printed.as_ref().unwrap_or(&contact.number).text.clone();
        if named.all(|contact| !block.text.text.contains(&printed(contact))) {
            let text = format!(
                "the guide prints “{}” for {}, not “{}”: name the number that it prints as `printed` of the contact “{}”",
                block.text.text,
                first.name.text,
                printed(first),
                first.id.text
            );
            source.reject(block.text.line, text);
        }
    }
}

/// A number in a sentence is some contact's, today's or printed, or it was named as another one: so none is forgotten when a
/// contact's changes.
pub fn stand_with_a_contact(guide: &Guide, source: &Source<'_>) {
    let known: Vec<String> = guide.contacts.iter().flat_map(numbers_of).collect();
    let others: Vec<String> = guide.about.other_numbers.iter().map(|number| dials::digits(&number.text)).collect();
    // What a faulty number explains is not told in other words.
    let are_sound = guide.contacts.iter().all(|contact| !contact.is_called() || diagnostic(contact).is_none());
    let is_nobodys = |block: &&Block| !guide.contacts.iter().any(|contact| is_of(block, contact));
    for text in guide.blocks().filter(|_| are_sound).filter(is_nobodys).flat_map(Block::texts) {
        for number in printed(&text.text) {
            let digits = dials::digits(&number);
            if !known.contains(&digits) && !others.contains(&digits) {
                let told = format!(
                    "the guide prints the number “{number}”, which no contact has: has a contact changed, it becomes that contact's `printed`; is it no contact's, it stands in `other_numbers` of [guide]"
                );
                source.reject(text.line, told);
            }
        }
    }
}

/// Whether a line prints a contact under its name.
fn is_of(block: &Block, contact: &Contact) -> bool {
    block.term.as_ref().is_some_and(|term| term.text == contact.name.text)
}

/// The digits by which a text may print a contact: its numbers, alone and with the extension after them.
fn numbers_of(contact: &Contact) -> Vec<String> {
    let digits = |text: &Text| dials::digits(&text.text);
    let shown: Vec<String> = [&contact.number].into_iter().chain(&contact.printed).map(digits).collect();
    let dial = digits(&contact.dial);
    let extension = contact.extension.as_ref().map(digits);
    let ways = contact.ways.iter().filter(|way| way.kind.text == "text");
    let ways = ways.flat_map(|way| [Some(&way.to), way.name.as_ref()]).flatten().map(digits);
    let with = extension.iter().flat_map(|extension| shown.iter().map(move |number| format!("{number}{extension}")));
    let all: Vec<String> =
        shown.iter().cloned().chain(with).chain(extension.clone()).chain([dial]).chain(ways).collect();
    all
}

/// What looks like a phone number in a text: seven digits and more, with what people write between them. Years are none, nor
/// is what stands in an address.
fn printed(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_digit() || " +()-\u{a0}".contains(c);
    let runs = text.split(|c: char| !is_part(c)).map(|run| run.trim_matches([' ', '-', '(', ')', '\u{a0}']));
    let is_number = |run: &&str| {
        let groups = run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
        let are_years = groups.clone().all(|group| group.len() == 4 && group.starts_with(['1', '2']));
        let are_days = groups.clone().all(|group| group.len() <= 4) && run.starts_with("20") && run.contains('-');
        dials::digits(run).len() >= 7 && !are_years && !are_days
    };
    runs.filter(is_number).map(str::to_owned).collect()
}
