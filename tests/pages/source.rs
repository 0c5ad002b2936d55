//! The guide is all there, in its order: the published text, as it is kept beside the content file,
//! against the built pages. Of the shipped guide alone.

use super::{
    shipped::skipped,
    site::{all, guide, page, seen, words},
};
use one_minute_guide::page::Page;
use scraper::Html;

const SOURCE: &str = include_str!("../../src/content/source/one-minute-guide-cse.txt");

/// The source with the listed corrections, and nothing else, made.
fn corrected() -> String {
    guide().corrections.iter().fold(SOURCE.to_owned(), |text, (printed, shown)| {
        assert_eq!(text.matches(printed).count(), 1, "the source has “{printed}” once");
        text.replace(printed, shown)
    })
}

/// The guide's page without what the app has inserted: today's number beside one that the guide prints.
fn published() -> String {
    let html = page(Page::Guide);
    let mut main = all(&html, "main")[0].html();
    while let Some((before, inserted)) = main.split_once("<ins>") {
        let (_, after) = inserted.split_once("</ins>").unwrap();
        main = [before, after].concat();
    }
    seen(&Html::parse_fragment(&main).root_element())
}

#[test]
fn every_sentence_of_the_source_is_in_the_guide_in_its_order() {
    if skipped() {
        return;
    }
    let page = words(&published());
    let mut from = 0;
    let mut checked = 0;
    let source = corrected();
    for piece in source.split(['\n', '.', '?', ';', ':', '(', ')']).map(words).filter(|piece| !piece.is_empty()) {
        let found = page[from..].windows(piece.len()).position(|window| window == piece);
        let found = found.unwrap_or_else(|| panic!("the guide lacks, or has too early: {}", piece.join(" ")));
        from += found + piece.len();
        checked += piece.len();
    }
    assert_eq!(checked, words(&source).len(), "every word was looked for");
}

/// The phrases of the nine groups, read from the source and split where the content file says.
fn indicators() -> Vec<String> {
    let source = corrected().replace('\n', " ");
    let start = source.find("Education:").unwrap();
    let end = source.find("Key contacts").unwrap();
    let list = source[start..end]
        .replace("comes in late, stays", "comes in late; stays")
        .replace("home or care: missing", "home or care; missing")
        .replace("unaccounted for money, expensive", "unaccounted for money; expensive");
    let phrases = list.split([';', ':']).map(|phrase| phrase.trim().trim_end_matches('.').trim());
    // A group's name ends the phrase before it: what follows its last full stop, or double space.
    phrases.map(|phrase| words(phrase).join(" ")).collect()
}

#[test]
fn the_checklist_has_all_35_indicators_in_nine_groups_in_the_guides_order() {
    if skipped() {
        return;
    }
    let html = page(Page::Checklist);
    let groups = all(&html, "#checklist fieldset");
    assert_eq!(groups.len(), 9);
    let rows: Vec<String> = all(&html, "#checklist label.row").iter().map(|row| words(&seen(row)).join(" ")).collect();
    assert_eq!(rows.len(), 35);
    let on_page: Vec<String> =
        all(&html, "#checklist legend, #checklist label.row").iter().map(|part| words(&seen(part)).join(" ")).collect();
    // Joined, because the source sets no mark between a group's last phrase and the next group's name.
    assert_eq!(on_page.join(" "), indicators().join(" "));
    for row in &rows {
        let whole = indicators().iter().any(|phrase| phrase == row || phrase.starts_with(row.as_str()));
        assert!(whole, "“{row}” is not a phrase of the source");
    }
}
