//! What the pages allow themselves: nothing inline but a style and one script, named by their hashes, and nothing from
//! elsewhere.

use super::site::{added_lines, all, guide, has, page, pages, seen, text};
use base64::{Engine, engine::general_purpose::STANDARD};
use one_minute_guide::page::Page;
use scraper::Html;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The text of the only element that a selector finds.
fn only(html: &Html, selector: &str) -> String {
    let found = all(html, selector);
    assert_eq!(found.len(), 1, "{selector}");
    found[0].text().collect()
}

/// What one directive of a policy allows.
fn allowed<'a>(policy: &'a str, directive: &str) -> &'a str {
    let mut rules = policy.split(';').map(str::trim);
    rules
        .find_map(|rule| rule.strip_prefix(directive)?.strip_prefix(' '))
        .unwrap_or_else(|| panic!("no {directive} in {policy}"))
}

#[test]
fn the_only_inline_things_are_a_style_and_a_script_whose_hashes_the_policies_name() {
    let headers = text("_headers");
    let of_host = headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: ")).unwrap();
    let mut scripts = BTreeSet::new();
    for which in pages() {
        let html = page(which);
        let policy = all(&html, "meta[http-equiv='Content-Security-Policy']")[0].attr("content").unwrap().to_owned();
        for (element, directive) in [("style", "style-src"), ("script:not([src])", "script-src")] {
            let inline = only(&html, element);
            let hash = STANDARD.encode(Sha256::digest(inline.as_bytes()));
            for policy in [policy.as_str(), of_host] {
                let sources = allowed(policy, directive);
                assert!(sources.contains(&format!("'sha256-{hash}'")), "{which:?}: {directive} {sources}");
                assert!(!sources.contains("unsafe-inline"));
            }
        }
        for policy in [policy.as_str(), of_host] {
            let named = allowed(policy, "script-src").matches("sha256-").count();
            assert_eq!(named, 1, "{which:?}: one script, and no other");
        }
        scripts.insert(only(&html, "script:not([src])"));
        assert!(all(&html, "[style], [onclick], [onload]").is_empty(), "{which:?}");
    }
    assert_eq!(scripts.len(), 1, "every page has the same script");
}

#[test]
fn a_page_that_was_hidden_is_covered_before_its_title_is_read() {
    for which in pages() {
        let html = text(&which.file());
        let script = html.find("<script").unwrap();
        assert!(script < html.find("<title>").unwrap(), "{which:?}");
        let first = all(&page(which), "body > *")[0].value().name().to_owned();
        assert_eq!(first, "dialog", "{which:?}: what stands before the cover is drawn before it");
    }
}

#[test]
fn no_style_lets_a_page_slide_in_before_it_hears_a_tap() {
    for which in pages() {
        let style = only(&page(which), "style");
        assert!(!style.contains("view-transition"), "{which:?}");
    }
}

#[test]
fn what_people_may_read_into_a_list_of_ticks_is_not_there() {
    for which in pages() {
        let html = page(which);
        let body = seen(&all(&html, "body")[0]).to_lowercase();
        // The one rule that names a level, to forbid it.
        let body = added_lines("young").iter().fold(body, |body, rule| body.replace(&rule.to_lowercase(), ""));
        for word in [
            "score",
            &format!("out of {}", signs()),
            "low risk",
            "medium risk",
            "high risk",
            "risk level",
            "no concerns",
            "all clear",
            "%",
        ] {
            assert!(!body.contains(word), "{which:?} says “{word}”");
        }
    }
}

fn signs() -> usize {
    guide().groups.iter().map(|group| group.indicators.len()).sum()
}

#[test]
fn nothing_is_ticked_beforehand() {
    if !has(Page::Checklist) {
        return;
    }
    let html = page(Page::Checklist);
    let count = |selector| all(&html, selector).len();
    assert_eq!(count(".row input[type=checkbox]"), signs());
    assert_eq!(count(".row-none input[type=checkbox]"), guide().groups.len());
    assert_eq!(count("input[checked]"), 0);
    assert_eq!(count("input:not([type=checkbox]), textarea, select, [contenteditable]"), 0, "no field about a child");
}

#[test]
fn the_numbers_are_readable_without_scripts_and_ticking_says_what_it_needs() {
    if !has(Page::Checklist) {
        return;
    }
    let html = page(Page::Checklist);
    assert_eq!(all(&html, "noscript").len(), 1);
    assert!(all(&html, "#boot-failed[data-text]:empty").len() == 1);
}
