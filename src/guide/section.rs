//! A section of the guide, as it is printed.

use crate::{
    content::{guide, word},
    domain::{Block, Group, Section},
    page::Page,
    ui::view::{Origin, Prose, Provenance},
};
use leptos::prelude::*;

/// A heading with its paragraphs, or with the groups of indicators.
#[component]
pub fn SectionView(section: Section) -> impl IntoView {
    view! {
        <section class="section" id=section.id>
            <h2>{section.heading}</h2>
            {section.blocks.iter().map(block).collect_view()}
            {section.lists_indicators.then(indicators)}
        </section>
    }
}

/// A paragraph, or a term with what is said of it; and what is known of it today. Where that is a number, it stands beside
/// it.
fn block(block: &Block) -> impl IntoView {
    let class = if block.term.is_some() {
        "point"
    } else {
        "paragraph"
    };
    let text = view! {
        <p class=class>
            {block.term.map(|term| view! { <strong>{term} ":"</strong> " " })} <Prose text=block.text />
        </p>
    };
    let of_number = |id| {
        guide()
            .contacts
            .iter()
            .find(move |contact| contact.fact == id)
    };
    let known = |id| guide().facts.iter().find(move |fact| fact.id == id);
    let about = block.term.unwrap_or(block.text);
    match block.fact.map(|id| (of_number(id), known(id))) {
        Some((Some(contact), _)) => {
            view! { <div class="number-row">{text} <Origin contact=*contact /></div> }.into_any()
        }
        Some((None, Some(fact))) => view! { {text} <Provenance fact=*fact about /> }.into_any(),
        _ => text.into_any(),
    }
}

fn indicators() -> impl IntoView {
    view! {
        {guide().groups.iter().map(group).collect_view()}
        <a class="button button-strong" href=Page::Checklist.address("")>
            {word("guide.to_checklist")}
        </a>
    }
}

/// A paragraph, with the way to its rows: the same text, to tick.
fn group(group: &Group) -> impl IntoView {
    view! {
        <p class="point" id=group.id>
            <strong>
                <a class="group-link" href=Page::Checklist.address(group.id)>{group.name}</a>
                ":"
            </strong>
            " "
            {printed(group)}
        </p>
    }
}

/// The signs of a group as the guide prints them: with its own mark where a phrase was split.
fn printed(group: &Group) -> String {
    let signs: Vec<&str> = group.indicators.iter().map(|sign| sign.text).collect();
    let mut text = signs.join("; ");
    for (printed, _) in guide().splits {
        for mark in [", ", ": "] {
            for (place, _) in printed.match_indices(mark) {
                let (before, after) = printed.split_at(place);
                let split = [before, "; ", after.split_at(mark.len()).1].concat();
                text = text.replace(&split, printed);
            }
        }
    }
    text
}
