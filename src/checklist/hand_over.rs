//! Handing the ticks over, by the person's own act: share sheet, clipboard, paper.

use super::{state::State, wording};
use crate::{
    bind::{self, follow},
    browser::{
        Refused, clipboard, clock,
        page::{self, Element, word},
        share, spawn,
    },
    domain::{HandOver, Phase},
    live::{HANDING, Handing, Part},
};
use std::{cell::Cell, rc::Rc};

/// Each button only where it works, and once it is known whose ticks these are; the text itself to see before it goes
/// anywhere.
pub fn start(state: &State) {
    let Some(handing) = bind::part(Part::HandOver, |find| HANDING.find(find)) else {
        return;
    };
    let said = Said::of(state, &handing.said);
    show_what_works(state, &handing);
    let (list, sheet) = (state.clone(), handing.sheet.clone());
    follow(move || {
        list.follow();
        draw(&list, &sheet);
    });
    let (list, says) = (state.clone(), said.clone());
    page::on(&handing.share, "click", move |_| {
        let (list, done) = (list.clone(), says.begin());
        spawn(async move {
            // Whether somebody has shared it or closed the sheet again is their own.
            if share::share(&text(&list)).await == Err(Refused) {
                done(word("handover.share_failed"));
            }
        });
    });
    let list = state.clone();
    page::on(&handing.copy, "click", move |_| {
        let (list, done) = (list.clone(), said.begin());
        spawn(async move {
            done(word(match clipboard::copy(&text(&list)).await {
                Ok(()) => "handover.copied",
                Err(Refused) => "handover.copy_failed",
            }));
        });
    });
    let (list, sheet) = (state.clone(), handing.sheet.clone());
    let show = handing.show.clone();
    page::on(&handing.print, "click", move |_| {
        sheet.set_hidden(false);
        draw(&list, &sheet);
        name_show(&show, true);
        spawn(page::print());
    });
    let (list, sheet) = (state.clone(), handing.sheet);
    let show = handing.show.clone();
    page::on(&handing.show, "click", move |_| {
        let is_shown = sheet.hidden();
        sheet.set_hidden(!is_shown);
        draw(&list, &sheet);
        name_show(&show, is_shown);
    });
}

/// The button that shows the text says whether it does.
fn name_show(button: &Element, is_shown: bool) {
    let (label, expanded) = if is_shown { ("handover.hide_text", "true") } else { ("handover.show", "false") };
    page::put_text(button, word(label));
    page::put_attribute(button, "aria-expanded", expanded);
}

fn show_what_works(state: &State, handing: &Handing<Element>) {
    let (state, handing) = (state.clone(), handing.clone());
    follow(move || {
        let is_answered = state.is_answered();
        handing.wait.set_hidden(!state.is_asked());
        for (button, works) in [
            (&handing.share, share::works()),
            (&handing.copy, clipboard::works()),
            (&handing.print, page::prints()),
            (&handing.show, true),
        ] {
            button.set_hidden(!(is_answered && works));
        }
        if !is_answered {
            handing.sheet.set_hidden(true);
            page::put_text(&handing.sheet, "");
            name_show(&handing.show, false);
        }
    });
}

/// Draws the sheet, if it is shown.
fn draw(state: &State, sheet: &Element) {
    let text = if sheet.hidden() { String::new() } else { text(state) };
    page::put_text(sheet, &text);
}

fn text(state: &State) -> String {
    let time = clock::written(clock::now(), &page::language());
    state.look(|session| {
        let practice = session.phase() == Phase::Practice;
        HandOver { session, wording: wording::hand_over(), time: &time, practice }.text().unwrap_or_default()
    })
}

/// What is said of the last act. It holds for the list as it was then: it goes with the next change, and with the next
/// act, and what an act comes to only after that is not said any more.
#[derive(Clone)]
struct Said {
    place: Element,
    /// Counts what makes the words before obsolete.
    turn: Rc<Cell<u32>>,
}

impl Said {
    fn of(state: &State, place: &Element) -> Self {
        let said = Self { place: place.clone(), turn: Rc::default() };
        let (state, follows) = (state.clone(), said.clone());
        follow(move || {
            state.follow();
            follows.next();
        });
        said
    }

    fn next(&self) -> u32 {
        page::put_text(&self.place, "");
        self.turn.set(self.turn.get().wrapping_add(1));
        self.turn.get()
    }

    /// Begins an act; what is returned says what has come of it. The same words as before are heard again because the page
    /// has been painted without them.
    fn begin(&self) -> impl FnOnce(&'static str) + use<> {
        let (turn, said) = (self.next(), self.clone());
        move |words| {
            page::after_paint(move || {
                if said.turn.get() == turn {
                    page::put_text(&said.place, words);
                }
            });
        }
    }
}

/// The buttons, what is said of them, and the text.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{content::word, live::HANDING};
    use leptos::prelude::*;

    /// Every button hidden, until it works.
    #[component]
    pub fn HandOverPanel() -> impl IntoView {
        view! {
            <section class="hand-over" id="hand-over" aria-labelledby="hand-over-heading">
                <h2 id="hand-over-heading">{word("handover.heading")}</h2>
                <p>{word("handover.text")}</p>
                <p id=HANDING.wait hidden>
                    {word("handover.answer_first")}
                </p>
                <div class="buttons">
                    {button(HANDING.share, "handover.share")} {button(HANDING.copy, "handover.copy")}
                    {button(HANDING.print, "handover.print")} {button(HANDING.show, "handover.show")}
                </div>
                <p role="status" id=HANDING.said></p>
                <pre class="sheet" id=HANDING.sheet hidden></pre>
            </section>
        }
    }

    fn button(id: &'static str, label: &'static str) -> impl IntoView {
        view! {
            <button type="button" class="button" id=id hidden>
                {word(label)}
            </button>
        }
    }
}
