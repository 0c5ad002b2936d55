//! The guide: every sentence of the source, in its order.

mod found;
mod one_minute;
mod search;
mod section;

pub use search::Search;

use crate::{
    content::{GROUPS, PUBLISHER, SECTIONS, SUBTITLE, TITLE, words::guide as words},
    domain::{Group, Section},
    live::{Live, Part},
    page::Page,
};
use leptos::prelude::*;
use one_minute::OneMinute;
use section::SectionView;

/// The guide's page.
#[component]
pub fn GuidePage() -> impl IntoView {
    view! {
        <div class="masthead">
            <h1>
                {TITLE} " " <span class="subtitle">{SUBTITLE}</span>
            </h1>
            <p class="publisher">{PUBLISHER}</p>
            <a class="button button-strong" href=[Page::Guide.root(), Page::Checklist.path()].concat()>
                {words::TO_CHECKLIST}
            </a>
        </div>
        <Live part=Part::Search>
            <Search />
        </Live>
        <OneMinute />
        <nav class="jump" aria-label=words::CONTENTS>
            <ol>{SECTIONS.iter().map(jump).collect_view()}</ol>
        </nav>
        {SECTIONS.iter().map(|section| view! { <SectionView section=*section /> }).collect_view()}
    }
}

fn jump(section: &Section) -> impl IntoView {
    view! {
        <li>
            <a href=["#", section.id].concat()>{section.heading}</a>
            {section.lists_indicators.then(|| view! { <ul>{GROUPS.iter().map(jump_to_group).collect_view()}</ul> })}
        </li>
    }
}

fn jump_to_group(group: &Group) -> impl IntoView {
    view! {
        <li>
            <a href=["#", group.id].concat()>{group.name}</a>
        </li>
    }
}
