//! Typing a personal contact: a role and a number.

use super::{list, notice::Announcer, state::PersonalState, wording};
use crate::{
    bind::follow,
    browser::page::{self, Element, word},
    domain::{PersonalContact, PersonalError},
    live::{PERSONAL, Personal},
};

/// Whether an error is of the role; else it is of the number, as that there are too many is said there.
const fn is_of_role(error: PersonalError) -> bool {
    matches!(error, PersonalError::NoRole | PersonalError::LongRole)
}

/// Keeps what is typed. What is wrong is said beside it, and what was typed stays.
pub fn start(state: &PersonalState, own: &Personal<Element>, announcer: &Announcer) {
    let (drafts, shown) = (state.clone(), own.clone());
    follow(move || {
        let (changed, role, number) = drafts.draft();
        page::put_typed(&shown.role, &role);
        page::put_typed(&shown.number, &number);
        // What is to be changed, or to be taken back, is in sight; what was kept needs no form any more.
        let is_empty = role.is_empty() && number.is_empty();
        page::fold(&shown.add, is_empty);
        page::put_text(&shown.keep, word(if changed.is_some() { "own.keep_change" } else { "own.keep" }));
        // What is in the form now is something else.
        show(&shown, None);
    });
    let (state, shown, announcer) = (state.clone(), own.clone(), announcer.clone());
    page::instead(&own.form, "submit", move || {
        announcer.announce("");
        let (role, number) = (page::typed(&shown.role), page::typed(&shown.number));
        match state.keep(&role, &number) {
            Ok(()) => go_to_row(&state, &role, &number),
            Err(error) => {
                show(&shown, Some(error));
                page::go_to(if is_of_role(error) { PERSONAL.role } else { PERSONAL.number });
            }
        }
    });
}

/// Says what is wrong, if anything is, beside the field that it is of.
fn show(own: &Personal<Element>, error: Option<PersonalError>) {
    for (input, place, id, is_role) in [
        (&own.role, &own.role_fault, PERSONAL.role_fault, true),
        (&own.number, &own.number_fault, PERSONAL.number_fault, false),
    ] {
        let error = error.filter(|error| is_of_role(*error) == is_role);
        let said = error.map(|error| [word("own.error"), " ", wording::error(error)].concat());
        page::put_text(place, said.as_deref().unwrap_or_default());
        page::put_attribute(input, "aria-invalid", if said.is_some() { "true" } else { "false" });
        page::put_attribute(input, "aria-describedby", if said.is_some() { id } else { "" });
    }
}

/// Goes to the contact that was kept, if it was; its row says so once the phone has it.
fn go_to_row(state: &PersonalState, role: &str, number: &str) {
    let kept = PersonalContact::new(role, number).ok();
    let place = state.all().into_iter().position(|contact| Some(contact) == kept);
    if let Some(place) = place {
        list::go_to(place);
    }
}

/// The form.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{content::word, live::PERSONAL};
    use leptos::prelude::*;

    /// Nothing is checked for its spelling: some browsers send what is typed elsewhere for that.
    #[component]
    pub fn Form() -> impl IntoView {
        view! {
            <details class="fold" id=PERSONAL.add>
                <summary>{word("own.add")}</summary>
                <form id=PERSONAL.form novalidate autocomplete="off" spellcheck="false">
                    <label for=PERSONAL.role>{word("own.role")}</label>
                    <p class="fault" id=PERSONAL.role_fault role="alert"></p>
                    <input type="text" id=PERSONAL.role />
                    <label for=PERSONAL.number>{word("own.number")}</label>
                    <p class="fault" id=PERSONAL.number_fault role="alert"></p>
                    <input type="tel" id=PERSONAL.number />
                    <button type="submit" class="button button-strong" id=PERSONAL.keep>
                        {word("own.keep")}
                    </button>
                </form>
            </details>
        }
    }
}
