//! What can be kept, and what a file may hold.

use super::*;
use proptest::prelude::*;

fn contact(role: &str, number: &str) -> PersonalContact {
    PersonalContact::new(role, number).unwrap()
}

/// Each of these numbers is no contact's, and why.
fn are_refused(numbers: &[(&str, PersonalError)]) {
    for (number, error) in numbers {
        assert_eq!(PersonalContact::new("Lead", number), Err(*error), "{number:?}");
    }
}

#[test]
fn a_number_is_what_a_phone_can_dial() {
    for (typed, dialled) in [
        ("01922 000000", "tel:01922000000"),
        ("+44 (0)1922 000000", "tel:+441922000000"),
        ("(01922) 000-000", "tel:01922000000"),
        ("112", "tel:112"),
        (" 101 ", "tel:101"),
    ] {
        let kept = contact("Lead", typed);
        assert_eq!(kept.href(), dialled, "{typed}");
        assert_eq!(kept.number(), typed.trim());
    }
    are_refused(&[
        ("", PersonalError::NoNumber),
        ("  ", PersonalError::NoNumber),
        ("call me", PersonalError::NotDialled),
        ("01922 000000 ext 5", PersonalError::NotDialled),
        ("01922+000", PersonalError::NotDialled),
        ("*#06#", PersonalError::NotDialled),
        ("12", PersonalError::WrongLength),
        ("1234567890123456", PersonalError::WrongLength),
    ]);
}

#[test]
fn two_numbers_or_a_number_with_an_extension_are_not_dialled_as_one() {
    for number in [
        "01922 653555/6",
        "01922 653555 / 653556",
        "653555 / 653556",
        "101 / 999",
        "101\u{2044}999",
        "01922 653555-7",
        "01922 653555 \u{2013} 57",
        "01922 65 35 55-57",
        "01922 653555-6-7",
        "01922 653555~7",
        "01922 653555-",
        "01922 653555 (23)",
        "0192 265355 (23) 101",
        "01922 653555 (23",
        "653555 (7)",
        "101 (999)",
        "0121 496 (0123)",
    ] {
        assert_eq!(PersonalContact::new("Lead", number), Err(PersonalError::NotDialled), "{number}");
    }
    for (number, dialled) in [
        ("01922-653-555", "tel:01922653555"),
        ("020-7946-0018", "tel:02079460018"),
        ("(01922) 653555", "tel:01922653555"),
        ("01922 - 65 35 55", "tel:01922653555"),
        ("(01922) 65 35 55", "tel:01922653555"),
        ("+44 (0) 121-496-0123", "tel:+441214960123"),
        ("+44 (0)-1922-653555", "tel:+441922653555"),
        ("0121 (496) 0123", "tel:01214960123"),
        ("1-800-555-0199", "tel:18005550199"),
        ("01922.653.555", "tel:01922653555"),
        // In pairs, as elsewhere.
        ("(081) 66-00-77", "tel:081660077"),
        ("01-42-68-53-00", "tel:0142685300"),
    ] {
        assert_eq!(contact("Lead", number).href(), dialled, "{number}");
    }
}

