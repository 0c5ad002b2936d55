//! The list: what is told about it, the question, the groups.

use super::{group::GroupFields, jump::Jump, keeper, question::Question, state::State, wording};
use crate::{
    content::GROUPS,
    domain::Phase,
    ui::{flag, text},
};
use leptos::prelude::*;

/// The live part that is ticked.
#[component]
pub fn ChecklistForm(
    /// The page's one state.
    state: State,
) -> impl IntoView {
    Effect::new(move || keeper::start(state));
    let interrupted = move || matches!(state.phase(), Phase::Interrupted { .. });
    let groups = GROUPS.iter().enumerate();
    view! {
        <p class="notice" id="notice" role="status" hidden=flag(move || state.notice().is_none())>
            {text(move || state.notice().map_or("", wording::notice))}
        </p>
        <Question state />
        <form id="checklist" autocomplete="off" hidden=flag(interrupted)>
            <Jump state />
            {groups.map(|(place, group)| view! { <GroupFields place group=*group state /> }).collect_view()}
        </form>
    }
}
