//! Text that is not the guide's: always with its mark and its source.

use super::Told;
use crate::{
    content::{FACTS, words::notes as words},
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
            <p class="mark">{words::ADDED}</p>
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
            <p class="mark">{words::ADDED}</p>
            <h2>{added.heading}</h2>
            <ol>{steps.collect_view()}</ol>
            <Source added />
        </div>
    }
}

/// When something was last checked, in words.
pub fn day(checked: Option<&'static str>) -> &'static str {
    checked.unwrap_or(words::NEVER)
}

#[component]
fn Source(added: Added) -> impl IntoView {
    view! { <p class="source">{words::SOURCE} " " {added.source} " (" {added.date} "). " {words::CHECKED} " " {day(added.checked)} "."</p> }
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
                {words::LEAVES}
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
            <summary>{words::PROVENANCE}</summary>
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
    let facts = FACTS.iter().filter(move |fact| fact.id == id);
    facts
        .map(|fact| {
            view! {
                <div class="note">
                    <p class="mark">{words::ADDED}</p>
                    <p><Told text=fact.known /></p>
                    <Elsewhere fact=*fact />
                    <p class="source">
                        {words::CONFIDENCE} " " {fact.confidence} ". " {words::CHECKED} " "
                        {day(fact.checked)} "."
                    </p>
                </div>
            }
        })
        .collect_view()
}