#[test]
fn a_pasted_number_is_kept_without_what_nobody_sees_and_dialled_right() {
    for (pasted, kept, dialled) in [
        ("\u{202d}+44 1922 653555\u{202c}", "+44 1922 653555", "+441922653555"),
        ("\u{200e}01922\u{a0}653\u{2011}555", "01922 653-555", "01922653555"),
        ("\u{2066}(01922) 653\u{2013}555\u{2069}", "(01922) 653-555", "01922653555"),
        ("\u{feff}01922\u{ad}65\u{200b}3555", "01922653555", "01922653555"),
        ("01922\u{202f}\u{3000}653555\u{2028}", "01922 653555", "01922653555"),
        ("\u{ff0b}\u{ff14}\u{ff14} 1922 653555", "+44 1922 653555", "+441922653555"),
        ("\u{660}\u{661}\u{669}\u{662}\u{662} 653555", "01922 653555", "01922653555"),
        ("\u{966}\u{967}\u{96f} 22", "019 22", "01922"),
        ("+44 (0)1922 653555", "+44 (0)1922 653555", "+441922653555"),
        ("+44(0) 1922 653555", "+44(0) 1922 653555", "+441922653555"),
        ("0044 (0)1922 653555", "0044 (0)1922 653555", "00441922653555"),
        ("+44 [0] 1922", "+44 (0) 1922", "+441922"),
        ("+44 ( \u{200e}0 )-1922", "+44 ( 0 )-1922", "+441922"),
        ("+44\u{a0}\u{ff08}\u{ff10}\u{ff09}1922", "+44 (0)1922", "+441922"),
        ("(+44) (0)1922", "(+44) (0)1922", "+441922"),
        // A 0 that is dialled: at home, and in the area's own code.
        ("(0)1922 653555", "(0)1922 653555", "01922653555"),
        ("(0044) 1922", "(0044) 1922", "00441922"),
        ("+39 (06) 1234", "+39 (06) 1234", "+39061234"),
    ] {
        let contact = contact("Lead", pasted);
        assert_eq!(contact.number(), kept, "{pasted:?}");
        assert_eq!(contact.href(), ["tel:", dialled].concat(), "{pasted:?}");
        let file = format!("\u{feff}\u{202a}Own contacts, version 1\nLead: {pasted}\u{202c}\n");
        // A line of a file ends where a line ends.
        if !pasted.contains('\u{2028}') {
            assert_eq!(PersonalContacts::import(&file).unwrap().all(), [contact], "{file:?}");
        }
    }
    are_refused(&[
        ("\u{200b}\u{feff}", PersonalError::NoNumber),
        ("+44 (0)", PersonalError::WrongLength),
        ("+44+1922", PersonalError::NotDialled),
        ("01922 CALLME", PersonalError::NotDialled),
        ("\u{2460}\u{2461}\u{2462}", PersonalError::NotDialled),
    ]);
}

#[test]
fn a_pasted_role_is_kept_without_the_marks_around_it() {
    for (pasted, kept) in [
        ("\u{202a}Our\u{a0}lead\u{202c}", "Our lead"),
        ("\u{feff} Our\u{200b} le\u{ad}ad \u{200f}", "Our lead"),
        // What joins the parts of an emoji, and what turns a text, belong to the text; the page keeps it to itself.
        ("\u{1f469}\u{200d}\u{1f466} team \u{2764}\u{fe0f}", "\u{1f469}\u{200d}\u{1f466} team \u{2764}\u{fe0f}"),
        ("Lead \u{202e}knab", "Lead \u{202e}knab"),
    ] {
        assert_eq!(contact(pasted, "101").role(), kept, "{pasted:?}");
    }
    assert_eq!(PersonalContact::new("\u{2060}\u{200e}", "101"), Err(PersonalError::NoRole));
}

#[test]
fn a_role_is_one_short_line() {
    assert_eq!(contact("  Our \n lead ", "101").role(), "Our lead");
    assert_eq!(PersonalContact::new(" ", "101"), Err(PersonalError::NoRole));
    assert_eq!(PersonalContact::new(&"x".repeat(61), "101"), Err(PersonalError::LongRole));
}

#[test]
fn five_are_kept_and_the_same_role_takes_the_new_number() {
    let mut own = PersonalContacts::default();
    for role in ["A", "B", "C", "D", "E"] {
        own.put(None, contact(role, "101")).unwrap();
    }
    let before = own.clone();
    assert_eq!(own.put(None, contact("F", "101")), Err(PersonalError::TooMany));
    assert_eq!(own, before, "nothing has changed");
    own.put(None, contact("b", "112")).unwrap();
    own.put(Some("a"), contact("Z", "113")).unwrap();
    let roles: Vec<&str> = own.all().iter().map(PersonalContact::role).collect();
    assert_eq!(roles, ["Z", "b", "C", "D", "E"]);
    own.put(Some("gone"), contact("C", "114")).unwrap();
    assert_eq!(own.all()[2], contact("C", "114"));
    assert_eq!(own.remove(1), Some(contact("b", "112")));
    assert_eq!(own.remove(9), None);
    assert_eq!(own.all().len(), 4);
    own.put(Some("e"), contact("c", "115")).unwrap();
    let left = [contact("Z", "113"), contact("D", "101"), contact("c", "115")];
    assert_eq!(own.all(), left, "a role stands once");
}

