//! What is in thumb's reach on every page: the two calls, and the way to the other pages.

use crate::{
    checklist::{Also, ResultLine, State},
    contacts::{OwnCall, OwnState},
    content::{
        EMERGENCY, FIRST_CALL,
        words::{call, shell as words},
    },
    live::{Live, Part},
    page::Page,
    ui::{CallLink, Icon, Shape},
};
use leptos::prelude::*;

/// What to do now: on the checklist what its ticks call for, and on every page the calls.
#[component]
pub fn Action(page: Page) -> impl IntoView {
    let advice = || {
        let state = State::new(&[], 0);
        view! {
            <section class="action" aria-label=call::ACTION>
                <Live part=Part::Result>
                    <ResultLine state />
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
        <aside id="call-bar" aria-label=words::CALL_BAR>
            <CallLink contact=EMERGENCY verb=EMERGENCY.short />
            <CallLink contact=FIRST_CALL verb=FIRST_CALL.short />
            <Live part=Part::OwnCall>
                <OwnCall state=OwnState::new() />
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
        <nav id="main-nav" aria-label=words::NAVIGATION>
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
