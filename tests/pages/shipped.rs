//! What is so in the shipped guide alone: its numbers, and what the design wants its added texts to say.

use super::site::{added, guide, word};
use std::io::Write;

/// The shipped guide's id, and the file of its text.
pub const SHIPPED: (&str, &str) = ("walsall-cse", "src/content/walsall-cse.toml");

/// Whether this is a build of another guide.
pub fn is_another_guide() -> bool {
    guide().about("id") != SHIPPED.0
}

/// The same for a test that has nothing to say of another guide: its output tells that it was skipped.
pub fn skipped() -> bool {
    if is_another_guide() {
        say_skipped();
    }
    is_another_guide()
}

/// Says that the running test has nothing to say of this guide.
pub fn say_skipped() {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test");
    // Past the test runner, which keeps what a passing test prints to itself.
    let _ = writeln!(std::io::stderr(), "skipped for the guide {}: {test}", guide().about("id"));
}

#[test]
fn the_numbers_are_those_of_the_published_guide() {
    if skipped() {
        return;
    }
    // What the guide printed; where another number is right today, the contact says so.
    let numbers: Vec<_> =
        guide().contacts.iter().map(|contact| (contact.printed.unwrap_or(contact.number), contact.extension)).collect();
    let published = [("999", None), ("0300 555 2866", None), ("0300 555 2922", None), ("101", Some("78896476"))];
    assert_eq!(numbers, published);
    let dialled = ["tel:999", "tel:+443005552866", "tel:+443005552922", "tel:101"];
    for (contact, dialled) in guide().contacts.iter().zip(dialled) {
        assert!(contact.printed.is_some() || contact.href() == dialled, "{}", contact.id);
    }
    assert_eq!([guide().emergency.id, guide().first_call.id], ["police", "mash"]);
}

#[test]
fn the_groups_keep_the_ids_under_which_phones_hold_ticks() {
    if skipped() {
        return;
    }
    let ids: Vec<&str> = guide().groups.iter().map(|group| group.id).collect();
    let wanted = [
        "education",
        "missing",
        "risk-taking",
        "rewards",
        "risky-contact",
        "coercion",
        "sexual-health",
        "substance-use",
        "mental-health",
    ];
    assert_eq!(ids, wanted);
}

/// What they will ask, in the order of the design: a word of each reminder.
const REMINDERS: [&str; 10] = [
    "your name, role and organisation",
    "seen or said",
    "where the child is now",
    "protection now",
    "full name, age, address",
    "who else lives there",
    "interpreter",
    "adult of concern",
    "earlier concerns",
    "safe for them to know",
];

#[test]
fn the_reminders_are_those_of_the_design_in_its_order() {
    if skipped() {
        return;
    }
    let asked = added("prepare").text;
    assert_eq!(asked.len(), REMINDERS.len());
    for (asked, wanted) in asked.iter().zip(REMINDERS) {
        assert!(asked.to_lowercase().contains(wanted), "{asked:?} is not about {wanted:?}");
    }
}

/// Each text with the words that it must have.
#[test]
fn what_the_design_wants_said_is_said() {
    if skipped() {
        return;
    }
    let said: [(&[&str], &[&str]); 15] = [
        (added("talk").text, &["Talk to MASH about what you have seen."]),
        (added("no-ticks").text, &["No ticks does not mean no risk"]),
        (added("look-again").text, &["when you learn more", "harm is already happening"]),
        (added("young").text, &["Under 13, or with a learning disability"]),
        (added("takes-time").text, &["more than one way"]),
        (added("no-delay").text, &["Lack of information must not delay a call"]),
        (
            added("after").text,
            &["who you spoke to", "organisation’s record today", "exact words", "Confirm in writing", "Chase"],
        ),
        (
            added("disclosure").text,
            &["Listen", "Do not promise secrecy", "leading questions", "what you will do next", "same day"],
        ),
        (&[word("call.read_out_empty")], &["You can call without a list"]),
        (&[word("handover.nothing")], &["No ticks does not mean no risk"]),
        (&[word("handover.text")], &["personal messaging app"]),
        (&[word("keeping.clear_text")], &["organisation’s record first"]),
        (&[word("keeping.cleared")], &["every tick and note was removed", "other open windows"]),
        (&[word("keeping.expired")], &["more than 24 hours ago were deleted"]),
        (&[word("keeping.not_kept")], &["cannot save your ticks"]),
    ];
    for (text, wanted) in said {
        let text = text.join("\n");
        for wanted in wanted {
            assert!(text.contains(wanted), "no {wanted:?} in {text:?}");
        }
    }
    assert!(!added("talk").text.concat().contains(|c: char| c.is_ascii_digit()), "no number in the result");
}
