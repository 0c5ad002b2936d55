//! A section of the guide.

use crate::{
    content::{guide, word},
    domain::{Block, Group, Section},
    page::Page,
    ui::view::{FactNote, Prose, Provenance},
};
use leptos::prelude::*;

/// A heading with its paragraphs, or with the groups of indicators. It folds, and begins unfolded: nobody has
/// to find out that there is more.
#[component]
pub fn SectionView(section: Section) -> impl IntoView {
    view! {
        <details class="section" id=section.id open>
            <summary>
                <h2>{section.heading}</h2>
            </summary>
            {section.blocks.iter().map(block).collect_view()}
            {section.lists_indicators.then(indicators)}
        </details>
    }
}

fn block(block: &Block) -> impl IntoView {
    let class = if block.term.is_some() {
        "point"
    } else {
        "paragraph"
    };
    view! {
        <p class=class>
            {block.term.map(|term| view! { <strong>{term} ":"</strong> " " })} <Prose text=block.text />
        </p>
        {block.fact.map(|id| note(id, block.term.is_some()))}
    }
}

/// What is known of a line: folded beside a term and its number, in full view where the line itself is out of date.
fn note(id: &'static str, folded: bool) -> AnyView {
    if folded {
        view! { <Provenance id /> }.into_any()
    } else {
        view! { <FactNote id /> }.into_any()
    }
}

fn indicators() -> impl IntoView {
    view! {
        <div class="groups">{guide().groups.iter().map(group).collect_view()}</div>
        <a class="button button-strong" href=[Page::Guide.root(), Page::Checklist.path()].concat()>
            {word("guide.to_checklist")}
        </a>
    }
}

fn group(group: &Group) -> impl IntoView {
    let indicators = group.indicators.iter();
    view! {
        <section class="group" id=group.id>
            <h3>{group.name}</h3>
            <ul>
                {indicators.map(|indicator| view! { <li>{indicator.text}</li> }).collect_view()}
            </ul>
        </section>
    }
}
