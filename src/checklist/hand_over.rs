//! Handing the ticks over, by the person's own act: share sheet, clipboard, paper.

use super::{state::State, wording};
use crate::{
    browser::{clipboard, clock, page, share},
    content::{LANGUAGE, words::handover as words},
    domain::{HandOver, Phase},
    ui::{act, flag, text},
};
use leptos::{prelude::*, task::spawn_local};

/// Each button only where it works; the text itself to see before it goes anywhere.
#[component]
pub fn HandOverPanel(
    /// The page's one state.
    state: State,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let [live, shares, copies, prints] = [(); 4].map(|()| RwSignal::new(false));
    let said = RwSignal::new("");
    Effect::new(move || {
        live.set(true);
        shares.set(share::works());
        copies.set(clipboard::works());
        prints.set(page::prints());
    });
    let sheet = move || {
        if !shown.get() {
            return String::new();
        }
        state.follow();
        hand_over(state)
    };
    let send = move || {
        // A share sheet that is closed again is no fault, and nothing else is known of it.
        spawn_local(async move { _ = share::share(&hand_over(state)).await });
    };
    let copy = move || {
        spawn_local(async move {
            let copied = clipboard::copy(&hand_over(state)).await;
            said.set(if copied.is_ok() {
                words::COPIED
            } else {
                words::COPY_FAILED
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
            <div class="buttons">
                {button("share", words::SHARE, shares, send)}
                {button("copy-text", words::COPY, copies, copy)}
                {button("print", words::PRINT, prints, print)}
                {button("show-text", words::SHOW, live, move || shown.update(|shown| *shown = !*shown))}
            </div>
            <p role="status" id="hand-over-said">
                {text(move || said.get())}
            </p>
            <pre class="sheet" id="sheet" hidden=flag(move || !shown.get())>
                {text(sheet)}
            </pre>
        </section>
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
