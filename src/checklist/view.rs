//! The checklist's page.

use super::{
    forget::view::Forget, hand_over::view::HandOverPanel, list::view::ChecklistForm,
    read_out::view::ReadOut,
};
use crate::{
    content::{added, guide, word},
    live::{Part, view::Live},
    ui::view::{AddedNote, AddedSteps, CallLink},
};
use leptos::prelude::*;

/// The result stands in the bar, in view of the ticks.
#[component]
pub fn ChecklistPage() -> impl IntoView {
    view! {
        <h1>{word("checklist.heading")}</h1>
        <p>{word("checklist.introduction")}</p>
        <noscript>
            <p class="notice">{word("checklist.needs_javascript")}</p>
        </noscript>
        <p class="notice" id="boot-failed" role="alert" data-text=word("checklist.boot_failed")></p>
        <Live part=Part::Checklist>
            <ChecklistForm />
        </Live>
        <Prepare />
        <section class="disclosure" id="if-a-child-tells">
            <AddedSteps added=added("disclosure") />
            <BackToList />
        </section>
        <section id="after">
            <AddedSteps added=added("after") />
        </section>
        <Live part=Part::HandOver>
            <HandOverPanel />
        </Live>
        <Live part=Part::Forget>
            <Forget />
        </Live>
    }
}

/// What to have at hand during the call: large, no field to fill in, the worker's own ticks to read out.
#[component]
fn Prepare() -> impl IntoView {
    view! {
        <section class="prepare" id="prepare" aria-labelledby="prepare-heading">
            <h2 id="prepare-heading">{word("call.prepare")}</h2>
            <AddedNote added=added("no-delay") />
            <CallLink contact=guide().first_call />
            <Live part=Part::ReadOut>
                <ReadOut />
            </Live>
            <AddedSteps added=added("prepare") />
            <BackToList />
        </section>
    }
}

#[component]
fn BackToList() -> impl IntoView {
    view! {
        <a class="button" href="#main">
            {word("call.back_to_list")}
        </a>
    }
}
