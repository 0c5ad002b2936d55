//! Text that is not the guide's: always with its mark and its source.

use super::view::Told;
use crate::{
    content::{guide, word},
    domain::{Added, Fact},
};
use leptos::prelude::*;

/// An added text as a card.
#[component]
pub fn AddedNote(added: Added) -> impl IntoView {
    let paragraphs = added
        .text
        .iter()
        .map(|text| view! { <p><Told text=text /></p> })
        .collect_view();
    view! {
        <div class="note" id=["added-", added.id].concat()>
            <p class="mark">{word("notes.added")}</p>
            <h2>{added.heading}</h2>
            {paragraphs}
            <Source added />
        </div>
    }
}

/// An added list of steps, large: it is read with a phone in the hand.
#[component]
pub fn AddedSteps(added: Added) -> impl IntoView {
    let steps = added
        .text
        .iter()
        .map(|text| view! { <li><Told text=text /></li> });
    view! {
        <div class="note steps">
            <p class="mark">{word("notes.added")}</p>
            <h2>{added.heading}</h2>
            <ol>{steps.collect_view()}</ol>
            <Source added />
        </div>
    }
}

/// When something was last checked, in words.
pub fn day(checked: Option<&'static str>) -> &'static str {
    checked.unwrap_or_else(|| word("notes.never"))
}

#[component]
fn Source(added: Added) -> impl IntoView {
    view! { <p class="source">{word("notes.source")} " " {added.source} " (" {added.date} "). " {word("notes.checked")} " " {day(added.checked)} "."</p> }
}

/// The page elsewhere that a fact names. It opens by a tap only, and says beforehand what it needs.
#[component]
pub fn Elsewhere(
    /// The fact; one without a link shows none.
    fact: Fact,
) -> impl IntoView {
    fact.link.map(|(address, name)| {
        view! {
            <p>
                <a href=address rel="external noopener noreferrer" referrerpolicy="no-referrer">
                    {name}
                </a>
                " "
                {word("notes.leaves")}
            </p>
        }
    })
}

/// Where something comes from, folded: it is there for those who ask.
#[component]
pub fn Provenance(
    /// The fact's id.
    id: &'static str,
) -> impl IntoView {
    view! {
        <details class="provenance">
            <summary>{word("notes.provenance")}</summary>
            <FactNote id />
        </details>
    }
}

/// What is known today of something that the guide states.
#[component]
pub fn FactNote(
    /// The fact's id.
    id: &'static str,
) -> impl IntoView {
    let facts = guide().facts.iter().filter(move |fact| fact.id == id);
    facts
        .map(|fact| {
            view! {
                <div class="note">
                    <p class="mark">{word("notes.added")}</p>
                    <p><Told text=fact.known /></p>
                    <Elsewhere fact=*fact />
                    <p class="source">
                        {word("notes.confidence")} " " {fact.confidence} ". " {word("notes.checked")} " "
                        {day(fact.checked)} "."
                    </p>
                </div>
            }
        })
        .collect_view()
}
