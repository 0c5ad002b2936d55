//! What is in thumb's reach on every page: what the ticks call for, the calls, the other pages, and hiding the screen.

use super::cover::Hide;
use crate::{
    checklist::ResultStrip,
    contacts::personal::PersonalCall,
    content::{guide, word},
    domain::Contact,
    live::{Part, view::Live},
    page::Page,
    ui::view::{CallLink, Icon, Shape},
};
use leptos::prelude::*;

/// All of it, in the order of the screen.
#[component]
pub fn Bar(page: Page) -> impl IntoView {
    let advice = || {
        view! {
            <section class="action" aria-label=word("call.action")>
                <Live part=Part::Result>
                    <ResultStrip />
                </Live>
            </section>
        }
    };
    view! {
        <div class="bar">
            {(page == Page::Checklist).then(advice)} <CallBar page /> <Navigation page /> <Hide />
        </div>
    }
}

/// The emergency call, the first call for everything else, and the person's own first one. A wide screen has room for who
/// is called when the first does not answer.
#[component]
fn CallBar(page: Page) -> impl IntoView {
    let second = guide().second_call().filter(|_| page != Page::Contacts && guide().first_calls.is_empty());
    view! {
        <aside id="call-bar" tabindex="-1" aria-label=word("shell.call_bar")>
            <CallLink contact=guide().emergency verb=guide().emergency.short />
            <FirstCall />
            {second.map(|contact| view! { <div class="second"><CallLink contact verb=contact.name /></div> })}
            <Live part=Part::PersonalCall>
                <PersonalCall />
            </Live>
        </aside>
    }
}

/// The first call; or, where it depends on the place, the way to choose one, which then stands beside it.
#[component]
pub fn FirstCall() -> impl IntoView {
    let first = guide().first_call;
    match guide().first_calls {
        [] => view! { <CallLink contact=first verb=first.short with_extension=true /> }.into_any(),
        [one, ..] => {
            let address = Page::Contacts.address(one.id);
            let offer =
                |contact: &Contact| view! { <span hidden data-choose=contact.name data-number=contact.number></span> };
            view! {
                <a class="way choose" href=address>
                    {word("contacts.choose_first")}
                    // For what was chosen before a correction.
                    {guide().first_calls.iter().map(offer).collect_view()}
                </a>
            }
            .into_any()
        }
    }
}

/// Links to every page; the one that is open is marked.
#[component]
fn Navigation(page: Page) -> impl IntoView {
    let link = move |target: Page| {
        view! {
            <a href=target.address("") aria-current=(target == page).then_some("page")>
                <Icon shape=shape(target) />
                <span>{target.label()}</span>
            </a>
        }
    };
    view! {
        <nav id="main-nav" aria-label=word("shell.navigation")>
            {Page::NAVIGATION.into_iter().filter(|page| page.is_there()).map(link).collect_view()}
        </nav>
    }
}

/// The drawing of a page.
const fn shape(page: Page) -> Shape {
    match page {
        Page::Guide | Page::About | Page::Missing => Shape::Page,
        Page::Checklist => Shape::List,
        Page::Contacts => Shape::Phone,
        Page::Disclosure => Shape::Speech,
    }
}
