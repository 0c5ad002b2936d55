//! What each page says: its texts in their order, each number with its call, each fact with where it comes from.

use super::site::{added, all, guide, page, text, word};
use one_minute_guide::{
    domain::{Contact, Fact},
    page::Page,
};
use scraper::{ElementRef, Html};

/// The text of an element as people read it.
fn said(element: &ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn one<'a>(html: &'a Html, selector: &str) -> ElementRef<'a> {
    let found = all(html, selector);
    assert_eq!(found.len(), 1, "{selector}");
    found[0]
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    all(html, selector).iter().map(said).collect()
}

fn calls(html: &Html, selector: &str) -> Vec<String> {
    let links = all(html, &format!("{selector} a[href^='tel:']"));
    links
        .iter()
        .filter_map(|link| link.attr("href"))
        .map(str::to_owned)
        .collect()
}

/// Whether a text has this number, and not only within a longer one.
fn stands_in(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let beside = [
            before.chars().next_back(),
            rest[number.len()..].chars().next(),
        ];
        !beside.into_iter().flatten().any(|c| c.is_ascii_digit())
    })
}

fn says(text: &str, wanted: &str) {
    assert!(text.contains(wanted), "no {wanted:?} in {text:?}");
}

#[test]
fn every_page_has_a_heading() {
    for which in Page::ALL {
        assert_ne!(said(&one(&page(which), "h1")), "", "{which:?}");
    }
}

#[test]
fn the_checklist_is_whole() {
    let html = page(Page::Checklist);
    let groups: Vec<_> = all(&html, "#checklist fieldset")
        .iter()
        .map(|group| group.attr("id").unwrap())
        .collect();
    assert!(
        groups
            .iter()
            .eq(guide().groups.iter().map(|group| &group.id)),
        "{groups:?}"
    );
    let signs: Vec<_> = guide()
        .groups
        .iter()
        .flat_map(|group| group.indicators)
        .collect();
    let boxes: Vec<_> = all(&html, "#checklist .row input")
        .iter()
        .map(|one| one.attr("id").unwrap())
        .collect();
    assert!(
        boxes.iter().eq(signs.iter().map(|sign| &sign.id)),
        "{boxes:?}"
    );
    assert!(
        all(&html, "#checklist input[checked]").is_empty(),
        "something is ticked for you"
    );
    for sign in signs {
        says(
            &said(&one(
                &html,
                &format!("#checklist label:has([id='{}'])", sign.id),
            )),
            sign.text,
        );
    }
}

#[test]
fn the_guide_dials_every_number_that_it_tells() {
    let html = page(Page::Guide);
    let (text, dials) = (said(&one(&html, "main")), calls(&html, ""));
    for contact in guide()
        .contacts
        .iter()
        .filter(|contact| stands_in(&text, contact.number))
    {
        assert!(dials.contains(&contact.href()), "{contact:?}");
    }
}

#[test]
fn each_card_says_when_to_call_and_dials_its_number() {
    let html = page(Page::Contacts);
    let cards: Vec<_> = all(&html, "article.card")
        .iter()
        .filter_map(|card| card.attr("id"))
        .collect();
    assert!(
        cards
            .iter()
            .eq(guide().contacts.iter().map(|contact| &contact.id)),
        "{cards:?}"
    );
    for contact in guide().contacts {
        let card = format!("article[id='{}']", contact.id);
        assert_eq!(calls(&html, &card), [contact.href()]);
        let text = said(&one(&html, &card));
        for part in [
            contact.call,
            contact.when,
            contact.number,
            contact.extension.unwrap_or_default(),
        ] {
            says(&text, part);
        }
        match contact.also_called {
            Some((name, source)) => says(
                &text,
                &format!("{} {name} ({source})", word("contacts.also_called")),
            ),
            None => assert!(!text.contains(word("contacts.also_called")), "{text}"),
        }
    }
}

#[test]
fn each_contact_is_a_step_of_the_picture_with_its_case_and_its_call() {
    let html = page(Page::Contacts);
    assert_eq!(texts(&html, ".decision h2"), [word("contacts.decision")]);
    let cases: Vec<&str> = guide()
        .contacts
        .iter()
        .map(|contact| contact.decide)
        .collect();
    assert_eq!(texts(&html, ".decision li .case"), cases);
    let wanted: Vec<String> = guide().contacts.iter().map(Contact::href).collect();
    assert_eq!(calls(&html, ".decision"), wanted);
    // The picture comes before all other calls.
    assert_eq!(calls(&html, "main")[..wanted.len()], wanted);
    for (contact, step) in guide().contacts.iter().zip(texts(&html, ".decision li")) {
        let then = contact
            .extension
            .map(|extension| format!("{} {extension}", word("contacts.extension")));
        for part in [contact.short, contact.number, &then.unwrap_or_default()] {
            says(&step, part);
        }
    }
}

/// A note says what is known of a fact, how surely, and when it was last checked.
fn says_where(note: &str, id: &str) {
    let fact: &Fact = guide().facts.iter().find(|fact| fact.id == id).unwrap();
    let checked = fact.checked.unwrap_or_else(|| word("notes.never"));
    let sure = format!(
        "{} {}. {} {checked}.",
        word("notes.confidence"),
        fact.confidence,
        word("notes.checked")
    );
    for part in [word("notes.added"), fact.known, &sure] {
        says(note, part);
    }
}

/// The same, folded away under a heading.
fn is_folded_away(note: &ElementRef<'_>, id: &str) {
    assert_eq!(note.attr("open"), None, "{id}");
    says(&said(note), word("notes.provenance"));
    says_where(&said(note), id);
}

