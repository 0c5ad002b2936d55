//! Brings events to what keeps the list, and its effects to the screen, the phone and the other windows.

use super::state::State;
use crate::{
    browser::{
        channel, clock,
        page::{self, Seen},
        storage::{News, Places, mark_saving},
    },
    domain::{Effect, Event, Shelf},
};
use std::{cell::RefCell, rc::Rc};

thread_local! {
    /// One list a page.
    static PLACES: RefCell<Option<Rc<Places>>> = const { RefCell::new(None) };
}

/// Reads the stores and brings the list to its first phase; then listens to the other windows, and to the
/// page going and coming.
pub fn start(state: &State) {
    // Ticks that were made before this could run.
    state.show_all();
    let takes = state.clone();
    let take = move |news| {
        take(
            &takes,
            match news {
                News::Answer(id, answer) => Event::Answer(id, answer),
                News::Alarm => Event::Alarm,
            },
        )
    };
    let shows = state.clone();
    let show = move |effect: &Effect| match effect {
        Effect::ShowOne(key) => shows.show_one(*key),
        Effect::ShowAll => shows.show_all(),
        Effect::Ready => page::mark_live(),
        _ => {}
    };
    PLACES.set(Some(Places::new(Shelf::Ticks, Box::new(take), Box::new(show))));
    act(state, Event::Begin(page::stay()));
    let hears = state.clone();
    channel::listen(move |message| act(&hears, Event::Heard(&message)));
    let sees = state.clone();
    page::on_seen(move |seen| {
        act(&sees, if seen == Seen::Shown { Event::Back } else { Event::Left });
        if seen == Seen::Gone && sees.may_let_go() {
            PLACES.with_borrow(|places| places.iter().for_each(|places| places.let_go()));
        }
    });
}

/// Takes an event, and carries out what follows: on screen before this returns, on the phone at once.
pub fn act(state: &State, event: Event<'_>) {
    let effects = take(state, event);
    if let Some(places) = PLACES.with_borrow(Clone::clone) {
        places.carry_out(effects);
    }
}

fn take(state: &State, event: Event<'_>) -> Vec<Effect> {
    let effects = state.step(event, clock::time());
    mark_saving(Shelf::Ticks, state.is_saving());
    page::mark_stay(state.stay());
    effects
}
