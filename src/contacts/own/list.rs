//! The own contacts, each to call, to change and to remove.

use super::{OwnState, call::call};
use crate::{
    content::words::own as words,
    domain::OwnContact,
    ui::{act, redraw},
};
use leptos::prelude::*;

/// All of them, in the person's order.
#[component]
pub fn List(state: OwnState) -> impl IntoView {
    let item = move |(place, contact): (usize, OwnContact)| {
        let button = |label: &'static str, change: fn(OwnState, usize)| {
            view! {
                <button type="button" class="button" on:click=act(move || change(state, place))>
                    {label}
                    <span class="hidden">" " {contact.role().to_owned()}</span>
                </button>
            }
        };
        let change = button(words::CHANGE, |state, place| state.edit(place));
        let remove = button(words::REMOVE, OwnState::remove);
        view! {
            <li>
                {call(contact)}
                <div class="buttons">{change} {remove}</div>
            </li>
        }
    };
    view! { <ul id="own-list">{redraw(move || state.all().into_iter().enumerate().map(item).collect_view())}</ul> }
}
