//! What is found, what is marked, and what is not.

use super::*;
use proptest::prelude::*;

const TEXTS: [(&str, &str); 5] = [
    ("Police emergencies", "Call 999 if: a child is at immediate risk of harm"),
    ("MASH", "0300 555 2866"),
    ("What is it?", "their friend, or even their boyfriend or girlfriend"),
    ("Rewards", "expensive items such as new mobile phone or jewellery"),
    ("Coercion", "child’s whereabouts is unknown; forced into taking part"),
];

fn index() -> Index<usize> {
    let entry = |(place, (heading, text))| Entry { place, heading, text };
    Index::new(TEXTS.into_iter().enumerate().map(entry).collect())
}

fn found(question: &str) -> Vec<usize> {
    index().find(question).entries
}

#[test]
fn a_word_is_found_by_its_beginning_whatever_its_case() {
    assert_eq!(found("boyfriend"), [2]);
    assert_eq!(found("BOYF"), [2]);
    assert_eq!(found("9"), [0]);
    assert_eq!(found("999"), [0]);
    assert_eq!(found("child"), [0, 4]);
    assert_eq!(found("friend"), [2]);
}

#[test]
fn whole_words_come_before_parts_of_words() {
    let texts = [("Missing", "from home or care"), ("Risk", "getting into unknown cars"), ("Note", "car")];
    let entry = |(heading, text)| Entry { place: (), heading, text };
    let index = Index::new(texts.map(entry).to_vec());
    assert_eq!(index.find("car").entries, [1, 2, 0]);
    assert_eq!(index.find("car unknown").entries, [1]);
    assert_eq!(index.find("care").entries, [0]);
    assert_eq!(index.find("ca").entries, [0, 1, 2]);
}

#[test]
fn who_asks_for_several_finds_one_too() {
    let texts = [
        ("Signs", "level of drug and alcohol use changed"),
        ("Signs", "missing from home or care"),
        ("What is it?", "money, drugs, alcohol; a druggist"),
        ("Signs", "unknown premises (homes), loss of tires"),
        ("Note", "less crossing, a bus"),
    ];
    let entry = |(heading, text)| Entry { place: (), heading, text };
    let index = Index::new(texts.map(entry).to_vec());
    for (question, wanted, is_guess) in [
        ("drugs", vec![2, 0], false),
        ("DRUGS", vec![2, 0], false),
        ("drugs alcohol", vec![2, 0], false),
        ("drugs missing", vec![0, 1, 2], true),
        ("homes", vec![3, 1], false),
        ("levels", vec![0], false),
        ("less", vec![4], false),
        // Not of a word that only begins so, nor of one that is no plural.
        ("dru", vec![0, 2], false),
        ("cros", vec![4], false),
        ("tires", vec![3], false),
        ("loss", vec![3], false),
        ("premis", vec![3], false),
        ("bus", vec![4], false),
    ] {
        let answer = index.find(question);
        assert_eq!((answer.entries, answer.is_guess), (wanted, is_guess), "{question}");
    }
    let marked = |question: &str, text: usize| index.find(question).marked(texts[text].1).finds;
    assert_eq!(marked("homes", 1), [("missing from ", "home")]);
    assert_eq!(marked("drugs", 2), [("money, ", "drugs")]);
}

#[test]
fn every_word_must_be_there() {
    assert_eq!(found("child harm"), [0]);
    assert_eq!(found("rewards phone"), [3]);
}

#[test]
fn where_nothing_holds_every_word_what_holds_some_is_a_guess() {
    for (question, wanted) in
        [("harm boyfriend", vec![0, 2]), ("gets a phone", vec![3]), ("risk of harm, phone", vec![0, 3])]
    {
        let answer = index().find(question);
        assert_eq!((answer.entries, answer.is_guess), (wanted, true), "{question}");
    }
    assert_eq!(found("the and for"), [] as [usize; 0]);
}

#[test]
fn an_apostrophe_may_be_left_out_or_be_of_another_kind() {
    for question in ["childs", "child's", "child’s"] {
        assert_eq!(found(question), [4, 0], "{question}");
    }
}

#[test]
fn a_number_is_found_with_and_without_its_spaces() {
    for question in ["0300 555 2866", "03005552866", "2866", "0300555"] {
        assert_eq!(found(question), [1], "{question}");
    }
}

#[test]
fn small_slips_are_forgiven_and_owned_up_to() {
    for slip in ["boyfreind", "boyfrend", "boifriend", "jewelery", "expansive", "whereabuots"] {
        let answer = index().find(slip);
        assert_eq!(answer.entries.len(), 1, "{slip}");
        assert!(answer.is_guess, "{slip}");
    }
    assert!(!index().find("boyfriend").is_guess);
}

#[test]
fn what_is_not_in_the_guide_is_not_made_out_of_something_else() {
    for miss in ["taxi", "taxis", "zebra", "x", "uncle"] {
        assert_eq!(found(miss), [] as [usize; 0], "{miss}");
    }
    for nothing in ["", "  ", "?!", "’"] {
        assert_eq!(index().find(nothing), Answer::default(), "{nothing:?}");
    }
}

#[test]
fn what_was_found_is_marked_and_nothing_is_lost() {
    let finds = |question: &str, text: usize| index().find(question).marked(TEXTS[text].1).finds;
    let marked =
        |question: &str, text: usize| -> Vec<&str> { finds(question, text).iter().map(|(_, find)| *find).collect() };
    assert_eq!(marked("expensive phon", 3), ["expensive", "phone"]);
    assert_eq!(marked("03005552866", 1), ["0300 555 2866"]);
    assert_eq!(marked("boyfreind", 2), ["boyfriend"]);
    assert_eq!(marked("rewards", 3), [] as [&str; 0]);
}

proptest! {
    #[test]
    fn no_question_breaks_it_and_the_pieces_are_the_text(question in "\\PC{0,40}") {
        let answer = index().find(&question);
        for (_, text) in TEXTS {
            let marked = answer.marked(text);
            let finds: String = marked.finds.iter().flat_map(|(before, find)| [*before, find]).collect();
            prop_assert_eq!(finds + marked.rest, text);
        }
    }

    #[test]
    fn every_word_of_the_texts_is_found_while_it_is_typed(place in 0..TEXTS.len(), word in 0..20_usize, typed in 1..20_usize) {
        let text = TEXTS[place].1;
        let words: Vec<Word> = words(text).collect();
        let word = &words[word % words.len()].folded;
        let typed: String = word.chars().take(typed).collect();
        prop_assert!(found(&typed).contains(&place), "{}", typed);
    }
}
