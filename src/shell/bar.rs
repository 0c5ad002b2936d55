//! What is in thumb's reach on every page: the two calls, and the way to the other pages.

use crate::{
    checklist::{Also, ResultLine},
    contacts::own::OwnCall,
    content::{guide, word},
    live::{Part, view::Live},
    page::Page,
    ui::view::{CallLink, Icon, Shape},
};
use leptos::prelude::*;

/// What to do now: on the checklist what its ticks call for, and on every page the calls.
#[component]
pub fn Action(page: Page) -> impl IntoView {
    let advice = || {
        view! {
            <section class="action" aria-label=word("call.action")>
                <Live part=Part::Result>
                    <ResultLine />
                </Live>
                <Also />
            </section>
        }
    };
    view! {
        {(page == Page::Checklist).then(advice)}
        <CallBar />
    }
}

/// The emergency call, the first call for everything else, and the person's own first one.
#[component]
fn CallBar() -> impl IntoView {
    view! {
        <aside id="call-bar" aria-label=word("shell.call_bar")>
            <CallLink contact=guide().emergency verb=guide().emergency.short />
            <CallLink contact=guide().first_call verb=guide().first_call.short />
            <Live part=Part::OwnCall>
                <OwnCall />
            </Live>
        </aside>
    }
}

/// Links to every page; the one that is open is marked.
#[component]
pub fn Navigation(page: Page) -> impl IntoView {
    let link = move |target: Page| {
        view! {
            <a href=[page.root(), target.path()].concat() aria-current=(target == page).then_some("page")>
                <Icon shape=shape(target) />
                <span>{target.label()}</span>
            </a>
        }
    };
    view! {
        <nav id="main-nav" aria-label=word("shell.navigation")>
            {Page::NAVIGATION.map(link).collect_view()}
        </nav>
    }
}

const fn shape(page: Page) -> Shape {
    match page {
        Page::Guide | Page::Missing => Shape::Page,
        Page::Checklist => Shape::List,
        Page::Contacts => Shape::Phone,
        Page::About => Shape::Info,
    }
}
