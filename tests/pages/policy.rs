//! What the pages allow themselves: nothing inline but the style named by its hash, nothing from elsewhere.

use super::site::{all, page, seen, text};
use base64::{Engine, engine::general_purpose::STANDARD};
use one_minute_guide::{
    content::{GROUPS, added},
    page::Page,
};
use sha2::{Digest, Sha256};

#[test]
fn the_only_inline_thing_is_the_style_whose_hash_the_policies_name() {
    for which in Page::ALL {
        let html = page(which);
        let styles = all(&html, "style");
        assert_eq!(styles.len(), 1, "{which:?}");
        let style: String = styles[0].text().collect();
        let source = format!(
            "'sha256-{}'",
            STANDARD.encode(Sha256::digest(style.as_bytes()))
        );
        let policy = all(&html, "meta[http-equiv='Content-Security-Policy']")[0]
            .attr("content")
            .unwrap()
            .to_owned();
        assert!(policy.contains(&source), "{which:?}: {policy}");
        assert!(text("_headers").contains(&source), "{which:?}");
        assert!(!policy.contains("unsafe-inline"));
        assert!(
            all(&html, "script:not([src]), [style], [onclick], [onload]").is_empty(),
            "{which:?}"
        );
    }
}

#[test]
fn what_people_may_read_into_a_list_of_ticks_is_not_there() {
    for which in Page::ALL {
        let html = page(which);
        let body = seen(&all(&html, "body")[0]).to_lowercase();
        // The one rule that names a level, to forbid it.
        let body = added::YOUNG
            .text
            .iter()
            .fold(body, |body, rule| body.replace(&rule.to_lowercase(), ""));
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
    GROUPS.iter().map(|group| group.indicators.len()).sum()
}

#[test]
fn nothing_is_ticked_beforehand() {
    let html = page(Page::Checklist);
    let count = |selector| all(&html, selector).len();
    assert_eq!(count(".row input[type=checkbox]"), signs());
    assert_eq!(count(".row-none input[type=checkbox]"), GROUPS.len());
    assert_eq!(count("input[checked]"), 0);
    assert_eq!(
        count("input:not([type=checkbox]), textarea, select, [contenteditable]"),
        0,
        "no field about a child"
    );
}

#[test]
fn the_numbers_are_readable_without_scripts_and_ticking_says_what_it_needs() {
    let html = page(Page::Checklist);
    assert_eq!(all(&html, "noscript").len(), 1);
    assert!(all(&html, "#boot-failed[data-text]:empty").len() == 1);
}
