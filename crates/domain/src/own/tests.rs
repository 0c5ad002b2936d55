//! What can be kept, and what a file may hold.

use super::*;
use proptest::prelude::*;

fn contact(role: &str, number: &str) -> OwnContact {
    OwnContact::new(role, number).unwrap()
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
        assert_eq!(contact("Lead", typed).href(), dialled, "{typed}");
    }
    for (typed, fault) in [
        ("", OwnFault::NoNumber),
        ("  ", OwnFault::NoNumber),
        ("call me", OwnFault::NotDialled),
        ("01922 000000 ext 5", OwnFault::NotDialled),
        ("01922+000", OwnFault::NotDialled),
        ("*#06#", OwnFault::NotDialled),
        ("12", OwnFault::WrongLength),
        ("1234567890123456", OwnFault::WrongLength),
    ] {
        assert_eq!(OwnContact::new("Lead", typed), Err(fault), "{typed}");
    }
}

#[test]
fn a_role_is_one_short_line() {
    assert_eq!(contact("  Our \n lead ", "101").role(), "Our lead");
    assert_eq!(OwnContact::new(" ", "101"), Err(OwnFault::NoRole));
    assert_eq!(
        OwnContact::new(&"x".repeat(61), "101"),
        Err(OwnFault::LongRole)
    );
}

#[test]
fn five_are_kept_and_the_same_role_takes_the_new_number() {
    let mut own = OwnContacts::default();
    for role in ["A", "B", "C", "D", "E"] {
        own.put(None, contact(role, "101")).unwrap();
    }
    let before = own.clone();
    assert_eq!(own.put(None, contact("F", "101")), Err(OwnFault::TooMany));
    assert_eq!(own, before, "nothing has changed");
    own.put(None, contact("b", "112")).unwrap();
    own.put(Some("a"), contact("Z", "113")).unwrap();
    let roles: Vec<&str> = own.all().iter().map(OwnContact::role).collect();
    assert_eq!(roles, ["Z", "b", "C", "D", "E"]);
    own.put(Some("gone"), contact("C", "114")).unwrap();
    assert_eq!(own.all()[2], contact("C", "114"));
    assert_eq!(own.remove(1), Some(contact("b", "112")));
    assert_eq!(own.remove(9), None);
    assert_eq!(own.all().len(), 4);
    own.put(Some("e"), contact("c", "115")).unwrap();
    let left = [
        contact("Z", "113"),
        contact("D", "101"),
        contact("c", "115"),
    ];
    assert_eq!(own.all(), left, "a role stands once");
}

#[test]
fn a_file_can_be_written_by_hand_and_is_put_to_what_is_there() {
    let file =
        "\u{feff}Own contacts, version 1\r\n\r\n  Lead: 01922 000000 \r\nCare: night team: 101\r\n";
    let own = OwnContacts::import(file).unwrap();
    assert_eq!(
        own.all(),
        [
            contact("Lead", "01922 000000"),
            contact("Care: night team", "101")
        ]
    );
    let mut mine = OwnContacts::default();
    mine.put(None, contact("lead", "999")).unwrap();
    mine.put(None, contact("Head", "112")).unwrap();
    let both = mine.with(&own).unwrap();
    let roles: Vec<&str> = both.all().iter().map(OwnContact::role).collect();
    assert_eq!(roles, ["Lead", "Head", "Care: night team"]);
}

#[test]
fn a_file_that_is_none_is_named_and_nothing_of_it_is_taken() {
    let line = |rest: &str| ["Own contacts, version 1\n", rest].concat();
    for (file, fault) in [
        ("x".repeat(MOST_BYTES + 1), FileFault::Huge),
        (String::new(), FileFault::Other),
        ("<!doctype html>".to_owned(), FileFault::Other),
        (
            "Own contacts, version 2\nA: 101".to_owned(),
            FileFault::Newer,
        ),
        (line(""), FileFault::Empty),
        (line("A: 101\nLead 01922"), FileFault::NoColon(3)),
        (
            line("A: 101\nLead: none"),
            FileFault::Line(3, OwnFault::NotDialled),
        ),
        (
            line("A:101\nB:101\nC:101\nD:101\nE:101\nF:101"),
            FileFault::Line(7, OwnFault::TooMany),
        ),
    ] {
        assert_eq!(OwnContacts::import(&file), Err(fault), "{file:.40}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_file_or_a_fault_and_what_is_written_is_read(text in "\\PC*", lines in prop::collection::vec("[a-z: ]{0,9}[:+0-9 ]{0,9}", 0..7)) {
        // Neither panics.
        drop(OwnContacts::decode(&text));
        let file = ["Own contacts, version 1\n", &lines.join("\n")].concat();
        if let Ok(own) = OwnContacts::decode(&file) {
            prop_assert_eq!(OwnContacts::decode(&own.encode()), Ok(own));
        }
    }
}
