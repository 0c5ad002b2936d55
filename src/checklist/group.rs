//! One group of indicators.

use super::{keeper, state::State};
use crate::{
    browser::{clock, page, preferences},
    content::words::checklist as words,
    domain::{Group, Indicator, looked_key},
    ui::{Icon, Shape, act, flag, handler},
};
use leptos::{ev::Event, html::Details, prelude::*};

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
    let row = move |indicator: &'static Indicator| view! { <IndicatorRow place indicator=*indicator state /> };
    view! {
        <details class="group" open node_ref=details on:toggle=act(remember)>
            <summary>
                <Icon shape=Shape::named(group.icon) />
                <h2>{group.name}</h2>
            </summary>
            <fieldset id=group.id>
                <legend class="hidden">{group.name}</legend>
                {group.indicators.iter().map(row).collect_view()}
                <NoneSeen place group state />
            </fieldset>
        </details>
    }
}

/// A native checkbox with its label, the whole row the target. A tick moves nothing: the next tap may be on its way.
#[component]
fn IndicatorRow(place: usize, indicator: Indicator, state: State) -> impl IntoView {
    let on = state.on(indicator.id);
    let ticked = move || on.get();
    let change =
        move |event: Event| keeper::tick(state, place, indicator.id, event_target_checked(&event));
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
fn NoneSeen(place: usize, group: Group, state: State) -> impl IntoView {
    let key = looked_key(group.id);
    let on = state.on(&key);
    let ticked = move || on.get();
    let id = ["looked-", group.id].concat();
    let change = move |event: Event| {
        let on = event_target_checked(&event);
        keeper::act(state, |session| session.tick(&key, on, clock::now()));
    };
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
