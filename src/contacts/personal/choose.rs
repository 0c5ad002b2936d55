//! Choosing whom to call first, where that depends on the place: kept as the person's own first number.

use super::state::PersonalState;
use crate::{
    bind::follow,
    browser::page::{self, Element, word},
    domain::{PersonalChange, PersonalContact},
};

/// Shows the buttons, and says on each whether it is the one.
pub fn start(state: &PersonalState) {
    for button in page::find_all("button[data-choose]") {
        let Ok(contact) = offer(&button) else {
            continue;
        };
        let (taps, chosen) = (state.clone(), contact.clone());
        page::on(&button, "click", move |_| taps.change(PersonalChange::Choose(chosen.clone())));
        let state = state.clone();
        follow(move || {
            let is_first = state.all().first() == Some(&contact);
            button.set_hidden(!state.is_asked());
            let said = word(if is_first { "own.in_bar" } else { "contacts.choose" });
            page::put_attribute(&button, "aria-label", &[contact.role(), ": ", said].concat());
            page::put_text(&button, said);
        });
    }
}

/// What the guide offers, as every page says: a chosen number is a corrected one too.
pub fn offered() -> Vec<PersonalContact> {
    let offers = page::find_all("[data-choose]");
    offers.iter().filter_map(|place| offer(place).ok()).collect()
}

fn offer(place: &Element) -> Result<PersonalContact, crate::domain::PersonalError> {
    let [role, number] = ["data-choose", "data-number"].map(|name| page::attribute(place, name));
    PersonalContact::chosen(&role, &number)
}
