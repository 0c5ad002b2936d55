//! What each page says: its texts in their order, each number with its call, each fact with where it comes from.

use super::site::{added_lines, all, guide, has, page, pages, text, word};
use one_minute_guide::{domain::Fact, page::Page};
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
    links.iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect()
}

/// Whether a text has this number, and not only within a longer one.
fn stands_in(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let beside = [before.chars().next_back(), rest[number.len()..].chars().next()];
        !beside.into_iter().flatten().any(|c| c.is_ascii_digit())
    })
}

fn says(text: &str, wanted: &str) {
    assert!(text.contains(wanted), "no {wanted:?} in {text:?}");
}

#[test]
fn every_page_has_a_heading() {
    for which in pages() {
        assert_ne!(said(&one(&page(which), "main h1")), "", "{which:?}");
    }
}

#[test]
fn the_checklist_is_whole() {
    if !has(Page::Checklist) {
        return;
    }
    let html = page(Page::Checklist);
    let groups: Vec<_> = all(&html, "#checklist fieldset").iter().map(|group| group.attr("id").unwrap()).collect();
    assert!(groups.iter().eq(guide().groups.iter().map(|group| &group.id)), "{groups:?}");
    let signs: Vec<_> = guide().groups.iter().flat_map(|group| group.indicators).collect();
    let boxes: Vec<_> = all(&html, "#checklist .row input").iter().map(|one| one.attr("id").unwrap()).collect();
    assert!(boxes.iter().eq(signs.iter().map(|sign| &sign.id)), "{boxes:?}");
    assert!(all(&html, "#checklist input[checked]").is_empty(), "something is ticked for you");
    for sign in signs {
        says(&said(&one(&html, &format!("#checklist label:has([id='{}'])", sign.id))), sign.text);
    }
}

#[test]
fn the_guide_dials_every_number_that_it_tells() {
    let html = page(Page::Guide);
    let (text, dials) = (said(&one(&html, "main")), calls(&html, ""));
    for contact in guide().contacts.iter().filter(|contact| contact.is_called() && stands_in(&text, contact.number)) {
        assert!(dials.contains(&contact.href()), "{contact:?}");
    }
}

#[test]
fn each_card_says_when_to_call_and_dials_its_number() {
    let html = page(Page::Contacts);
    let cards: Vec<_> = all(&html, "article.card").iter().filter_map(|card| card.attr("id")).collect();
    assert!(cards.iter().eq(guide().contacts.iter().map(|contact| &contact.id)), "{cards:?}");
    for contact in guide().contacts {
        let card = format!("article[id='{}']", contact.id);
        let text = said(&one(&html, &card));
        if contact.is_called() {
            let buttons = all(&html, &format!("{card} a.call"));
            let dialled: Vec<_> = buttons.iter().filter_map(|call| call.attr("href")).collect();
            assert_eq!(dialled, [contact.href()]);
            let whole = said(&one(&html, &format!("{card} .call")));
            assert!(whole.contains(contact.name) && whole.contains(contact.number), "{whole}");
        }
        let ways: Vec<String> = contact.ways.iter().map(|way| way.href()).collect();
        let shown = all(&html, &format!("{card} .way"));
        let shown = shown.iter().map(|way| way.attr("href").unwrap());
        assert!(shown.eq(ways.iter().map(String::as_str)), "{card}");
        says(&text, contact.hours.unwrap_or_default());
        for part in [contact.call, contact.when, contact.number, contact.extension.unwrap_or_default()] {
            says(&text, part);
        }
        match contact.also_called {
            Some((name, source)) => says(&text, &format!("{} {name} ({source})", word("contacts.also_called"))),
            None => assert!(!text.contains(word("contacts.also_called")), "{text}"),
        }
    }
}

/// A note says what is known of a fact, how surely, and when it was last checked.
fn says_where(note: &str, id: &str) {
    let fact: &Fact = guide().facts.iter().find(|fact| fact.id == id).unwrap();
    let sure = format!("{} {}. {}.", word("notes.confidence"), fact.confidence, checked(fact.checked));
    for part in [word("notes.added"), fact.known, &sure] {
        says(note, part);
    }
}

/// A day as people write it.
fn written(day: &str) -> String {
    let month: usize = day[5..7].parse().unwrap();
    let month = word("notes.months").split(", ").nth(month - 1).unwrap();
    format!("{} {month} {}", day[8..].trim_start_matches('0'), &day[..4])
}

fn checked(day: Option<&str>) -> String {
    day.map_or_else(|| word("notes.never").to_owned(), |day| format!("{} {}", word("notes.checked"), written(day)))
}

/// The same, folded away: to a button with a name, or to a line that says what is new.
fn is_folded_away(note: &ElementRef<'_>, id: &str, name: &str) {
    assert_eq!(note.attr("open"), None, "{id}");
    let summary = note.child_elements().next().unwrap();
    let told = summary.attr("aria-label").map_or_else(|| said(&summary), str::to_owned);
    says(&told, name);
    says_where(&said(note), id);
}

#[test]
fn every_number_says_where_it_comes_from() {
    let html = page(Page::Contacts);
    for contact in guide().contacts {
        let origin = one(&html, &format!("[id='{}'] details.origin", contact.id));
        let number = if contact.is_called() { [", ", contact.number].concat() } else { String::new() };
        let name = format!("{}: {}{number}", word("notes.provenance"), contact.name);
        is_folded_away(&origin, contact.fact, &name);
    }
}

