//! How the text was prepared, and what is known of its facts.

use crate::{
    content::{CORRECTIONS, DIRECTION, FACTS, SPLITS, added, words::about as words, words::notes},
    domain::Fact,
    ui::{AddedNote, Elsewhere, Told, day},
};
use leptos::prelude::*;

/// From what is printed to what is shown: an arrow does not turn with the page by itself.
fn arrow() -> &'static str {
    if DIRECTION == "rtl" { " ← " } else { " → " }
}

/// The corrections and the splits, each with what the guide prints.
#[component]
pub fn Preparation() -> impl IntoView {
    let corrections = CORRECTIONS.iter().map(|(printed, shown)| {
        view! {
            <li>
                <q>{*printed}</q>
                {arrow()}
                <q>{*shown}</q>
            </li>
        }
    });
    let splits = SPLITS.iter().map(|(printed, at)| {
        view! {
            <li>
                <q>{*printed}</q>
                " – "
                {*at}
            </li>
        }
    });
    view! {
        <h3>{words::CORRECTIONS}</h3>
        <ul>{corrections.collect_view()}</ul>
        <h3>{words::SPLITS}</h3>
        <ul>{splits.collect_view()}</ul>
    }
}

/// Every fact of the guide with what is known of it today.
#[component]
pub fn Facts() -> impl IntoView {
    view! { <dl class="facts">{FACTS.iter().map(fact).collect_view()}</dl> }
}

fn fact(fact: &Fact) -> impl IntoView {
    view! {
        <div class="note">
            <dt><Told text=fact.says /></dt>
            <dd><Told text=fact.known /></dd>
            <dd>
                <Elsewhere fact=*fact />
            </dd>
            <dd class="source">
                {notes::CONFIDENCE} " " {fact.confidence} ". " {notes::CHECKED} " " {day(fact.checked)} "."
            </dd>
        </div>
    }
}

/// Every text that is not the guide's.
#[component]
pub fn AddedTexts() -> impl IntoView {
    added::ALL
        .iter()
        .map(|added| view! { <AddedNote added=*added /> })
        .collect_view()
}
