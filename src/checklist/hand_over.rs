//! Handing the ticks over, by the person's own act: share sheet, clipboard, paper.

use super::{is_answered, is_asked, state::State, wording};
use crate::{
    browser::{Refused, clipboard, clock, page, share},
    content::{LANGUAGE, words::handover as words},
    domain::{HandOver, Phase},
    ui::{act, fill, flag},
};
use leptos::{prelude::*, task::spawn_local};

/// Each button only where it works, and once it is known whose ticks these are; the text itself to see before it goes
/// anywhere.
#[component]
pub fn HandOverPanel(
    /// The page's one state.
    state: State,
) -> impl IntoView {
    let said = Said::of(state);
    let shown = RwSignal::new(false);
    let [live, shares, copies, prints] = [(); 4].map(|()| RwSignal::new(false));
    Effect::new(move || {
        let answered = is_answered(state);
        live.set(answered);
        shares.set(answered && share::works());
        copies.set(answered && clipboard::works());
        prints.set(answered && page::prints());
        if !answered {
            shown.set(false);
        }
    });
    let sheet = move || {
        if !shown.get() {
            return String::new();
        }
        state.follow();
        hand_over(state)
    };
    let send = move || {
        let done = said.begin();
        spawn_local(async move {
            // Whether somebody has shared it or closed the sheet again is their own.
            if share::share(&hand_over(state)).await == Err(Refused) {
                done(words::SHARE_FAILED);
            }
        });
    };
    let copy = move || {
        let done = said.begin();
        spawn_local(async move {
            done(match clipboard::copy(&hand_over(state)).await {
                Ok(()) => words::COPIED,
                Err(Refused) => words::COPY_FAILED,
            });
        });
    };
    let print = move || {
        shown.set(true);
        spawn_local(page::print());
    };
    view! {
        <section class="hand-over" id="hand-over" aria-labelledby="hand-over-heading">
            <h2 id="hand-over-heading">{words::HEADING}</h2>
            <p>{words::TEXT}</p>
            <p hidden=flag(move || !is_asked(state))>{words::ANSWER_FIRST}</p>
            <div class="buttons">
                {button("share", words::SHARE, shares, send)}
                {button("copy-text", words::COPY, copies, copy)}
                {button("print", words::PRINT, prints, print)}
                {button("show-text", words::SHOW, live, move || shown.update(|shown| *shown = !*shown))}
            </div>
            <p role="status" id="hand-over-said">
                {fill(move || said.words.get())}
            </p>
            <pre class="sheet" id="sheet" hidden=flag(move || !shown.get())>
                {fill(sheet)}
            </pre>
        </section>
    }
}

/// What is said of the last act. It holds for the list as it was then: it goes with the next change, and with the next
/// act, and what an act comes to only after that is not said any more.
#[derive(Clone, Copy)]
struct Said {
    words: RwSignal<&'static str>,
    /// Counts what makes the words before obsolete.
    turn: StoredValue<u32>,
}

impl Said {
    fn of(state: State) -> Self {
        let said = Self {
            words: RwSignal::new(""),
            turn: StoredValue::new(0),
        };
        Effect::new(move || {
            state.follow();
            said.next();
        });
        said
    }

    fn next(self) -> u32 {
        self.words.set("");
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_value()
    }

    /// Begins an act; what is returned says what has come of it. The same words as before are heard again because the page
    /// has been painted without them.
    fn begin(self) -> impl FnOnce(&'static str) {
        let turn = self.next();
        move |words| {
            spawn_local(async move {
                page::painted().await;
                if self.turn.get_value() == turn {
                    self.words.set(words);
                }
            });
        }
    }
}

fn button(
    id: &'static str,
    label: &'static str,
    works: RwSignal<bool>,
    press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button type="button" class="button" id=id hidden=flag(move || !works.get()) on:click=act(press)>
            {label}
        </button>
    }
}

fn hand_over(state: State) -> String {
    let time = clock::written(clock::now(), LANGUAGE);
    state.look(|session| {
        let practice = session.phase() == Phase::Practice;
        HandOver {
            session,
            wording: wording::HAND_OVER,
            time: &time,
            practice,
        }
        .text()
        .unwrap_or_default()
    })
}
