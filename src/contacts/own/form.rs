//! Typing an own contact: a role and a number.

use super::{list, notice::Telling, state::OwnState, wording};
use crate::{
    bind::follow,
    browser::page::{self, Element, word},
    domain::{OwnContact, OwnFault},
    live::{OWN, Own},
};

/// The field that a fault is of; too many contacts are of none.
const fn field(fault: OwnFault) -> Option<&'static str> {
    match fault {
        OwnFault::NoRole | OwnFault::LongRole => Some(OWN.role),
        OwnFault::NoNumber | OwnFault::NotDialled | OwnFault::WrongLength => Some(OWN.number),
        OwnFault::TooMany => None,
    }
}

/// Keeps what is typed. What is wrong is said beside it, and what was typed stays.
pub fn start(state: &OwnState, own: &Own<Element>, telling: &Telling) {
    let (drafts, shown) = (state.clone(), own.clone());
    follow(move || {
        let (changed, role, number) = drafts.draft();
        page::put_typed(&shown.role, &role);
        page::put_typed(&shown.number, &number);
        page::put_text(
            &shown.keep,
            word(if changed.is_some() {
                "own.keep_change"
            } else {
                "own.keep"
            }),
        );
        // What is in the form now is something else.
        show(&shown, None);
    });
    let (state, shown, telling) = (state.clone(), own.clone(), telling.clone());
    page::instead(&own.form, "submit", move || {
        telling.tell("");
        let (role, number) = (page::typed(&shown.role), page::typed(&shown.number));
        match state.keep(&role, &number) {
            Ok(()) => go_to_row(&state, &role, &number),
            Err(fault) => {
                show(&shown, Some(fault));
                page::go_to(field(fault).unwrap_or(OWN.number));
            }
        }
    });
}

/// Says what is wrong, if anything is.
fn show(own: &Own<Element>, fault: Option<OwnFault>) {
    page::put_text(&own.fault, fault.map_or("", wording::fault));
    for input in [&own.role, &own.number] {
        let is_wrong = fault.and_then(field) == Some(input.id().as_str());
        page::put_attribute(
            input,
            "aria-invalid",
            if is_wrong { "true" } else { "false" },
        );
        page::put_attribute(
            input,
            "aria-describedby",
            if is_wrong { OWN.fault } else { "" },
        );
    }
}

/// Goes to the contact that was kept, if it was.
fn go_to_row(state: &OwnState, role: &str, number: &str) {
    let kept = OwnContact::new(role, number).ok();
    let place = state
        .all()
        .into_iter()
        .position(|contact| Some(contact) == kept);
    if let Some(place) = place {
        list::go_to(place);
    }
}

/// The form.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{content::word, live::OWN};
    use leptos::prelude::*;

    /// Nothing is checked for its spelling: some browsers send what is typed elsewhere for that.
    #[component]
    pub fn Form() -> impl IntoView {
        view! {
            <form id=OWN.form novalidate autocomplete="off" spellcheck="false">
                <label for=OWN.role>{word("own.role")}</label>
                <p id=OWN.fault role="alert"></p>
                <input type="text" id=OWN.role aria-invalid="false" />
                <label for=OWN.number>{word("own.number")}</label>
                <input type="tel" id=OWN.number aria-invalid="false" />
                <button type="submit" class="button button-strong" id=OWN.keep>
                    {word("own.keep")}
                </button>
            </form>
        }
    }
}
