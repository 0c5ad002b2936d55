//! One group of indicators.

use super::{
    keeper,
    state::{KEYS, State},
};
use crate::{
    browser::{page, preferences},
    content::words::checklist as words,
    domain::{Event, Group, Indicator, Key},
    ui::{Icon, Shape, act, flag, handler},
};
use leptos::{ev::Event as Change, html::Details, prelude::*};

/// A group as a `fieldset` that folds, in the guide's words; which ones are folded is remembered. One that holds
/// the place that the address leads to is unfolded for that visit.
#[component]
pub fn GroupFields(place: usize, group: Group, state: State) -> impl IntoView {
    let details = NodeRef::<Details>::new();
    Effect::new(move || {
        if let Some(details) = details.get()
            && preferences::is_folded(group.id)
            && !page::leads_into(group.id)
        {
            details.set_open(false);
        }
    });
    let remember = move || {
        if let Some(details) = details.get_untracked() {
            preferences::fold(group.id, !details.open());
        }
    };
    let row = move |(sign, indicator): (usize, &'static Indicator)| {
        let key = Key::Sign { group: place, sign };
        view! { <IndicatorRow key indicator=*indicator state /> }
    };
    view! {
        <details class="group" open node_ref=details on:toggle=act(remember)>
            <summary>
                <Icon shape=Shape::named(group.icon) />
                <h2>{group.name}</h2>
            </summary>
            <fieldset id=group.id>
                <legend class="hidden">{group.name}</legend>
                {group.indicators.iter().enumerate().map(row).collect_view()}
                <NoneSeen place state />
            </fieldset>
        </details>
    }
}

/// A native checkbox with its label, the whole row the target. A tick moves nothing: the next tap may be on its way.
#[component]
fn IndicatorRow(key: Key, indicator: Indicator, state: State) -> impl IntoView {
    let on = state.on(key);
    let ticked = move || on.get();
    let change =
        move |event: Change| keeper::act(state, Event::Tick(key, event_target_checked(&event)));
    view! {
        <label class="row">
            <input type="checkbox" id=indicator.id autocomplete="off" prop:checked=flag(ticked) on:change=handler(change) />
            <span>{indicator.text}</span>
        </label>
    }
}

/// So that a group that was looked at differs from one that nobody opened. Where a sign is ticked it stays in its place,
/// and cannot be said.
#[component]
fn NoneSeen(place: usize, state: State) -> impl IntoView {
    let key = Key::NoneSeen { group: place };
    let on = state.on(key);
    let ticked = move || on.get();
    let id = KEYS.on_page(key);
    let change =
        move |event: Change| keeper::act(state, Event::Tick(key, event_target_checked(&event)));
    view! {
        <label class="row-none">
            <input
                type="checkbox"
                id=id
                autocomplete="off"
                disabled=flag(move || state.has_tick(place))
                prop:checked=flag(ticked)
                on:change=handler(change)
            />
            <span>{words::NONE_SEEN}</span>
        </label>
    }
}
