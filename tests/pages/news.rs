//! The changes are told where people read them.

use super::{
    shipped::{is_another_guide, say_skipped},
    site::word,
};

#[test]
fn what_is_new_on_the_page_is_the_newest_entry_of_the_changes() {
    if is_another_guide() {
        return say_skipped();
    }
    let changes = include_str!("../../CHANGELOG.md");
    let newest = changes.split("\n## ").nth(1).unwrap();
    assert!(newest.contains(word("about.news")), "{newest}");
}
