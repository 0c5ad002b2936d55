//! The words for what the rules name.

use crate::{
    content::words::{checklist, handover, keeping},
    domain::{How, Notice, When, Wording},
};

pub const fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::Cleared => keeping::CLEARED,
        Notice::ClearedElsewhere => keeping::CLEARED_ELSEWHERE,
        Notice::NotCleared => keeping::NOT_CLEARED,
        Notice::Expired => keeping::EXPIRED,
        Notice::Garbage => keeping::GARBAGE,
        Notice::Newer => keeping::NEWER,
        Notice::NotKept => keeping::NOT_KEPT,
        Notice::Unread => keeping::UNREAD,
        Notice::PracticeEnded => keeping::PRACTICE_ENDED,
    }
}

pub const fn when(when: When) -> &'static str {
    match when {
        When::Recent => checklist::WHEN_RECENT,
        When::Earlier => checklist::WHEN_EARLIER,
        When::Unsure => checklist::WHEN_UNSURE,
    }
}

pub const fn how(how: How) -> &'static str {
    match how {
        How::Saw => checklist::HOW_SAW,
        How::ChildTold => checklist::HOW_CHILD_TOLD,
        How::OtherTold => checklist::HOW_OTHER_TOLD,
        How::Worried => checklist::HOW_WORRIED,
    }
}

pub const HAND_OVER: Wording = Wording {
    title: handover::TITLE,
    made: handover::MADE,
    no_name: handover::NO_NAME,
    practice: keeping::PRACTICE,
    nothing: handover::NOTHING,
    none_seen: handover::NONE_SEEN,
    not_looked: handover::NOT_LOOKED,
    when,
    how,
};
