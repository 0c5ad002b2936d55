//! How the text was prepared, and what is known of its facts.

use crate::{
    content::{guide, word},
    domain::Fact,
    ui::view::{AddedNote, Elsewhere, Told, day},
};
use leptos::prelude::*;

/// From what is printed to what is shown: an arrow does not turn with the page by itself.
fn arrow() -> &'static str {
    if guide().about("direction") == "rtl" {
        " ← "
    } else {
        " → "
    }
}

/// The corrections and the splits, each with what the guide prints.
#[component]
pub fn Preparation() -> impl IntoView {
    let corrections = guide().corrections.iter().map(|(printed, shown)| {
        view! {
            <li>
                <q>{*printed}</q>
                {arrow()}
                <q>{*shown}</q>
            </li>
        }
    });
    let splits = guide().splits.iter().map(|(printed, at)| {
        view! {
            <li>
                <q>{*printed}</q>
                " – "
                {*at}
            </li>
        }
    });
    view! {
        <h3>{word("about.corrections")}</h3>
        <ul>{corrections.collect_view()}</ul>
        <h3>{word("about.splits")}</h3>
        <ul>{splits.collect_view()}</ul>
    }
}

/// Every fact of the guide with what is known of it today.
#[component]
pub fn Facts() -> impl IntoView {
    view! { <dl class="facts">{guide().facts.iter().map(fact).collect_view()}</dl> }
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
                {word("notes.confidence")} " " {fact.confidence} ". " {word("notes.checked")} " " {day(fact.checked)} "."
            </dd>
        </div>
    }
}

/// Every text that is not the guide's.
#[component]
pub fn AddedTexts() -> impl IntoView {
    guide()
        .added
        .iter()
        .map(|added| view! { <AddedNote added=*added /> })
        .collect_view()
}
