//! The guide's page: what people come for first, then the guide.

use super::{install::InstallRow, one_minute::OneMinute, search::view::Search, section::SectionView};
use crate::{
    content::{guide, word},
    domain::Section,
    live::{Part, view::Live},
    page::Page,
    ui::view::{Icon, Shape},
};
use leptos::prelude::*;

/// The guide's page.
#[component]
pub fn GuidePage() -> impl IntoView {
    view! {
        <Tasks />
        <InstallRow />
        <Live part=Part::Search>
            <Search />
        </Live>
        <OneMinute />
        <nav class="contents" aria-label=word("guide.contents")>
            <ul>{guide().sections.iter().map(link).collect_view()}</ul>
        </nav>
        {guide().sections.iter().map(|section| view! { <SectionView section=*section /> }).collect_view()}
    }
}

/// The three things to do.
#[component]
fn Tasks() -> impl IntoView {
    let task = |(page, shape, label): (Page, Shape, &'static str)| {
        view! {
            <li>
                <a href=page.address("")>
                    <Icon shape />
                    <span>{label}</span>
                </a>
            </li>
        }
    };
    let tasks = [
        (Page::Checklist, Shape::List, word("guide.to_checklist")),
        (Page::Contacts, Shape::Phone, Page::Contacts.label()),
        (Page::Disclosure, Shape::Speech, Page::Disclosure.label()),
    ];
    let tasks = tasks.into_iter().filter(|(page, ..)| page.is_there());
    view! { <ul class="tasks">{tasks.map(task).collect_view()}</ul> }
}

/// For a wide screen: a phone has no room for what is a swipe away.
fn link(section: &Section) -> impl IntoView {
    view! {
        <li>
            <a href=["#", section.id].concat()>{section.heading}</a>
        </li>
    }
}
