//! Text that is not the guide's: quiet, with its mark and a short source in place, and the whole source a tap away.

use super::view::{CopyButton, Icon, Prose, Shape, Unlinked};
use crate::{
    content::{guide, word},
    domain::{Added, Contact, Fact},
    page::Page,
};
use leptos::prelude::*;

/// An added text under a heading, which says for those who hear it that it is added.
#[component]
pub fn AddedNote(added: Added) -> impl IntoView {
    view! {
        <div class="note" id=id(added)>
            <AddedHeading added />
            <Mark added />
            <Paragraphs added />
        </div>
    }
}

/// The same as a list of steps, large: it is read with a phone in the hand.
#[component]
pub fn AddedSteps(added: Added) -> impl IntoView {
    view! {
        <div class="note steps" id=id(added)>
            <AddedHeading added />
            <Mark added />
            <Steps added />
        </div>
    }
}

/// Several under one heading of the interface, a line each.
#[component]
pub fn AddedRules(heading: &'static str, ids: &'static [&'static str]) -> impl IntoView {
    let rules: Vec<Added> = ids.iter().filter_map(|id| crate::content::added(id)).collect();
    if rules.is_empty() {
        return ().into_any();
    }
    let mut sources: Vec<&str> = rules.iter().map(|added| added.short_source).collect();
    sources.dedup();
    let rules = rules.into_iter().map(|added| {
        let text = String::leak(added.line());
        view! { <li><Prose text=text /></li> }
    });
    view! {
        <section class="note">
            <h2>{hidden_mark()} {word(heading)}</h2>
            <MarkLine place="added".to_owned() source=sources.join("; ") />
            <ul>{rules.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// One added sentence within a page of the interface.
#[component]
pub fn AddedLine(added: Added) -> impl IntoView {
    view! {
        <div class="note">
            <Paragraphs added />
            <Mark added />
        </div>
    }
}

/// Where an added text stands in full, with its source.
fn id(added: Added) -> String {
    ["added-", added.id].concat()
}

fn hidden_mark() -> impl IntoView {
    view! { <span class="hidden">{word("notes.added")} ": "</span> }
}

/// Its heading, which says for those who hear it that it is added.
#[component]
pub fn AddedHeading(added: Added) -> impl IntoView {
    view! { <h2>{hidden_mark()} {added.heading}</h2> }
}

/// The mark of an added text.
#[component]
pub fn Mark(added: Added) -> impl IntoView {
    view! { <MarkLine place=id(added) source=added.short_source.to_owned() /> }
}

#[component]
fn MarkLine(place: String, source: String) -> impl IntoView {
    view! {
        <p class="mark">
            {word("notes.added")} " · " <a href=Page::About.address(&place)>{source}</a>
        </p>
    }
}

/// The lines of an added text, a paragraph each.
#[component]
pub fn Paragraphs(added: Added) -> impl IntoView {
    let paragraph = move |text: &&'static str| view! { <p><Line added text=*text /></p> };
    added.text.iter().map(paragraph).collect_view()
}

/// The lines of an added text, numbered.
#[component]
pub fn Steps(added: Added) -> impl IntoView {
    let step = move |text: &&'static str| view! { <li><Line added text=*text /></li> };
    view! { <ol>{added.text.iter().map(step).collect_view()}</ol> }
}

/// The ways without a voice: no number among them calls by one.
pub const NO_VOICE: &str = "no-voice";

#[component]
fn Line(added: Added, text: &'static str) -> impl IntoView {
    match added.id {
        NO_VOICE => view! { <Unlinked text /> }.into_any(),
        _ => view! { <Prose text /> }.into_any(),
    }
}

/// An added text with its whole source, folded.
#[component]
pub fn AddedSource(added: Added) -> impl IntoView {
    view! {
        <details class="note" id=id(added)>
            <summary>
                <h3>{added.heading}</h3>
            </summary>
            <Paragraphs added />
            <p class="source">
                {word("notes.source")} " " {added.source} " (" {added.date} "). " {checked(added.checked)} "."
            </p>
        </details>
    }
}

/// A day as people write it: 28 February 2027. Its names are the guide's.
#[must_use]
pub fn written(day: &str) -> String {
    let mut parts = day.split('-').map(str::parse::<usize>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(number))) = (parts.next(), parts.next(), parts.next()) else {
        return day.to_owned();
    };
    let name = word("notes.months").split(", ").nth(month.wrapping_sub(1));
    name.map_or_else(|| day.to_owned(), |name| format!("{number} {name} {year}"))
}

/// When something was last checked, in words.
#[must_use]
pub fn checked(day: Option<&'static str>) -> String {
    day.map_or_else(|| word("notes.never").to_owned(), |day| [word("notes.checked"), " ", &written(day)].concat())
}

/// The page elsewhere that a fact names. It opens by a tap only, and says beforehand what it needs.
#[component]
fn Elsewhere(
    /// The fact; one without a link shows none.
    fact: Fact,
) -> impl IntoView {
    fact.link.map(|(address, name)| view! { <p><Away address name /></p> })
}

/// A link to a page elsewhere. It opens by a tap only, and says beforehand what it needs.
#[component]
pub fn Away(address: &'static str, name: &'static str) -> impl IntoView {
    view! {
        <a class="line" href=address rel="external noopener noreferrer">
            {name}
            " "
            {word("notes.leaves")}
        </a>
    }
}

/// Everything that is known of a fact, as long as it is asked for.
#[component]
pub fn FactText(fact: Fact) -> impl IntoView {
    view! {
        <p><Prose text=fact.known /></p>
        <Elsewhere fact />
        <p class="source">
            {word("notes.added")} ". " {word("notes.confidence")} " " <Prose text=fact.confidence /> ". " {checked(fact.checked)} "."
        </p>
    }
}

/// What is known of a line of the guide, folded below it. A line that is out of date says what is new of it.
#[component]
pub fn Provenance(
    /// The fact.
    fact: Fact,
    /// What the line is about, for those who hear the page.
    about: &'static str,
) -> impl IntoView {
    let (class, told) = match fact.news {
        Some(news) => ("note provenance outdated", news),
        None => ("note provenance", word("notes.changed")),
    };
    view! {
        <details class=class>
            <summary>
                {told}
                <span class="hidden">": " {about}</span>
            </summary>
            <FactText fact />
        </details>
    }
}

/// Where a number comes from, folded to a button beside it; and copying it.
#[component]
pub fn Origin(contact: Contact) -> impl IntoView {
    let of = [contact.name, contact.number].map(str::to_owned);
    let of: Vec<String> = of.into_iter().filter(|part| !part.is_empty()).collect();
    let name = [word("notes.provenance"), ": ", &of.join(", ")].concat();
    let fact = guide().facts.iter().find(|fact| fact.id == contact.fact);
    view! {
        <details class="origin">
            <summary aria-label=name>
                <Icon shape=Shape::Info />
            </summary>
            <div class="note">
                {fact.map(|fact| view! { <FactText fact=*fact /> })} {contact.is_called().then(|| view! { <CopyButton text=contact.number /> })}
            </div>
        </details>
    }
}
