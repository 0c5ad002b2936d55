//! Whose ticks are these? Asked in the place of the list, before any old tick is shown; the calls stay in reach.

use super::{is_asked, keeper, state::State};
use crate::{
    browser::{clock, page},
    content::{LANGUAGE, words::keeping as words},
    domain::{Event, Phase},
    ui::{act, fill, flag},
};
use leptos::prelude::*;

/// Continue with the same child, or clear first.
#[component]
pub fn Question(state: State) -> impl IntoView {
    let from = move || match state.phase() {
        Phase::Interrupted { changed } => [
            words::QUESTION_FROM,
            " ",
            &clock::spoken(changed, words::TODAY, words::YESTERDAY, LANGUAGE),
            words::QUESTION_TO,
        ]
        .concat(),
        _ => String::new(),
    };
    // Wherever the page was scrolled to: the question comes first.
    Effect::new(move || {
        if is_asked(state) {
            page::go_to("question-heading");
        }
    });
    let resume = move || {
        keeper::act(state, Event::Resume);
        page::go_to("looked-at");
    };
    view! {
        <section class="notice" id="question" aria-labelledby="question-heading" hidden=flag(move || !is_asked(state))>
            <h2 id="question-heading" tabindex="-1">{fill(from)}</h2>
            <p>{words::QUESTION_CHILD}</p>
            <div class="buttons">
                <button type="button" class="button button-strong" id="resume" on:click=act(resume)>
                    {words::RESUME}
                </button>
                <button type="button" class="button" id="restart" on:click=act(move || keeper::act(state, Event::Clear))>
                    {words::RESTART}
                </button>
            </div>
        </section>
    }
}
