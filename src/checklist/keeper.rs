//! Carries out what the session decides: on the screen, on the phone, in other windows.

use super::state::State;
use crate::{
    browser::{channel, clock, page, storage},
    content::GROUPS,
    domain::{Decoded, Effect, Notice, Session, decode, looked_key},
};
use leptos::task::spawn_local;
use std::cell::Cell;

/// What the windows of one phone tell each other: a changed box as `key`, a line's end and the entry;
/// or that everything was cleared.
const CLEARED: &str = "cleared";

/// Reads the stores and brings the list to its first phase; then listens to the other windows, and to the
/// page going and coming.
pub fn start(state: State) {
    // Ticks that were made before this could run.
    state.show_all();
    spawn_local(async move {
        let stored = storage::open().await;
        if !storage::keeps() {
            state.tell(Notice::NotKept);
        }
        let effects = state.step(|session| session.open(stored, clock::now()));
        carry_out(state, effects).await;
        page::mark_live();
    });
    channel::listen(move |message| act(state, |session| hear(session, &message)));
    let left = Cell::new(None);
    page::on_visibility(move |visible| {
        if !visible {
            left.set(Some(clock::now()));
        } else if let Some(left) = left.take() {
            let now = clock::now();
            act(state, |session| {
                session.come_back(now.saturating_sub(left), now)
            });
        }
    });
}

fn hear(session: &mut Session, message: &str) -> Vec<Effect> {
    if message == CLEARED {
        return session.hear_clear();
    }
    let Some((key, entry)) = message.split_once('\n') else {
        return Vec::new();
    };
    match decode(entry) {
        Decoded::Known(entry) => session.hear(key, entry),
        Decoded::Newer | Decoded::Garbage => Vec::new(),
    }
}

/// Takes a step and carries it out: on screen before this returns, on the phone at once.
pub fn act(state: State, step: impl FnOnce(&mut Session) -> Vec<Effect>) {
    let effects = state.step(step);
    let later: Vec<Effect> = effects
        .into_iter()
        .filter(|effect| !show(state, effect))
        .collect();
    if !later.is_empty() {
        spawn_local(carry_out(state, later));
    }
}

/// Ticks or unticks a sign. Who ticks one has seen some: "I looked, none seen" of its group goes.
pub fn tick(state: State, group: usize, id: &'static str, on: bool) {
    let now = clock::now();
    act(state, |session| session.tick(id, on, now));
    let Some(looked) = GROUPS.get(group).map(|group| looked_key(group.id)) else {
        return;
    };
    if on && state.look(|session| session.is_on(&looked)) {
        act(state, |session| session.tick(&looked, false, now));
    }
}

/// What concerns the screen alone; whether it did.
fn show(state: State, effect: &Effect) -> bool {
    match effect {
        Effect::ShowOne(key) => state.show_one(key),
        Effect::ShowAll => state.show_all(),
        // That everything is cleared is told when it is.
        Effect::Tell(Notice::Cleared) => return false,
        Effect::Tell(notice) => state.tell(*notice),
        Effect::Save(..) | Effect::Forget(_) | Effect::ForgetAll => return false,
    }
    true
}

async fn carry_out(state: State, effects: Vec<Effect>) {
    let mut forgotten = true;
    for effect in effects {
        match effect {
            Effect::Save(key, entry) => {
                let entry = entry.encode();
                channel::tell(&[&key, "\n", &entry].concat());
                if storage::save(&key, &entry).await.is_err() {
                    state.tell(Notice::NotKept);
                }
            }
            // What cannot be deleted now is found, and judged the same, at the next opening.
            Effect::Forget(key) => drop(storage::delete(&key).await),
            Effect::ForgetAll => {
                channel::tell(CLEARED);
                forgotten = storage::clear().await.is_ok();
                if !forgotten {
                    state.tell(Notice::NotCleared);
                }
            }
            Effect::Tell(Notice::Cleared) if forgotten => state.tell(Notice::Cleared),
            Effect::Tell(Notice::Cleared) => {}
            other => drop(show(state, &other)),
        }
    }
}
