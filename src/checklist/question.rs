//! Whose ticks are these? Asked in the place of the list, before any old tick is shown; the calls stay in reach.

use super::{effects, state::State};
use crate::{
    bind::follow,
    browser::{
        clock,
        page::{self, Element, word},
    },
    domain::{Event, Phase},
    live::{LIST, List},
};

/// Asks, wherever the page was scrolled to: continue with the same child, or clear first.
pub fn start(state: &State, list: List<Element>) {
    let resumed = state.clone();
    page::on(&list.resume, "click", move |_| {
        effects::act(&resumed, Event::Resume);
        page::go_to(LIST.progress);
    });
    let restarted = state.clone();
    page::on(&list.restart, "click", move |_| effects::act(&restarted, Event::Clear));
    let state = state.clone();
    follow(move || {
        let was_asked = !list.question.hidden();
        let asked = match state.phase() {
            Phase::Interrupted { changed } => {
                page::put_text(&list.heading, &text(changed));
                true
            }
            _ => false,
        };
        list.question.set_hidden(!asked);
        list.form.set_hidden(asked);
        if asked && !was_asked {
            page::go_to(LIST.heading);
        }
    });
}

fn text(changed: u64) -> String {
    let [today, yesterday] = ["keeping.today", "keeping.yesterday"].map(word);
    let when = clock::spoken(changed, today, yesterday, &page::language());
    [word("keeping.question_from"), " ", &when, word("keeping.question_to")].concat()
}

/// The question and its two answers.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{content::word, live::LIST};
    use leptos::prelude::*;

    /// Hidden until it is asked.
    #[component]
    pub fn Question() -> impl IntoView {
        view! {
            <section class="notice" id=LIST.question aria-labelledby=LIST.heading hidden>
                <h2 id=LIST.heading tabindex="-1"></h2>
                <p>{word("keeping.question_child")}</p>
                <div class="answers">
                    <button type="button" class="button button-strong" id=LIST.resume>
                        {word("keeping.resume")}
                    </button>
                    <button type="button" class="button" id=LIST.restart>
                        {word("keeping.restart")}
                    </button>
                </div>
            </section>
        }
    }
}
