//! Hides the screen: one tap, without network, and nothing on the cover tells what is under it.

use crate::{
    browser::{dialog, page},
    content::{SHORT_NAME, words::cover as words},
    domain::Cover,
    ui::{Icon, Shape, act, flag},
};
use leptos::{html::Dialog, prelude::*};

/// The button and the cover. The cover is also drawn when the app goes to the background.
#[component]
pub fn HideScreen() -> impl IntoView {
    let cover = RwSignal::new(Cover::Off);
    let dialog = NodeRef::<Dialog>::new();
    let live = RwSignal::new(false);
    let title = StoredValue::new(None::<String>);
    let change = move |next: Cover| {
        if next == cover.get_untracked() {
            return;
        }
        cover.set(next);
        if next == Cover::Off {
            let _ = dialog::close(dialog.get_untracked());
            if let Some(title) = title.try_update_value(Option::take).flatten() {
                page::set_title(&title);
            }
        } else {
            title.update_value(|title| *title = Some(title.take().unwrap_or_else(page::title)));
            page::set_title(SHORT_NAME);
            dialog::open(dialog.get_untracked());
        }
    };
    // Escape or the back gesture has closed it: only the button on it uncovers the screen.
    let stay = move || {
        if cover.get_untracked() != Cover::Off {
            dialog::open(dialog.get_untracked());
        }
    };
    Effect::new(move || {
        live.set(true);
        page::on_visibility(move |visible| {
            let now = cover.get_untracked();
            change(if visible {
                now.come_back()
            } else {
                now.leave()
            });
        });
    });
    view! {
        <button type="button" class="button" id="hide" hidden=flag(move || !live.get()) on:click=act(move || change(Cover::Hidden))>
            {words::HIDE}
        </button>
        <dialog id="cover" aria-label=SHORT_NAME node_ref=dialog on:close=act(stay)>
            <Icon shape=Shape::Minute />
            <button type="button" class="button" id="reveal" on:click=act(move || change(cover.get_untracked().reveal()))>
                {words::REVEAL}
            </button>
        </dialog>
    }
}
