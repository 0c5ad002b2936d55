//! What a screen reader lists of each page: landmarks, headings with their levels, controls with their names. It is kept as a
//! text, to be read when it changes.

use super::{
    shipped::{is_another_guide, say_skipped},
    site::{all, guide, page},
};
use one_minute_guide::page::Page;
use scraper::{ElementRef, Html};
use std::{fs, path::Path};

const REVIEWED: &str = include_str!("outline.txt");

/// In the order of the page.
const LISTED: &str = "main, nav, aside, section[aria-label], section[aria-labelledby], footer, h1, h2, h3, h4, h5, legend, button, summary, input, dialog, [role=status], [role=alert]";

/// What a template holds is there later, with a name of its own.
fn is_on_the_page(element: &ElementRef<'_>) -> bool {
    let around = element.ancestors().filter_map(ElementRef::wrap);
    !around.into_iter().any(|around| around.value().name() == "template")
}

fn text(element: &ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What it is called: by a label of its own, by another element, by the label around or for it, by its text.
fn name(html: &Html, element: &ElementRef<'_>) -> String {
    let value = |name: &str| element.attr(name).map(str::to_owned);
    if let Some(label) = value("aria-label") {
        return label;
    }
    let by_id = |id: &str| all(html, &format!("[id='{id}']")).first().map(text);
    if let Some(labelled) = value("aria-labelledby") {
        return labelled.split_whitespace().filter_map(by_id).collect::<Vec<_>>().join(" ");
    }
    let tag = element.value().name();
    if tag == "input" {
        let id = value("id").unwrap_or_default();
        let labels = all(html, &format!("label[for='{id}'], label:has([id='{id}'])"));
        return labels.first().map(text).unwrap_or_default();
    }
    let is_named_by_text = tag.starts_with('h') || ["button", "summary", "legend"].contains(&tag);
    if is_named_by_text { text(element) } else { String::new() }
}

fn outline(which: Page) -> String {
    let html = page(which);
    let mut lines = format!("== {}\n", which.name());
    for element in all(&html, LISTED).into_iter().filter(is_on_the_page) {
        let kind = match (element.value().name(), element.attr("role"), element.attr("type")) {
            (_, Some(role), _) => role,
            ("input", _, Some(kind)) => kind,
            (tag, ..) => tag,
        };
        let is_hidden = element.attr("hidden").is_some();
        let hidden = if is_hidden { " (hidden at first)" } else { "" };
        lines += format!("{kind}: {}{hidden}", name(&html, &element)).trim_end();
        lines.push('\n');
    }
    lines
}

#[test]
fn what_a_screen_reader_lists_was_reviewed() {
    if is_another_guide() || guide().team.is_some() {
        return say_skipped();
    }
    let present: String = Page::ALL.into_iter().map(outline).collect();
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/outline.txt");
    fs::write(&place, &present).unwrap();
    let differs = present.lines().zip(REVIEWED.lines()).find(|(one, other)| one != other);
    assert!(present == REVIEWED, "{differs:?}: read {}, and keep it as tests/pages/outline.txt", place.display());
}

#[test]
fn headings_come_step_by_step_and_every_control_has_a_name() {
    for which in Page::of(guide()) {
        let html = page(which);
        let mut level = 0;
        for heading in all(&html, "h1, h2, h3, h4, h5, h6") {
            let next: usize = heading.value().name()[1..].parse().unwrap();
            assert!(next <= level + 1, "{which:?}: {} comes after a heading of level {level}", text(&heading));
            level = next;
        }
        let controls = all(&html, "button, summary, input, a").into_iter();
        for control in controls.filter(is_on_the_page) {
            let is_named = !name(&html, &control).is_empty() || !text(&control).is_empty();
            assert!(is_named, "{which:?}: {}", control.html());
        }
    }
}
