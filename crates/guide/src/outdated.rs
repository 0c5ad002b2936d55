//! Old numbers in the guide's sentences. Its words stay; what is found in them must not send anybody to an old number.

use super::schema::{self, Guide};
use domain::{Contact, first_number};

/// The guide's texts that print a number which is no longer right, each with today's beside it in plain text.
pub fn texts(guide: &Guide) -> Vec<(&str, String)> {
    let notes = guide.words.iter().find(|(table, _)| table == "notes");
    let today = notes.and_then(|(_, words)| words.iter().find(|(name, _)| name == "today"));
    let today = today.map_or("", |(_, text)| &text.text);
    let contacts = guide.contacts.iter().map(|contact| {
        let former = contact.printed.as_ref().map(|printed| printed.text.as_str());
        (contact.number.text.as_str(), former)
    });
    let numbers = numbers(contacts, today);
    let blocks = guide.blocks();
    let told = blocks.flat_map(schema::Block::texts).map(|text| {
        let text = text.text.as_str();
        (text, with_beside(text, &numbers))
    });
    told.filter(|(text, told)| text != told).collect()
}

/// Any text of a guide, a sentence of one too, with today's number beside each that is no longer right.
pub fn told(text: &str, contacts: &[Contact], today: &str) -> String {
    let numbers = numbers(contacts.iter().map(|contact| (contact.number, contact.printed)), today);
    with_beside(text, &numbers)
}

/// Every number that a text may print, a contact's own after its former one, each with what belongs beside it.
fn numbers<'a>(contacts: impl Iterator<Item = (&'a str, Option<&'a str>)>, today: &str) -> Vec<(&'a str, String)> {
    let of = |(number, former): (&'a str, Option<&'a str>)| {
        let beside = format!(" ({today} {number})");
        former.map(|former| (former, beside)).into_iter().chain([(number, String::new())])
    };
    contacts.flat_map(of).collect()
}

/// A text with what belongs beside each number.
fn with_beside(text: &str, numbers: &[(&str, String)]) -> String {
    let numbers = numbers.iter().map(|(number, beside)| (*number, beside));
    let mut told = String::new();
    let mut rest = text;
    while let Some((start, number, beside)) = first_number(rest, numbers.clone()) {
        let (copied, left) = rest.split_at(start + number.len());
        told = told + copied + beside;
        rest = left;
    }
    told + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_former_number_has_its_own_beside_it() {
        let numbers = [
            ("0306 1", " (today 0306 2)".to_owned()),
            ("0306 2", String::new()),
            ("0306 3", " (today 0306 1)".to_owned()),
            ("101", " (today 102)".to_owned()),
        ];
        let told = |text| with_beside(text, &numbers);
        assert_eq!(told("0306 3 or 0306 1; 101"), "0306 3 (today 0306 1) or 0306 1 (today 0306 2); 101 (today 102)");
        assert_eq!(told("1010, 2101 – 0306 2"), "1010, 2101 – 0306 2");
    }
}
