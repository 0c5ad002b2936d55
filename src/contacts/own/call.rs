//! Calling an own contact.

use super::OwnState;
use crate::{
    domain::OwnContact,
    ui::{CallButton, redraw},
};
use leptos::prelude::*;

/// The first own contact, in the call bar of every page; nothing until there is one.
#[component]
pub fn OwnCall(
    /// The page's one state.
    state: OwnState,
) -> impl IntoView {
    Effect::new(move || state.start());
    redraw(move || state.all().into_iter().next().map(call))
}

/// Calls one.
pub fn call(contact: OwnContact) -> impl IntoView {
    let verb = contact.role().to_owned();
    let number = contact.number().to_owned();
    view! { <CallButton class="call call-own" href=contact.href() verb number /> }
}
