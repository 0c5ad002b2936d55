//! The words for what the rules name, by their names in the document.

use crate::{
    browser::page::word,
    domain::{How, Notice, When, Wording},
};

/// Every word that the checklist's behaviour asks the document for.
pub const WORDS: &[&str] = &[
    "added.no-ticks",
    "added.talk",
    "call.read_out_empty",
    "checklist.groups_looked_at",
    "checklist.how_child_told",
    "checklist.how_other_told",
    "checklist.how_saw",
    "checklist.how_worried",
    "checklist.note",
    "checklist.of",
    "checklist.when_earlier",
    "checklist.when_recent",
    "checklist.when_unsure",
    "handover.copied",
    "handover.copy_failed",
    "handover.hide_text",
    "handover.made",
    "handover.no_name",
    "handover.none_seen",
    "handover.not_looked",
    "handover.nothing",
    "handover.share_failed",
    "handover.show",
    "handover.title",
    "keeping.cleared",
    "keeping.cleared_elsewhere",
    "keeping.expired",
    "keeping.garbage",
    "keeping.newer",
    "keeping.not_cleared",
    "keeping.not_kept",
    "keeping.practice",
    "keeping.practice_ended",
    "keeping.practise_text",
    "keeping.question_from",
    "keeping.question_to",
    "keeping.today",
    "keeping.unread",
    "keeping.yesterday",
];

/// What is told of keeping.
pub fn notice(notice: Notice) -> &'static str {
    word(match notice {
        Notice::Cleared => "keeping.cleared",
        Notice::ClearedElsewhere => "keeping.cleared_elsewhere",
        Notice::NotCleared => "keeping.not_cleared",
        Notice::Expired => "keeping.expired",
        Notice::Garbage => "keeping.garbage",
        Notice::Newer => "keeping.newer",
        Notice::NotKept => "keeping.not_kept",
        Notice::Unread => "keeping.unread",
        Notice::PracticeEnded => "keeping.practice_ended",
    })
}

/// The name of an answer to when.
pub const fn when_name(when: When) -> &'static str {
    match when {
        When::Recent => "checklist.when_recent",
        When::Earlier => "checklist.when_earlier",
        When::Unsure => "checklist.when_unsure",
    }
}

/// The name of an answer to how.
pub const fn how_name(how: How) -> &'static str {
    match how {
        How::Saw => "checklist.how_saw",
        How::ChildTold => "checklist.how_child_told",
        How::OtherTold => "checklist.how_other_told",
        How::Worried => "checklist.how_worried",
    }
}

/// An answer to when.
pub fn when(when: When) -> &'static str {
    word(when_name(when))
}

/// An answer to how.
pub fn how(how: How) -> &'static str {
    word(how_name(how))
}

/// Those of a hand-over.
pub fn hand_over() -> Wording {
    Wording {
        title: word("handover.title"),
        made: word("handover.made"),
        no_name: word("handover.no_name"),
        practice: word("keeping.practice"),
        nothing: word("handover.nothing"),
        none_seen: word("handover.none_seen"),
        not_looked: word("handover.not_looked"),
        when,
        how,
    }
}
