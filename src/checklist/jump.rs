//! The way to each group, and how many of them were looked at: the only progress there is.

use super::state::State;
use crate::{
    content::{GROUPS, words::checklist as words},
    domain::Group,
    ui::{Icon, Shape, fill},
};
use leptos::prelude::*;

/// Folded to its progress, until somebody wants to jump.
#[component]
pub fn Jump(state: State) -> impl IntoView {
    let total = GROUPS.len().to_string();
    let progress = move || {
        [
            words::GROUPS_LOOKED_AT,
            " ",
            &state.looked_at().to_string(),
            " ",
            words::OF,
            " ",
            &total,
        ]
        .concat()
    };
    view! {
        <details class="jump">
            <summary id="looked-at">{fill(progress)}</summary>
            <ol>{GROUPS.iter().map(link).collect_view()}</ol>
        </details>
    }
}

fn link(group: &Group) -> impl IntoView {
    view! {
        <li>
            <a href=["#", group.id].concat()>
                <Icon shape=Shape::named(group.icon) />
                <span>{group.name}</span>
            </a>
        </li>
    }
}
