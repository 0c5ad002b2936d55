//! A section of the guide, as it is printed.

use crate::{
    content::{guide, word},
    domain::{Block, Group, Section},
    page::Page,
    ui::view::{Away, Origin, Prose, Provenance},
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
    let class = if block.term.is_some() { "point" } else { "paragraph" };
    let has_line = block.term.is_some() || !block.text.is_empty();
    let line = |block: &Block| {
        view! {
            <p class=class>
                {block.term.map(|term| view! { <strong>{term} ":"</strong> " " })} <Prose text=block.text />
            </p>
        }
    };
    let text = view! {
        {has_line.then(|| line(block))}
        <Below block=*block />
    };
    let of_number = |id| guide().contacts.iter().find(move |contact| contact.fact == id);
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

/// What is printed below a line: points, steps, a table, and a page elsewhere that the guide itself names.
#[component]
fn Below(block: Block) -> impl IntoView {
    let item = |text: &&'static str| view! { <li><Prose text=*text /></li> };
    let points = || view! { <ul class="printed">{block.list.iter().map(item).collect_view()}</ul> };
    let steps = || view! { <ol class="printed">{block.steps.iter().map(item).collect_view()}</ol> };
    let link = |(address, name): (&'static str, &'static str)| view! { <p><Away address name /></p> };
    view! {
        {(!block.list.is_empty()).then(points)}
        {(!block.steps.is_empty()).then(steps)}
        {block.table.split_first().map(|(head, rows)| view! { <Rows head=*head rows /> })}
        {block.link.map(link)}
    }
}

/// A table as printed; on a narrow screen it is moved within its own frame.
#[component]
fn Rows(head: &'static [&'static str], rows: &'static [&'static [&'static str]]) -> impl IntoView {
    let heading = |text: &&'static str| view! { <th scope="col">{*text}</th> };
    let cell = |text: &&'static str| view! { <td><Prose text=*text /></td> };
    let row = |cells: &&'static [&'static str]| view! { <tr>{cells.iter().map(cell).collect_view()}</tr> };
    view! {
        <div class="table" tabindex="0" role="region" aria-label=head.join(", ")>
            <table>
                <thead>
                    <tr>{head.iter().map(heading).collect_view()}</tr>
                </thead>
                <tbody>{rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
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
