//! Typing an own contact: a role and a number.

use super::{OwnState, list, wording};
use crate::{
    browser::page,
    content::words::own as words,
    domain::{OwnContact, OwnFault},
    ui::{fill, handler, text},
};
use leptos::{ev::SubmitEvent, html::Input, prelude::*};

const ROLE_ID: &str = "own-role";
const NUMBER_ID: &str = "own-number";

/// The field that a fault is of; too many contacts are of none.
const fn field(fault: OwnFault) -> Option<&'static str> {
    match fault {
        OwnFault::NoRole | OwnFault::LongRole => Some(ROLE_ID),
        OwnFault::NoNumber | OwnFault::NotDialled | OwnFault::WrongLength => Some(NUMBER_ID),
        OwnFault::TooMany => None,
    }
}

/// Goes to the contact that was kept, if it was.
fn go_to_row(state: OwnState, role: &str, number: &str) {
    let kept = OwnContact::new(role, number).ok();
    let place = state
        .all()
        .into_iter()
        .position(|contact| Some(contact) == kept);
    if let Some(place) = place {
        list::go_to(place);
    }
}

/// The form. What is wrong is said beside it, and what was typed stays.
#[component]
pub fn Form(state: OwnState) -> impl IntoView {
    let (role, number) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let fault = RwSignal::new(None::<OwnFault>);
    let typed = |field: NodeRef<Input>| {
        field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default()
    };
    let keep = move |event: SubmitEvent| {
        event.prevent_default();
        state.tell("");
        let (role, number) = (typed(role), typed(number));
        match state.keep(&role, &number) {
            Ok(()) => go_to_row(state, &role, &number),
            Err(found) => {
                fault.set(Some(found));
                page::go_to(field(found).unwrap_or(NUMBER_ID));
            }
        }
    };
    // What is in the form now is something else.
    Effect::new(move || {
        state.draft();
        fault.set(None);
    });
    let is_edited = move || state.draft().0.is_some();
    let is_wrong = move |id: &str| fault.get().and_then(field) == Some(id);
    let invalid = move |id: &'static str| text(move || is_wrong(id).to_string());
    let described =
        move |id: &'static str| text(move || if is_wrong(id) { "own-fault" } else { "" });
    // Nothing is checked for its spelling: some browsers send what is typed elsewhere for that.
    view! {
        <form id="own-form" novalidate autocomplete="off" spellcheck="false" on:submit=handler(keep)>
            <label for=ROLE_ID>{words::ROLE}</label>
            <p id="own-fault" role="alert">{fill(move || fault.get().map_or("", wording::fault))}</p>
            <input type="text" id=ROLE_ID aria-invalid=invalid(ROLE_ID) aria-describedby=described(ROLE_ID) node_ref=role prop:value=text(move || state.draft().1) />
            <label for=NUMBER_ID>{words::NUMBER}</label>
            <input type="tel" id=NUMBER_ID aria-invalid=invalid(NUMBER_ID) aria-describedby=described(NUMBER_ID) node_ref=number prop:value=text(move || state.draft().2) />
            <button type="submit" class="button button-strong">
                {fill(move || if is_edited() { words::KEEP_CHANGE } else { words::KEEP })}
            </button>
        </form>
    }
}
