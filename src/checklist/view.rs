//! The checklist's page.

use super::{forget::view::Forget, hand_over::view::HandOverPanel, list::view::ChecklistForm, read_out::view::ReadOut};
use crate::{
    content::{added, guide, word},
    live::{Part, view::Live},
    page::Page,
    shell::FirstCall,
    ui::view::{AddedLine, AddedRules, AddedSteps, CallLink},
};
use leptos::prelude::*;

/// The list, and what comes after it. The result stands in the bar, in view of the ticks.
#[component]
pub fn ChecklistPage() -> impl IntoView {
    view! {
        <p class="introduction">{word("checklist.introduction")}</p>
        <p class="source">{word("checklist.stays")}</p>
        <noscript>
            <p class="notice">{word("checklist.needs_javascript")}</p>
        </noscript>
        <p class="notice" id="boot-failed" role="alert" data-text=word("checklist.boot_failed")></p>
        <Live part=Part::Checklist>
            <ChecklistForm />
        </Live>
        <AddedRules heading="call.also" ids=&["look-again", "young", "takes-time"] />
        <Prepare />
        <section id="after">{added("after").map(|added| view! { <AddedSteps added /> })}</section>
        <Live part=Part::HandOver>
            <HandOverPanel />
        </Live>
        <section id="finished" aria-labelledby="finished-heading">
            <h2 id="finished-heading">{word("keeping.finished")}</h2>
            <p>
                <strong>{word("keeping.record_first")}</strong>
            </p>
            <Live part=Part::Forget>
                <Forget />
            </Live>
        </section>
    }
}

/// What to have at hand during the call: large, no field to fill in, the worker's own ticks to read out.
#[component]
fn Prepare() -> impl IntoView {
    let links = [
        ("#after", added("after").map_or("", |after| after.heading)),
        ("#hand-over", word("handover.heading")),
        ("#finished", word("keeping.clear")),
    ];
    let links = links.into_iter().filter(|(_, label)| !label.is_empty());
    let link = |(place, label)| view! { <li><a class="line" href=place>{label}</a></li> };
    let second = |contact| {
        view! {
            <p>{word("call.no_answer")}</p>
            <CallLink contact verb=contact.name />
        }
    };
    let told = || {
        view! {
            <li>
                // Addresses from before the page of its own lead here.
                <a class="line" id="if-a-child-tells" href=Page::Disclosure.address("")>
                    {Page::Disclosure.label()}
                </a>
            </li>
        }
    };
    view! {
        <section class="prepare" id="prepare" aria-labelledby="prepare-heading">
            <h2 id="prepare-heading">{word("call.prepare")}</h2>
            <ul class="links">{links.map(link).collect_view()}</ul>
            <div class="calls">
                <CallLink contact=guide().emergency verb=guide().emergency.short />
                <FirstCall />
            </div>
            {guide().second_call().filter(|_| guide().first_calls.is_empty()).map(second)}
            <Live part=Part::ReadOut>
                <ReadOut />
            </Live>
            <div class="no-delay">{added("no-delay").map(|added| view! { <AddedLine added /> })}</div>
            {added("prepare").map(|added| view! { <AddedSteps added /> })}
            <ul class="links">
                <li>
                    <a class="line" href="#main">
                        {word("call.back_to_list")}
                    </a>
                </li>
                {Page::Disclosure.is_there().then(told)}
            </ul>
        </section>
    }
}
