//! Ids that the app's own pages use: a section, a group, a sign or a contact with one of them would be mistaken for it.

use super::{read::Source, schema::Guide};

/// Every id that stands in a view, in the order of the alphabet; `tests/pages` compares them with those of the built pages.
pub const IDS: &[&str] = &[
    "added",
    "after",
    "after-call",
    "another",
    "answer-first",
    "boot-failed",
    "call-bar",
    "checklist",
    "clear",
    "clear-cancel",
    "clear-confirm",
    "clear-dialog",
    "clear-heading",
    "copy-text",
    "cover",
    "diagnose",
    "diagnosis",
    "diagnosis-copy",
    "end-practice",
    "facts",
    "finished",
    "finished-heading",
    "forget",
    "found",
    "give",
    "give-file",
    "give-said",
    "give-sheet",
    "hand-over",
    "hand-over-heading",
    "hand-over-said",
    "hide",
    "hit-template",
    "if-a-child-tells",
    "install",
    "install-address",
    "install-button",
    "install-copy",
    "install-done",
    "install-how",
    "install-kept",
    "install-later",
    "install-row",
    "line-template",
    "looked-at",
    "main",
    "main-nav",
    "news",
    "notice",
    "offline",
    "offline-state",
    "one-minute",
    "overdue",
    "own-add",
    "own-below",
    "own-call",
    "own-call-template",
    "own-file",
    "own-form",
    "own-heading",
    "own-keep",
    "own-list",
    "own-notice",
    "own-number",
    "own-number-fault",
    "own-role",
    "own-role-fault",
    "own-save",
    "own-section",
    "own-template",
    "practice",
    "practise",
    "practising",
    "prepare",
    "prepare-heading",
    "print",
    "privacy",
    "question",
    "question-heading",
    "read-out",
    "read-out-empty",
    "read-out-heading",
    "read-out-lines",
    "restart",
    "result",
    "resume",
    "reveal",
    "said",
    "search",
    "search-form",
    "search-hits",
    "search-more",
    "search-said",
    "share",
    "sheet",
    "show-text",
    "source",
    "strip",
    "update",
    "update-now",
    "update-reload",
    "version",
    "words",
];

/// Those that stand only in a team's edition, or where the guide has an address.
const OF_EDITIONS: [&str; 5] = ["give-address", "give-copy", "give-share", "team", "team-call"];

/// What the app puts before a guide's ids to make its own.
pub const BEGINNINGS: [&str; 2] = ["added-", "looked-"];

/// Names every id of the guide that is the app's.
pub fn check(guide: &Guide, source: &Source<'_>) {
    let indicators = guide.groups.iter().flat_map(|group| &group.indicators);
    let ids = (guide.sections.iter().map(|section| &section.id))
        .chain(guide.groups.iter().map(|group| &group.id))
        .chain(indicators.map(|indicator| &indicator.id))
        .chain(guide.contacts.iter().map(|contact| &contact.id));
    for id in ids {
        let text = id.text.as_str();
        if IDS.contains(&text)
            || OF_EDITIONS.contains(&text)
            || BEGINNINGS.iter().any(|beginning| text.starts_with(beginning))
        {
            source.reject(id.line, format!("the id “{text}” is one of the app's own"));
        }
    }
}