#[test]
fn every_reference_of_the_guide_says_where_it_comes_from() {
    let html = page(Page::Guide);
    for section in guide().sections {
        let known: Vec<_> = section.blocks.iter().filter_map(|block| block.fact).collect();
        let folded = all(&html, &format!("[id='{}'] :is(.origin, .provenance)", section.id));
        assert_eq!(folded.len(), known.len(), "{}", section.id);
        for (note, id) in folded.iter().zip(known) {
            let fact: &Fact = guide().facts.iter().find(|fact| fact.id == id).unwrap();
            let of_number = guide().contacts.iter().find(|contact| contact.fact == id);
            let name =
                of_number.map_or_else(|| fact.news.unwrap_or_else(|| word("notes.changed")), |contact| contact.number);
            is_folded_away(note, id, name);
        }
    }
}

#[test]
fn every_added_text_is_marked_and_its_whole_source_a_tap_away() {
    let html = page(Page::About);
    for added in guide().added {
        let source = format!("{} {} ({}). {}.", word("notes.source"), added.source, added.date, checked(added.checked));
        says(&said(&one(&html, &format!("[id='added-{}']", added.id))), &source);
    }
    let noted = [Page::Checklist, Page::Contacts, Page::Disclosure];
    for which in noted.into_iter().filter(|which| has(*which)) {
        let html = page(which);
        let notes = all(&html, "main .note");
        assert!(!notes.is_empty() || guide().added.is_empty(), "{which:?}");
        for note in &notes {
            says(&said(note), word("notes.added"));
        }
        for mark in all(&html, "p.mark a") {
            says(mark.attr("href").unwrap(), "about/#added");
        }
    }
}

#[test]
fn nobody_has_checked_is_said_once_a_page_at_most_while_all_is_folded() {
    for which in pages() {
        let html = page(which);
        let outermost = |part: &ElementRef<'_>| {
            let mut around = part.ancestors().filter_map(ElementRef::wrap);
            !around.any(|around| around.value().name() == "details")
        };
        let folded: usize = all(&html, "details")
            .into_iter()
            .filter(outermost)
            .map(|part| said(&part).matches(word("notes.never")).count())
            .sum();
        let text = said(&one(&html, "body"));
        let all =
            ["notes.never", "notes.never_reviewed", "contacts.unchecked"].map(|name| text.matches(word(name)).count());
        assert!(all.iter().sum::<usize>() - folded <= 1, "{which:?}: {all:?}, folded {folded}");
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
        assert!(all(&html, &format!("a[href*='{host}']")).is_empty(), "{address} is a link");
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
    let line = format!("{} {}", word("guide.groups"), names.join(" · "));
    let lines: Vec<String> = (!names.is_empty()).then_some(line).into_iter().collect();
    assert_eq!(texts(&html, ".one-minute p"), lines);
    assert!(seconds <= 60, "it takes {seconds} seconds");
    let text = said(&one(&html, "main"));
    assert!(text.find(guide().one_minute[0]) < text.find(guide().sections[0].heading), "it is not first");
}

#[test]
fn sections_and_contents_stand_in_the_order_of_the_guide() {
    let html = page(Page::Guide);
    let sections: Vec<&str> = guide().sections.iter().map(|section| section.id).collect();
    let shown = all(&html, "section.section");
    assert!(shown.iter().map(|section| section.attr("id").unwrap()).eq(sections.iter().copied()));
    let contents = all(&html, "nav.contents a");
    let leads = contents.iter().map(|link| link.attr("href").unwrap().trim_start_matches('#'));
    assert!(leads.eq(sections));
    // Each group is a paragraph, and the way to its rows.
    for group in guide().groups {
        let paragraph = one(&html, &format!("p[id='{}']", group.id));
        let link = paragraph.select(&scraper::Selector::parse("a").unwrap()).next().unwrap();
        assert_eq!(link.attr("href").unwrap(), format!("./checklist/#{}", group.id));
        let text = said(&paragraph);
        let mut from = 0;
        for sign in group.indicators {
            from += text[from..].find(sign.text).unwrap_or_else(|| panic!("{} lacks {}", group.id, sign.text));
        }
    }
}

#[test]
fn what_comes_before_and_after_the_call_is_listed_whole() {
    if !has(Page::Checklist) {
        return;
    }
    let html = page(Page::Checklist);
    for (part, id) in [("#prepare", "prepare"), ("#after", "after")] {
        assert_eq!(texts(&html, &format!("{part} ol > li")), added_lines(id), "{part}");
    }
    for text in added_lines("no-delay") {
        says(&said(&one(&html, "#prepare")), text);
    }
    assert!(all(&html, "#prepare :is(input, textarea, select, [contenteditable])").is_empty());
    says(
        &said(&one(&html, "#clear-dialog")),
        word(if guide().team.is_some_and(|team| team.is_shared) { "team.clear_text" } else { "keeping.clear_text" }),
    );
    // The organisation's record comes before clearing.
    let order = all(&html, "#after, #another, #clear, #clear-confirm");
    let order: Vec<_> = order.iter().filter_map(|part| part.attr("id")).collect();
    assert_eq!(order, ["after", "another", "clear", "clear-confirm"]);
}

#[test]
fn if_a_child_tells_has_a_page_of_its_own_which_an_old_address_leads_to() {
    if !has(Page::Disclosure) {
        return;
    }
    assert_eq!(texts(&page(Page::Disclosure), "ol > li"), added_lines("disclosure"));
    if !has(Page::Checklist) {
        return;
    }
    let html = page(Page::Checklist);
    assert_eq!(one(&html, "[id='if-a-child-tells']").attr("href"), Some("../told/"));
}

#[test]
fn the_name_under_the_icon_is_neutral() {
    let manifest: serde_json::Value = serde_json::from_str(&text("manifest.webmanifest")).unwrap();
    assert_eq!(manifest["short_name"], guide().about("short_name"));
}
