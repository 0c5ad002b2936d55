//! Typing an own contact: a role and a number.

use super::{OwnState, wording};
use crate::{
    browser::page,
    content::words::own as words,
    domain::OwnFault,
    ui::{fill, handler, text},
};
use leptos::{ev::SubmitEvent, html::Input, prelude::*};

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
        let kept = state.keep(&typed(role), &typed(number));
        fault.set(kept.err());
        if let Some(fault) = fault.get_untracked() {
            let of_role = matches!(fault, OwnFault::NoRole | OwnFault::LongRole);
            page::go_to(if of_role { "own-role" } else { "own-number" });
        }
    };
    let is_edited = move || state.draft().0.is_some();
    // Nothing is checked for its spelling: some browsers send what is typed elsewhere for that.
    view! {
        <form id="own-form" novalidate autocomplete="off" spellcheck="false" on:submit=handler(keep)>
            <p id="own-fault" role="alert">
                {fill(move || fault.get().map_or("", wording::fault))}
            </p>
            <label for="own-role">{words::ROLE}</label>
            <input type="text" id="own-role" aria-describedby="own-fault" node_ref=role prop:value=text(move || state.draft().1) />
            <label for="own-number">{words::NUMBER}</label>
            <input type="tel" id="own-number" aria-describedby="own-fault" node_ref=number prop:value=text(move || state.draft().2) />
            <button type="submit" class="button button-strong">
                {fill(move || if is_edited() { words::KEEP_CHANGE } else { words::KEEP })}
            </button>
        </form>
    }
}
