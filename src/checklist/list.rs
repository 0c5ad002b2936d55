//! The list: what is told about it, the question, the groups.

use super::{
    group::GroupFields, is_asked, jump::Jump, keeper, question::Question, state::State, wording,
};
use crate::{
    browser::page,
    content::{GROUPS, words::keeping as words},
    domain::{Notice, Phase},
    ui::{act, fill, flag},
};
use leptos::prelude::*;

/// The live part that is ticked.
#[component]
pub fn ChecklistForm(
    /// The page's one state.
    state: State,
) -> impl IntoView {
    Effect::new(move || keeper::start(state));
    let passing = passing(state);
    // What lasts is told for as long as it holds.
    let told = move || match (passing.get(), state.notice()) {
        (Some(words), _) => words,
        (None, Some(notice)) if !passes(notice) => wording::notice(notice),
        _ => "",
    };
    let pass = move || {
        if passing.get_untracked().is_some() {
            page::keep_height("notice");
            passing.set(None);
        }
    };
    let groups = GROUPS.iter().enumerate();
    view! {
        <p class="notice" id="notice" role="status" tabindex="-1">
            {fill(told)}
        </p>
        <Question state />
        <form id="checklist" autocomplete="off" hidden=flag(move || is_asked(state)) on:change=act(pass)>
            <Jump state />
            {groups.map(|(place, group)| view! { <GroupFields place group=*group state /> }).collect_view()}
        </form>
    }
}

/// What is told of something that has just been done; it goes with the next tick. Who has done it on this page, with a
/// button that may be gone, is led to it.
fn passing(state: State) -> RwSignal<Option<&'static str>> {
    let passing = RwSignal::new(None);
    Effect::new(move || {
        let notice = state.notice().filter(|notice| passes(*notice));
        passing.set(notice.map(wording::notice));
        let is_own = matches!(
            state.notice(),
            Some(Notice::Cleared | Notice::NotCleared | Notice::PracticeEnded)
        );
        if is_own && !untrack(|| is_asked(state)) {
            page::go_to("notice");
        }
    });
    Effect::new(move || {
        if state.phase() == Phase::Practice {
            passing.set(Some(words::PRACTISE_TEXT));
            page::go_to("notice");
        }
    });
    passing
}

/// Whether a notice is about something that is over.
const fn passes(notice: Notice) -> bool {
    matches!(
        notice,
        Notice::Cleared | Notice::ClearedElsewhere | Notice::Expired | Notice::PracticeEnded
    )
}
