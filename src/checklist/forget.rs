//! Clearing, starting for another child, and practice. Stands below what belongs into the organisation's
//! record, so that this comes first.

use super::{effects, state::State};
use crate::{
    bind::{self, follow},
    browser::{
        dialog,
        page::{self, Element},
        preferences,
    },
    domain::{Event, Phase},
    live::{FORGETTING, Forgetting, Part},
};
use std::{cell::Cell, rc::Rc};

/// Shows the buttons, and hears them.
pub fn start(state: &State) {
    let Some(forgetting) = bind::part(Part::Forget, |find| FORGETTING.find(find)) else {
        return;
    };
    ask(state, &forgetting);
    let begins = state.clone();
    page::on(&forgetting.practise, "click", move |_| effects::act(&begins, Event::Practise));
    let ends = state.clone();
    page::on(&forgetting.end, "click", move |_| effects::act(&ends, Event::EndPractice));
    let state = state.clone();
    follow(move || {
        let is_practice = state.phase() == Phase::Practice;
        forgetting.practising.set_hidden(is_practice);
        forgetting.end.set_hidden(!is_practice);
    });
}

/// The dialog that asks once. Who keeps the ticks after all is led back to the button that has asked.
fn ask(state: &State, forgetting: &Forgetting<Element>) {
    let opener = Rc::new(Cell::new(FORGETTING.clear));
    for (button, id) in [(&forgetting.another, FORGETTING.another), (&forgetting.clear, FORGETTING.clear)] {
        let (opener, dialog) = (Rc::clone(&opener), forgetting.dialog.clone());
        page::on(button, "click", move |_| {
            opener.set(id);
            dialog::open_beside(&dialog);
        });
    }
    let dialog = forgetting.dialog.clone();
    let close = move || {
        if dialog::close(&dialog) {
            page::go_to(opener.get());
        }
    };
    page::on(&forgetting.cancel, "click", {
        let close = close.clone();
        move |_| close()
    });
    page::on_escape(close.clone());
    let state = state.clone();
    page::on(&forgetting.confirm, "click", move |_| {
        // What is told of it takes the focus; of what was only tried out nothing is told.
        close();
        preferences::clear();
        effects::act(&state, Event::Clear);
    });
    forgetting.buttons.set_hidden(false);
}

/// The buttons, and the dialog.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{content::word, live::FORGETTING};
    use leptos::prelude::*;

    /// Hidden, until they do what they say.
    #[component]
    pub fn Forget() -> impl IntoView {
        view! {
            <div class="buttons" id=FORGETTING.buttons hidden>
                <button type="button" class="button" id=FORGETTING.another>
                    {word("keeping.another")}
                </button>
                <button type="button" class="button" id=FORGETTING.clear>
                    {word("keeping.clear")}
                </button>
            </div>
            <details class="practising" id=FORGETTING.practising hidden>
                <summary>{word("keeping.practice_mode")}</summary>
                <p>{word("keeping.practise_text")}</p>
                <button type="button" class="button" id=FORGETTING.practise>
                    {word("keeping.practise")}
                </button>
            </details>
            <button type="button" class="button button-strong" id=FORGETTING.end hidden>
                {word("keeping.end_practice")}
            </button>
            <dialog id=FORGETTING.dialog aria-labelledby="clear-heading">
                <h2 id="clear-heading">{word("keeping.clear_heading")}</h2>
                <p>{word("keeping.clear_text")}</p>
                <div class="answers">
                    <button type="button" class="button button-strong" id=FORGETTING.cancel>
                        {word("keeping.clear_cancel")}
                    </button>
                    <button type="button" class="button" id=FORGETTING.confirm>
                        {word("keeping.clear_confirm")}
                    </button>
                </div>
            </dialog>
        }
    }
}