#[test]
fn a_file_can_be_written_by_hand_and_is_put_to_what_is_there() {
    let file = "\u{feff}Own contacts, version 1\r\n\r\n  Lead: 01922 000000 \r\nCare: night team: 101\r\n";
    let own = PersonalContacts::import(file).unwrap();
    assert_eq!(own.all(), [contact("Lead", "01922 000000"), contact("Care: night team", "101")]);
    let mut mine = PersonalContacts::default();
    mine.put(None, contact("lead", "999")).unwrap();
    mine.put(None, contact("Head", "112")).unwrap();
    let both = mine.with(&own).unwrap();
    let roles: Vec<&str> = both.all().iter().map(PersonalContact::role).collect();
    assert_eq!(roles, ["Lead", "Head", "Care: night team"]);
}

#[test]
fn what_was_chosen_of_the_guide_follows_its_corrections_and_what_was_typed_does_not() {
    let offered = [PersonalContact::chosen("North team", "01922 000002").unwrap()];
    let mut own = PersonalContacts::default();
    own.put_first(PersonalContact::chosen("North team", "01922 000001").unwrap()).unwrap();
    own.put(None, contact("Lead:", "101")).unwrap();
    let mut read = PersonalContacts::decode(&own.encode()).unwrap();
    assert_eq!(read, own);
    read.follow(&offered);
    let numbers = |own: &PersonalContacts| {
        let all = own.all().iter();
        all.map(|contact| contact.number().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&read), ["01922 000002", "101"]);
    // Typed under the same name it is the person's.
    own.put(None, contact("North team", "07700 900000")).unwrap();
    let mut typed = PersonalContacts::decode(&own.encode()).unwrap();
    typed.follow(&offered);
    assert_eq!(numbers(&typed), ["07700 900000", "101"]);
}

#[test]
fn a_file_that_is_none_is_named_and_nothing_of_it_is_taken() {
    let line = |rest: &str| ["Own contacts, version 1\n", rest].concat();
    for (file, error) in [
        ("x".repeat(MAX_BYTES + 1), FileError::Huge),
        (String::new(), FileError::Other),
        ("<!doctype html>".to_owned(), FileError::Other),
        ("Own contacts, version 2\nA: 101".to_owned(), FileError::Newer),
        (line(""), FileError::Empty),
        (line("A: 101\nLead 01922"), FileError::NoColon(3)),
        (line("A: 101\nLead: none"), FileError::Line(3, PersonalError::NotDialled)),
        (line("A:101\nB:101\nC:101\nD:101\nE:101\nF:101"), FileError::Line(7, PersonalError::TooMany)),
    ] {
        assert_eq!(PersonalContacts::import(&file), Err(error), "{file:.40}");
    }
}

proptest! {
    #[test]
    fn what_stands_between_the_digits_changes_no_number(
        first in prop::collection::vec((0..10_usize, "[\\p{Zs}[\\p{Pd}&&[\u{0}-\u{ffff}]]\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}.]{0,3}"), 0..13),
        last in prop::collection::vec((0..10_usize, "[\\p{Zs}\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}.]{0,3}"), 3),
        zero in prop::sample::select(vec!['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{e50}', '\u{1810}', '\u{a620}', '\u{ff10}']),
        plus in prop::sample::select(vec!["", "+", "\u{ff0b}", "\u{200e}+"]),
    ) {
        let digits = [first, last].concat();
        let letter = |digit: usize| char::from_u32(u32::from(zero) + digit as u32).unwrap();
        let typed: String = digits.iter().flat_map(|(digit, after)| [letter(*digit).to_string(), after.clone()]).collect();
        let wanted: String = digits.iter().map(|(digit, _)| digit.to_string()).collect();
        let contact = contact("Lead", &[plus, &typed].concat());
        let sign = if plus.is_empty() { "" } else { "+" };
        prop_assert_eq!(contact.href(), ["tel:", sign, &wanted].concat());
        prop_assert!(contact.number().chars().all(|c| c.is_ascii_digit() || "+ -.".contains(c)));
        prop_assert_eq!(&super::plain(contact.number()), contact.number());
    }

    #[test]
    fn any_text_is_a_file_or_an_error_and_what_is_written_is_read(text in "\\PC*", lines in prop::collection::vec("[a-z: ]{0,9}[:+0-9 ]{0,9}", 0..7)) {
        // Neither panics.
        drop(PersonalContacts::decode(&text));
        let file = ["Own contacts, version 1\n", &lines.join("\n")].concat();
        if let Ok(own) = PersonalContacts::decode(&file) {
            prop_assert_eq!(PersonalContacts::decode(&own.encode()), Ok(own));
        }
    }
}
