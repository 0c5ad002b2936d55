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

/// Cuts a text at every whole number of a contact. Nothing is lost: the pieces in order are the text.
#[must_use]
pub fn pieces(text: &'static str, contacts: &[Contact]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((start, number, piece)) = first_number(rest, numbers(contacts)) {
        let (before, found) = rest.split_at(start);
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(piece);
        rest = found.split_at(number.len()).1;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Every number that a text may print, today's and former ones.
fn numbers(contacts: &[Contact]) -> impl Iterator<Item = (&'static str, Piece)> {
    contacts.iter().flat_map(|contact| {
        let former = contact
            .printed
            .map(|printed| (printed, Piece::Former(printed, *contact)));
        former
            .into_iter()
            .chain([(contact.number, Piece::Number(*contact))])
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
            fact: "",
        }
    }

    const CONTACTS: [Contact; 2] = [contact("101"), contact("0300 555 2866")];

    #[test]
    fn numbers_are_found_where_they_stand() {
        let [unit, mash] = CONTACTS;
        let expected = [
            Piece::Number(mash),
            Piece::Text(" or "),
            Piece::Number(unit),
            Piece::Text(" 7889"),
        ];
        assert_eq!(pieces("0300 555 2866 or 101 7889", &CONTACTS), expected);
    }

    #[test]
    fn a_former_number_is_known_as_such() {
        let moved = Contact {
            printed: Some("0300 555 2866"),
            ..contact("0300 555 7001")
        };
        let expected = [
            Piece::Text("ring "),
            Piece::Former("0300 555 2866", moved),
            Piece::Text(", now "),
            Piece::Number(moved),
        ];
        assert_eq!(
            pieces("ring 0300 555 2866, now 0300 555 7001", &[moved]),
            expected
        );
    }

    #[test]
    fn a_number_within_another_is_text() {
        assert_eq!(
            pieces("1010 or 2101", &CONTACTS),
            [Piece::Text("1010 or 2101")]
        );
    }
}
