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
    // What practice is, until its first tick.
    let explains = RwSignal::new(false);
    Effect::new(move || explains.set(state.phase() == Phase::Practice));
    lead_to_what_is_told(state, explains);
    let told = move || match state.notice() {
        Some(notice) => wording::notice(notice),
        None if explains.get() => words::PRACTISE_TEXT,
        None => "",
    };
    let tick = move || {
        if explains.get_untracked() {
            page::keep_height("notice");
            explains.set(false);
        }
    };
    let groups = GROUPS.iter().enumerate();
    view! {
        <p class="notice" id="notice" role="status" tabindex="-1">
            {fill(told)}
        </p>
        <Question state />
        <form id="checklist" autocomplete="off" hidden=flag(move || is_asked(state)) on:change=act(tick)>
            <Jump state />
            {groups.map(|(place, group)| view! { <GroupFields place group=*group state /> }).collect_view()}
        </form>
    }
}

/// Who has done something on this page, with a button that may be gone, is led to what is told of it.
fn lead_to_what_is_told(state: State, explains: RwSignal<bool>) {
    Effect::new(move || {
        let is_of_an_act = matches!(
            state.notice(),
            Some(Notice::Cleared | Notice::NotCleared | Notice::PracticeEnded)
        );
        if explains.get() || (is_of_an_act && !untrack(|| is_asked(state))) {
            page::go_to("notice");
        }
    });
}
