//! Clearing, starting for another child, and practice. Stands below what belongs into the organisation's
//! record, so that this comes first.

use super::{keeper, state::State};
use crate::{
    browser::{dialog, page, preferences},
    content::words::keeping as words,
    domain::{Event, Phase},
    ui::{act, flag},
};
use leptos::{html::Dialog, prelude::*};

/// The buttons, and the dialog that asks once.
#[component]
pub fn Forget(
    /// The page's one state.
    state: State,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let live = RwSignal::new(false);
    Effect::new(move || live.set(true));
    // Which button has asked: who keeps the ticks after all is led back to it.
    let opener = StoredValue::new("");
    let ask = move |id| {
        opener.set_value(id);
        dialog::open_beside(dialog.get_untracked());
    };
    let close = move || {
        if dialog::close(dialog.get_untracked()) {
            page::go_to(opener.get_value());
        }
    };
    Effect::new(move || page::on_escape(close));
    let clear = move || {
        let _ = dialog::close(dialog.get_untracked());
        preferences::clear();
        keeper::act(state, Event::Clear);
    };
    view! {
        <div class="buttons" hidden=flag(move || !live.get())>
            <button type="button" class="button" id="another" on:click=act(move || ask("another"))>
                {words::ANOTHER}
            </button>
            <button type="button" class="button" id="clear" on:click=act(move || ask("clear"))>
                {words::CLEAR}
            </button>
        </div>
        <Practice live state />
        <dialog id="clear-dialog" aria-labelledby="clear-heading" node_ref=dialog>
            <h2 id="clear-heading">{words::CLEAR_HEADING}</h2>
            <p>{words::CLEAR_TEXT}</p>
            <div class="buttons">
                <button type="button" class="button" id="clear-cancel" on:click=act(close)>
                    {words::CLEAR_CANCEL}
                </button>
                <button type="button" class="button button-strong" id="clear-confirm" on:click=act(clear)>
                    {words::CLEAR_CONFIRM}
                </button>
            </div>
        </dialog>
    }
}

#[component]
fn Practice(live: RwSignal<bool>, state: State) -> impl IntoView {
    let practising = move || state.phase() == Phase::Practice;
    view! {
        <div class="practising" hidden=flag(move || !live.get())>
            <p>{words::PRACTISE_TEXT}</p>
            <button type="button" class="button" id="practise" hidden=flag(practising) on:click=act(move || keeper::act(state, Event::Practise))>
                {words::PRACTISE}
            </button>
            <button
                type="button"
                class="button button-strong"
                id="end-practice"
                hidden=flag(move || !practising())
                on:click=act(move || keeper::act(state, Event::EndPractice))
            >
                {words::END_PRACTICE}
            </button>
        </div>
    }
}
