//! Finds the numbers of known contacts in a text, so that each can be called where it is read.

use super::{Contact, numbers::first_number};

/// A stretch of text, or the number of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// As it stands.
    Text(&'static str),
    /// The contact whose number stands here.
    Number(Contact),
    /// The contact whose former number stands here, and that number.
    Former(&'static str, Contact),
}

/// Cuts a text at every whole number of a contact. Nothing is lost: the pieces in order are the text. A number that stands
/// after one of the words of `texting` is not for a voice call: it stays text.
#[must_use]
pub fn pieces(text: &'static str, contacts: &[Contact], texting: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut read = 0;
    while let Some((start, number, piece)) = first_number(rest, numbers(contacts)) {
        let (before, found) = rest.split_at(start);
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let (found, after) = found.split_at(number.len());
        let is_written = is_written(text.split_at(read + start).0, texting);
        pieces.push(if is_written { Piece::Text(found) } else { piece });
        read += start + number.len();
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Whether what has been read of a sentence says that the number after it is written to: "text 999", "text “register” to 999".
fn is_written(before: &str, texting: &str) -> bool {
    let sentence = before.rsplit(['.', ';', ':', ',', '?', '!']).next();
    let words = sentence.unwrap_or_default().split(|c: char| !c.is_alphanumeric());
    let is_texting = |word: &str| texting.split(", ").any(|other| word.to_lowercase() == other.to_lowercase());
    words.filter(|word| !word.is_empty()).any(is_texting)
}

/// Every number that a text may print, today's and former ones.
fn numbers(contacts: &[Contact]) -> impl Iterator<Item = (&'static str, Piece)> {
    contacts.iter().flat_map(|contact| {
        let former = contact.printed.map(|printed| (printed, Piece::Former(printed, *contact)));
        former.into_iter().chain([(contact.number, Piece::Number(*contact))])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn contact(number: &'static str) -> Contact {
        Contact {
            id: "x",
            name: "",
            short: "",
            call: "",
            when: "",
            also_called: None,
            number,
            printed: None,
            dial: number,
            extension: None,
            no_answer: &[],
            hours: None,
            ways: &[],
            fact: "",
        }
    }

    const CONTACTS: [Contact; 2] = [contact("101"), contact("0300 555 2866")];

    #[test]
    fn numbers_are_found_where_they_stand() {
        let [unit, mash] = CONTACTS;
        let expected = [Piece::Number(mash), Piece::Text(" or "), Piece::Number(unit), Piece::Text(" 7889")];
        assert_eq!(pieces("0300 555 2866 or 101 7889", &CONTACTS, "text, SMS"), expected);
    }

    #[test]
    fn a_former_number_is_known_as_such() {
        let moved = Contact { printed: Some("0300 555 2866"), ..contact("0300 555 7001") };
        let expected =
            [Piece::Text("ring "), Piece::Former("0300 555 2866", moved), Piece::Text(", now "), Piece::Number(moved)];
        assert_eq!(pieces("ring 0300 555 2866, now 0300 555 7001", &[moved], ""), expected);
    }

    #[test]
    fn what_is_not_for_a_voice_call_is_text() {
        let texts = ["dial 18001 101", "text 101", "call us, or text “register” to 101", "an sms to 101"];
        for text in texts {
            let has_number = |piece: &Piece| !matches!(piece, Piece::Text(_));
            assert!(!pieces(text, &CONTACTS, "text, SMS").iter().any(has_number), "{text}");
        }
        let called = pieces("text us: call 101", &CONTACTS, "text, SMS");
        assert_eq!(called.last(), Some(&Piece::Number(CONTACTS[0])));
    }

    #[test]
    fn a_number_within_another_is_text() {
        assert_eq!(pieces("1010 or 2101", &CONTACTS, ""), [Piece::Text("1010 or 2101")]);
    }
}
