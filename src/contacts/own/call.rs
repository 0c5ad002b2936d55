//! Calling an own contact.

use super::state::OwnState;
use crate::{
    bind::{self, follow},
    browser::page::{self, Element},
    domain::OwnContact,
    live::{OWN_CALL, Part},
};

/// Puts the first own contact into the call bar; nothing until there is one.
pub fn start(state: &OwnState) {
    let Some(call) = bind::part(Part::OwnCall, |find| OWN_CALL.find(find)) else {
        return;
    };
    let state = state.clone();
    follow(move || {
        page::put_text(&call.place, "");
        if let Some(contact) = state.all().first()
            && let Some(link) = link(contact)
        {
            page::put_in(&call.place, &link);
        }
    });
}

/// Calls one.
pub fn link(contact: &OwnContact) -> Option<Element> {
    let link = page::copy_of(&page::find(OWN_CALL.template)?)?;
    page::put_attribute(&link, "href", &contact.href());
    page::put_text(page::find_in(&link, ".call-verb")?.as_ref(), contact.role());
    page::put_text(
        page::find_in(&link, ".call-number")?.as_ref(),
        contact.number(),
    );
    Some(link)
}

/// Where the first one stands.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{live::OWN_CALL, ui::view::CallButton};
    use leptos::prelude::*;

    /// Its place, empty, and what a call is made of.
    #[component]
    pub fn OwnCall() -> impl IntoView {
        view! {
            <div class="own-call" id=OWN_CALL.place></div>
            <template id=OWN_CALL.template>
                <CallButton class="call call-own" href="#call-bar".to_owned() verb="" number="" />
            </template>
        }
    }
}
