//! Choosing whom to call first, where that depends on the place: kept as the person's own first number.

use super::state::OwnState;
use crate::{
    bind::follow,
    browser::page::{self, Element, word},
    domain::{OwnChange, OwnContact},
};

/// Shows the buttons, and says on each whether it is the one.
pub fn start(state: &OwnState) {
    for button in page::find_all("button[data-choose]") {
        let Ok(contact) = offer(&button) else {
            continue;
        };
        let (taps, chosen) = (state.clone(), contact.clone());
        page::on(&button, "click", move |_| {
            taps.change(OwnChange::Choose(chosen.clone()))
        });
        let state = state.clone();
        follow(move || {
            let is_first = state.all().first() == Some(&contact);
            button.set_hidden(!state.is_asked());
            let said = word(if is_first {
                "own.in_bar"
            } else {
                "contacts.choose"
            });
            page::put_attribute(
                &button,
                "aria-label",
                &[contact.role(), ": ", said].concat(),
            );
            page::put_text(&button, said);
        });
    }
}

/// What the guide offers, as every page says: a chosen number is a corrected one too.
pub fn offered() -> Vec<OwnContact> {
    let offers = page::find_all("[data-choose]");
    offers
        .iter()
        .filter_map(|place| offer(place).ok())
        .collect()
}

fn offer(place: &Element) -> Result<OwnContact, crate::domain::OwnFault> {
    let [role, number] = ["data-choose", "data-number"].map(|name| page::attribute(place, name));
    OwnContact::chosen(&role, &number)
}
