//! The list: what is told about it, the question, the groups.

use super::{effects, group, question, state::State, wording};
use crate::{
    bind::{self, follow},
    browser::{
        clock,
        page::{self, Element, word},
    },
    domain::{Event, Key, Keys, Notice, Phase},
    live::{LIST, Part},
};
use std::{cell::Cell, rc::Rc};

/// Binds the list, if the page has one. What was ticked before now is taken over.
pub fn start() -> Option<State> {
    let list = bind::part(Part::Checklist, |find| LIST.find(find))?;
    let keys = Keys::new(group::of_page());
    let early: Vec<Key> = keys.all().filter(|key| is_ticked(keys, *key)).collect();
    let state = State::new(keys, &early, clock::now());
    group::remember_folded();
    show_notice(&state, &list.notice, &list.form);
    question::start(&state, list.clone());
    let taps = state.clone();
    page::on(&list.form, "change", move |from| {
        let key = keys.of_page(&from.id());
        if let Some(key) = key {
            effects::act(&taps, Event::Tick(key, is_ticked(keys, key)));
        }
    });
    Some(state)
}

fn is_ticked(keys: Keys, key: Key) -> bool {
    page::find_box(&keys.on_page(key)).is_some_and(|tick| tick.checked())
}

/// What is told: news of the keeping, and until the first tick of practice what that is. After an act on
/// this page, with a button that may be gone, the focus goes to what is told of it.
fn show_notice(state: &State, notice: &Element, form: &Element) {
    let explains = Rc::new(Cell::new(false));
    let (told, explained, place) = (state.clone(), Rc::clone(&explains), notice.clone());
    let was = Cell::new((None, Phase::Opening));
    follow(move || {
        let (notice, phase) = (told.notice(), told.phase());
        let (notice_before, phase_before) = was.replace((notice, phase));
        if phase != phase_before {
            explained.set(phase == Phase::Practice);
        }
        let text = match notice {
            // The page says it from the first on.
            Some(Notice::NotKept) if page::is_shared() => "",
            Some(notice) => wording::notice(notice),
            None if explained.get() => word("keeping.practise_text"),
            None => "",
        };
        page::put_text(&place, text);
        let is_of_an_act = matches!(notice, Some(Notice::Cleared | Notice::NotCleared | Notice::PracticeEnded));
        let is_new = notice != notice_before || phase != phase_before;
        if is_new && (explained.get() || (is_of_an_act && !told.is_asked())) {
            page::go_to(LIST.notice);
        }
    });
    let place = notice.clone();
    page::on(form, "change", move |_| {
        if explains.replace(false) {
            page::keep_height(LIST.notice);
            page::put_text(&place, "");
        }
    });
}

/// The live part that is ticked.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use super::super::{group::view::GroupFields, jump::view::Jump, question::view::Question};
    use crate::{content::guide, live::LIST};
    use leptos::prelude::*;

    /// The form.
    #[component]
    pub fn ChecklistForm() -> impl IntoView {
        let groups = guide().groups.iter().enumerate();
        view! {
            <p class="notice" id=LIST.notice role="status" tabindex="-1"></p>
            <Question />
            <form id=LIST.form autocomplete="off">
                <Jump />
                {groups.map(|(place, group)| view! { <GroupFields place group=*group /> }).collect_view()}
            </form>
        }
    }
}
