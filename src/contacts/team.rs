//! The numbers of a team's own people, in its edition.

use crate::{
    content::word,
    ui::view::{CallButton, CopyButton, written},
};
use guide::Team;
use leptos::prelude::*;

/// Each to call, with the day on which they were checked. `review` says so when that is too long ago.
#[component]
pub fn TeamContacts(team: &'static Team) -> impl IntoView {
    let role = |contact: &'static domain::PersonalContact| {
        view! {
            <li>
                <CallButton class="call" href=contact.href() verb=contact.role() number=contact.number() />
                <CopyButton text=contact.number() />
            </li>
        }
    };
    let (due, due_ms) = (written(&team.due.0), team.due.1);
    view! {
        <section class="team" aria-labelledby="team">
            <h2 id="team">{team.name.as_str()}</h2>
            <ul>{team.roles.iter().map(role).collect_view()}</ul>
            <p class="source">{word("team.checked")} " " {written(&team.checked)} ". " {word("notes.review_due")} " " {due.clone()} "."</p>
            <p class="notice" role="status" data-due=due data-due-ms=due_ms></p>
        </section>
    }
}
