//! Calling a personal contact.

use super::state::PersonalState;
use crate::{
    bind::{self, follow},
    browser::page::{self, Element},
    domain::PersonalContact,
    live::{PERSONAL_CALL, Part},
};

/// The call that a team's edition offers.
pub const TEAM_CALL: &str = "team-call";

/// Puts the first personal contact into the call bar; nothing until there is one.
pub fn start(state: &PersonalState) {
    let Some(call) = bind::part(Part::PersonalCall, |find| PERSONAL_CALL.find(find)) else {
        return;
    };
    let state = state.clone();
    follow(move || {
        page::put_text(&call.place, "");
        let all = state.all();
        if let Some(link) = all.first().and_then(link) {
            page::put_in(&call.place, &link);
        }
        // What a person has typed comes before what their team's edition offers.
        if let Some(team) = page::find(TEAM_CALL) {
            team.set_hidden(!all.is_empty());
        }
    });
}

/// Calls one.
pub fn link(contact: &PersonalContact) -> Option<Element> {
    let link = page::copy_of(&page::find(PERSONAL_CALL.template)?)?;
    page::put_attribute(&link, "href", &contact.href());
    page::put_text(page::find_in(&link, ".call-verb")?.as_ref(), contact.role());
    page::put_text(page::find_in(&link, ".call-number")?.as_ref(), contact.number());
    Some(link)
}

/// Where the first one stands.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use super::TEAM_CALL;
    use crate::{content::guide, live::PERSONAL_CALL, ui::view::CallButton};
    use guide::Team;
    use leptos::prelude::*;

    /// Its place, empty, and what a call is made of.
    #[component]
    pub fn PersonalCall() -> impl IntoView {
        let team = |team: &'static Team| {
            let contact = team.roles.get(team.in_bar)?;
            let (role, number) = (contact.role(), contact.number());
            Some(view! {
                <div class="own-call" id=TEAM_CALL>
                    <CallButton class="call call-own" href=contact.href() verb=role number />
                </div>
            })
        };
        view! {
            {guide().team.and_then(team)}
            <div class="own-call" id=PERSONAL_CALL.place></div>
            <template id=PERSONAL_CALL.template>
                <CallButton class="call call-own" href="#call-bar".to_owned() verb="" number="" />
            </template>
        }
    }
}
