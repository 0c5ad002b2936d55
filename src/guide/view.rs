//! The guide's page.

use super::{one_minute::OneMinute, search::view::Search, section::SectionView};
use crate::{
    content::{guide, word},
    domain::{Group, Section},
    live::{Part, view::Live},
    page::Page,
};
use leptos::prelude::*;

/// The guide's page.
#[component]
pub fn GuidePage() -> impl IntoView {
    view! {
        <div class="masthead">
            <h1>
                {guide().about("title")} " " <span class="subtitle">{guide().about("subtitle")}</span>
            </h1>
            <p class="publisher">{guide().about("publisher")}</p>
            <a class="button button-strong" href=[Page::Guide.root(), Page::Checklist.path()].concat()>
                {word("guide.to_checklist")}
            </a>
        </div>
        <Live part=Part::Search>
            <Search />
        </Live>
        <OneMinute />
        <nav class="jump" aria-label=word("guide.contents")>
            <ol>{guide().sections.iter().map(jump).collect_view()}</ol>
        </nav>
        {guide().sections.iter().map(|section| view! { <SectionView section=*section /> }).collect_view()}
    }
}

fn jump(section: &Section) -> impl IntoView {
    view! {
        <li>
            <a href=["#", section.id].concat()>{section.heading}</a>
            {section.lists_indicators.then(|| view! { <ul>{guide().groups.iter().map(jump_to_group).collect_view()}</ul> })}
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