#[test]
fn every_number_says_where_it_comes_from() {
    let html = page(Page::Contacts);
    for contact in guide().contacts {
        is_folded_away(
            &one(&html, &format!("[id='{}'] details.provenance", contact.id)),
            contact.fact,
        );
    }
}

#[test]
fn every_reference_of_the_guide_says_where_it_comes_from() {
    let html = page(Page::Guide);
    for section in guide().sections {
        // Beside a term the source is folded; a line that is out of date shows it at once.
        let facts = |of_term: bool| {
            let blocks = section
                .blocks
                .iter()
                .filter(move |block| block.term.is_some() == of_term);
            blocks.filter_map(|block| block.fact).collect::<Vec<_>>()
        };
        let folded = all(&html, &format!("[id='{}'] details.provenance", section.id));
        let open = all(&html, &format!("[id='{}'] > .note", section.id));
        assert_eq!(
            [folded.len(), open.len()],
            [facts(true).len(), facts(false).len()],
            "{}",
            section.id
        );
        folded
            .iter()
            .zip(facts(true))
            .for_each(|(note, id)| is_folded_away(note, id));
        open.iter()
            .zip(facts(false))
            .for_each(|(note, id)| says_where(&said(note), id));
    }
}

#[test]
fn every_added_text_says_when_it_was_checked() {
    let html = page(Page::About);
    for added in guide().added {
        let checked = added.checked.unwrap_or_else(|| word("notes.never"));
        let source = format!(
            "{} {} ({}). {} {checked}.",
            word("notes.source"),
            added.source,
            added.date,
            word("notes.checked")
        );
        says(
            &said(&one(&html, &format!("[id='added-{}']", added.id))),
            &source,
        );
    }
}

#[test]
fn an_address_that_the_guide_prints_is_text() {
    let html = page(Page::Guide);
    let text = said(&one(&html, "main"));
    let blocks = guide().sections.iter().flat_map(|section| section.blocks);
    let words = blocks.flat_map(|block| block.text.split_whitespace());
    for address in words.filter(|word| word.contains("://")) {
        says(&text, address);
        let host = address.split("://").nth(1).unwrap();
        assert!(
            all(&html, &format!("a[href*='{host}']")).is_empty(),
            "{address} is a link"
        );
    }
}

/// A grown-up's pace in a text that is not easy.
const WORDS_A_MINUTE: usize = 200;

#[test]
fn the_summary_is_the_guides_own_and_takes_a_minute_at_most() {
    let html = page(Page::Guide);
    assert_eq!(texts(&html, ".one-minute h2"), [word("guide.one_minute")]);
    assert_eq!(texts(&html, ".one-minute li"), guide().one_minute);
    let names: Vec<&str> = guide().groups.iter().map(|group| group.name).collect();
    let read = guide().one_minute.iter().chain(&names);
    let words: usize = read.map(|text| text.split_whitespace().count()).sum();
    let seconds = (words * 60).div_ceil(WORDS_A_MINUTE);
    let lines = [
        format!("{} {}", word("guide.groups"), names.join(" · ")),
        format!("{} {seconds}", word("guide.reading_time")),
    ];
    assert_eq!(texts(&html, ".one-minute p"), lines);
    assert!(seconds <= 60, "it takes {seconds} seconds");
    let text = said(&one(&html, "main"));
    assert!(
        text.find(guide().one_minute[0]) < text.find(guide().sections[0].heading),
        "it is not first"
    );
}

#[test]
fn sections_and_contents_stand_in_the_order_of_the_guide() {
    let html = page(Page::Guide);
    let sections: Vec<&str> = guide().sections.iter().map(|section| section.id).collect();
    let unfolded = all(&html, "details.section[open]");
    assert!(
        unfolded
            .iter()
            .map(|section| section.attr("id").unwrap())
            .eq(sections.iter().copied())
    );
    let wanted = sections
        .into_iter()
        .chain(guide().groups.iter().map(|group| group.id));
    let contents = all(&html, "nav.jump a");
    let leads = contents
        .iter()
        .map(|link| link.attr("href").unwrap().trim_start_matches('#'));
    assert!(leads.eq(wanted));
}

#[test]
fn what_comes_before_and_after_the_call_is_listed_whole() {
    let html = page(Page::Checklist);
    for (part, id) in [
        ("#prepare", "prepare"),
        ("#after", "after"),
        ("#if-a-child-tells", "disclosure"),
    ] {
        assert_eq!(
            texts(&html, &format!("{part} ol > li")),
            added(id).text,
            "{part}"
        );
    }
    for text in added("no-delay").text {
        says(&said(&one(&html, "#prepare")), text);
    }
    assert!(
        all(
            &html,
            "#prepare :is(input, textarea, select, [contenteditable])"
        )
        .is_empty()
    );
    says(
        &said(&one(&html, "#clear-dialog")),
        word("keeping.clear_text"),
    );
    // The organisation's record comes before clearing.
    let order = all(&html, "#after, #another, #clear, #clear-confirm");
    let order: Vec<_> = order.iter().filter_map(|part| part.attr("id")).collect();
    assert_eq!(order, ["after", "another", "clear", "clear-confirm"]);
}

#[test]
fn the_name_under_the_icon_is_neutral() {
    let manifest: serde_json::Value = serde_json::from_str(&text("manifest.webmanifest")).unwrap();
    assert_eq!(manifest["short_name"], guide().about("short_name"));
}
