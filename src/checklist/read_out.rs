//! The worker's own ticks, to read out with a phone at the ear; and under each, when and how.

use super::{is_answered, is_asked, note::Note, state::State};
use crate::{
    browser::page,
    content::{GROUPS, words::call},
    domain::{Advice, Group, Indicator, Key},
    ui::{act, fill, flag, redraw},
};
use leptos::{html::Details, prelude::*};

/// Large lines in the guide's order. Not there while nobody knows whose ticks they are.
#[component]
pub fn ReadOut(
    /// The page's one state.
    state: State,
) -> impl IntoView {
    let empty = move || match state.advice() {
        Advice::NoTicks if is_answered(state) => call::READ_OUT_EMPTY,
        _ => "",
    };
    // What is read comes first, each time: what can be noted is folded.
    let fold = move || page::fold("#read-out .noting");
    let details = NodeRef::<Details>::new();
    let groups = GROUPS.iter().enumerate();
    view! {
        <details class="read-out" id="read-out" node_ref=details hidden=flag(move || is_asked(state)) on:toggle=act(fold)>
            <summary>{call::READ_OUT}</summary>
            <div class="lines" id="read-out-lines">
                <p>{fill(empty)}</p>
                {groups.map(|(place, group)| view! { <TickedOf place group=*group details state /> }).collect_view()}
            </div>
        </details>
    }
}

/// The ticked signs of a group under its name. Drawn one by one: a tick costs the same however long the list is.
#[component]
fn TickedOf(place: usize, group: Group, details: NodeRef<Details>, state: State) -> impl IntoView {
    let ticked = move |(at, sign): (usize, &'static Indicator)| {
        let key = Key::Sign {
            group: place,
            sign: at,
        };
        let can_be_noted = state.can_be_noted(key);
        let line = move || {
            let is_read = details
                .get_untracked()
                .is_some_and(|details| details.open());
            view! {
                <p>{sign.text}</p>
                <Note key sign state open=!is_read />
            }
        };
        view! { <li>{redraw(move || can_be_noted.get().then(line))}</li> }
    };
    view! {
        <h3>{fill(move || if state.has_tick(place) { group.name } else { "" })}</h3>
        <ul>{group.indicators.iter().enumerate().map(ticked).collect_view()}</ul>
    }
}
