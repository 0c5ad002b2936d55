//! The own contacts, each to call, to change and to remove.

use super::{OwnState, call::call};
use crate::{
    browser::page,
    content::words::own as words,
    domain::OwnContact,
    ui::{act, redraw},
};
use leptos::prelude::*;

/// How the ids of the buttons begin; the contact's place follows.
const CHANGE: &str = "own-change-";
const REMOVE: &str = "own-remove-";

/// Goes to the contact at a place.
pub fn go_to(place: usize) {
    page::go_to(&[CHANGE, &place.to_string()].concat());
}

/// Takes a contact out. The focus goes to the one that takes its place, or that is the last now.
fn remove(state: OwnState, place: usize) {
    state.remove(place);
    match state.all().len() {
        0 => page::go_to("own-notice"),
        left => page::go_to(&[REMOVE, &place.min(left - 1).to_string()].concat()),
    }
}

/// All of them, in the person's order.
#[component]
pub fn List(state: OwnState) -> impl IntoView {
    let item = move |(place, contact): (usize, OwnContact)| {
        let button = |act_id: &str, label: &'static str, change: fn(OwnState, usize)| {
            let id = [act_id, &place.to_string()].concat();
            let tapped = act(move || {
                state.tell("");
                change(state, place);
            });
            view! {
                <button type="button" class="button" id=id on:click=tapped>
                    {label}
                    <span class="hidden">" " <bdi>{contact.role().to_owned()}</bdi></span>
                </button>
            }
        };
        let change = button(CHANGE, words::CHANGE, |state, place| state.edit(place));
        let remove = button(REMOVE, words::REMOVE, remove);
        view! {
            <li>
                {call(contact)}
                <div class="buttons">{change} {remove}</div>
            </li>
        }
    };
    view! { <ul id="own-list">{redraw(move || state.all().into_iter().enumerate().map(item).collect_view())}</ul> }
}
