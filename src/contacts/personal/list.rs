//! The personal contacts, each to call, to change and to remove.

use super::{call, notice::Announcer, state::PersonalState};
use crate::{
    bind::follow,
    browser::page::{self, Element, word},
    domain::PersonalContact,
    live::{PERSONAL, Personal},
};

/// How the ids of the rows and their buttons begin; the contact's place follows.
const ROW: &str = "own-row-";
const CHANGE: &str = "own-change-";
const REMOVE: &str = "own-remove-";

/// Draws all of them, and hears the buttons.
pub fn start(state: &PersonalState, own: &Personal<Element>, announcer: &Announcer) {
    let (taps, announcer) = (state.clone(), announcer.clone());
    page::on(&own.list, "click", move |from| {
        let Some(button) = page::around(&from, "button") else {
            return;
        };
        announcer.announce("");
        let place = |begins: &str| button.id().strip_prefix(begins)?.parse().ok();
        if let Some(place) = place(CHANGE) {
            taps.edit(place);
            page::go_to(PERSONAL.role);
        } else if let Some(place) = place(REMOVE) {
            remove(&taps, place);
        }
    });
    let (state, own) = (state.clone(), own.clone());
    // The places of the rows are their ids: they are drawn whole, and only when they have changed.
    let mut shown = None;
    follow(move || {
        let all = state.all();
        if shown.as_ref() != Some(&all) {
            page::put_text(&own.list, "");
            for (place, contact) in all.iter().enumerate() {
                row(&own, place, contact);
            }
        }
        shown = Some(all);
    });
}

fn row(own: &Personal<Element>, place: usize, contact: &PersonalContact) -> Option<()> {
    let row = page::copy_of(&own.template)?;
    row.set_id(&[ROW, &place.to_string()].concat());
    if place == 0 {
        page::put_text(page::find_in(&row, ".in-bar")?.as_ref(), word("own.in_bar"));
    }
    let buttons = page::find_in(&row, ".buttons")?;
    if let Some(call) = call::link(contact) {
        page::put_before(&buttons, &call);
    }
    for (button, begins) in page::find_all_in(&buttons, "button").iter().zip([CHANGE, REMOVE]) {
        button.set_id(&[begins, &place.to_string()].concat());
        page::put_text(page::find_in(button, "bdi")?.as_ref(), contact.role());
    }
    page::put_in(&own.list, &row);
    Some(())
}

/// Goes to the contact at a place.
pub fn go_to(place: usize) {
    page::go_to(&[ROW, &place.to_string()].concat());
}

/// Says at a row what has become of it; whether there is one that was gone to.
pub fn say(text: &str) -> bool {
    let row = page::find_all(&["#", PERSONAL.list, " li:focus .saved"].concat());
    row.first().is_some_and(|place| {
        page::put_text(place, text);
        true
    })
}

/// Takes a contact out. The focus goes to the one that takes its place, or that is the last now.
fn remove(state: &PersonalState, place: usize) {
    state.remove(place);
    match state.all().len() {
        0 => page::go_to(PERSONAL.notice),
        left => page::go_to(&[REMOVE, &place.min(left - 1).to_string()].concat()),
    }
}

/// The list, empty, and what a row is made of.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{content::word, live::PERSONAL};
    use leptos::prelude::*;

    /// All of them, in the person's order.
    #[component]
    pub fn List() -> impl IntoView {
        let button = |label| {
            view! {
                <button type="button" class="button">
                    {word(label)}
                    <span class="hidden">" " <bdi></bdi></span>
                </button>
            }
        };
        view! {
            <ul id=PERSONAL.list></ul>
            <template id=PERSONAL.template>
                <li tabindex="-1">
                    <p class="saved" role="status"></p>
                    <p class="source in-bar"></p>
                    <div class="buttons">{button("own.change")} {button("own.remove")}</div>
                </li>
            </template>
        }
    }
}
