//! The indicators, to tick, and what a worker does with what they ticked.
//!
//! [`state`] holds what is on screen, [`keeper`] carries out what the session decides, the rest shows it.
//! The page has several live parts; all look at one state.

mod forget;
mod group;
mod hand_over;
mod jump;
mod keeper;
mod list;
mod note;
mod question;
mod read_out;
mod result;
mod state;
mod wording;

pub use forget::Forget;
pub use hand_over::HandOverPanel;
pub use keeper::start;
pub use list::ChecklistForm;
pub use read_out::ReadOut;
pub use result::{Also, ResultLine};
pub use state::{KEYS, State};

use crate::{
    content::{
        added,
        words::{call, checklist as words},
    },
    domain::Phase,
    live::{Live, Part},
    ui::{AddedNote, AddedSteps, CallLink},
};
use leptos::prelude::*;

/// The checklist's page. The result stands in the bar, in view of the ticks.
#[component]
pub fn ChecklistPage() -> impl IntoView {
    let state = State::new(&[], 0);
    view! {
        <h1>{words::HEADING}</h1>
        <p>{words::INTRODUCTION}</p>
        <noscript>
            <p class="notice">{words::NEEDS_JAVASCRIPT}</p>
        </noscript>
        <p class="notice" id="boot-failed" role="alert" data-text=words::BOOT_FAILED></p>
        <Live part=Part::Checklist>
            <ChecklistForm state />
        </Live>
        <Prepare state />
        <section class="disclosure" id="if-a-child-tells">
            <AddedSteps added=added::DISCLOSURE />
            <BackToList />
        </section>
        <section id="after">
            <AddedSteps added=added::AFTER />
        </section>
        <Live part=Part::HandOver>
            <HandOverPanel state />
        </Live>
        <Live part=Part::Forget>
            <Forget state />
        </Live>
    }
}

/// Whether the page asks whose the ticks are, followed.
fn is_asked(state: State) -> bool {
    matches!(state.phase(), Phase::Interrupted { .. })
}

/// Whether it is known whose they are, and all of them are shown, followed: before, nothing may be told of the list.
fn is_answered(state: State) -> bool {
    state.phase() != Phase::Opening && !is_asked(state)
}

/// What to have at hand during the call: large, no field to fill in, the worker's own ticks to read out.
#[component]
fn Prepare(state: State) -> impl IntoView {
    view! {
        <section class="prepare" id="prepare" aria-labelledby="prepare-heading">
            <h2 id="prepare-heading">{call::PREPARE}</h2>
            <AddedNote added=added::NO_DELAY />
            <CallLink contact=crate::content::FIRST_CALL />
            <Live part=Part::ReadOut>
                <ReadOut state />
            </Live>
            <AddedSteps added=added::PREPARE />
            <BackToList />
        </section>
    }
}

#[component]
fn BackToList() -> impl IntoView {
    view! {
        <a class="button" href="#main">
            {call::BACK_TO_LIST}
        </a>
    }
}
