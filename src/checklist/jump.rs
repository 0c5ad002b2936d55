//! The way to each group, and how many of them were looked at: the only progress there is.

use super::state::State;
use crate::{
    browser::page::{self, word},
    domain::Session,
    live::LIST,
};

/// Says how many groups were looked at, and at each of them whether it was.
pub fn draw(state: &State) {
    let looked_at = state.look(Session::looked_at);
    page::mark_in_hand(looked_at > 0);
    let Some(progress) = page::find(LIST.progress) else {
        return;
    };
    let (looked_at, total) = (looked_at.to_string(), state.keys().groups().len().to_string());
    let words = [word("checklist.groups_looked_at"), &looked_at, word("checklist.of"), &total];
    page::put_text(&progress, &words.join(" "));
    for (group, said) in page::find_all(".jump a span").iter().enumerate() {
        said.set_hidden(!state.look(|session| session.is_looked_at(group)));
    }
}

/// Folded to its progress, until somebody wants to jump; to the number of groups, where no app knows of any progress.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{
        content::{guide, word},
        domain::Group,
        live::LIST,
    };
    use leptos::prelude::*;

    /// The links.
    #[component]
    pub fn Jump() -> impl IntoView {
        let groups = guide().groups;
        let all = [word("guide.groups"), &groups.len().to_string()].join(" ");
        view! {
            <details class="jump">
                <summary id=LIST.progress>{all}</summary>
                <ol>{groups.iter().map(link).collect_view()}</ol>
            </details>
        }
    }

    fn link(group: &Group) -> impl IntoView {
        view! {
            <li>
                <a href=["#", group.id].concat()>
                    {group.name}
                    <span hidden>" " {word("checklist.looked")}</span>
                </a>
            </li>
        }
    }
}
