//! The one list of a page: what is kept, and what tells those who show it that it has changed.

use super::{group, jump, read_out};
use crate::{
    browser::page,
    domain::{Advice, Effect, Event, Keeping, Key, Keys, Notice, Phase, Session, Time},
};
use leptos::prelude::*;
use std::{cell::RefCell, rc::Rc};

/// The checklist. Copies share the same one.
#[derive(Clone)]
pub struct State {
    keeping: Rc<RefCell<Keeping>>,
    keys: Keys,
    /// Any change of a box.
    change: ArcTrigger,
    /// A change of what is told: what the ticks call for, where the list stands, what is said of its keeping.
    told: ArcTrigger,
}

impl State {
    /// A list with these boxes, on which the `early` ones have been ticked.
    #[must_use]
    pub fn new(keys: Keys, early: &[Key], now: u64) -> Self {
        Self {
            keeping: Rc::new(RefCell::new(Keeping::new(keys, early, now))),
            keys,
            change: ArcTrigger::new(),
            told: ArcTrigger::new(),
        }
    }

    /// Takes an event; what it returns is still to be carried out.
    pub fn step(&self, event: Event<'_>, time: Time) -> Vec<Effect> {
        let before = self.tells();
        let effects = self.keeping.borrow_mut().step(event, time);
        let after = self.tells();
        if before.2.is_some() && after.2.is_none() {
            // What goes leaves its room: the list stays under the thumb.
            page::keep_height("notice");
        }
        if before != after {
            self.told.notify();
        }
        effects
    }

    fn tells(&self) -> (Advice, Phase, Option<Notice>) {
        let keeping = self.keeping.borrow();
        let session = keeping.session();
        (session.advice(), session.phase(), keeping.notice())
    }

    /// Looks into the session without following it.
    pub fn look<T>(&self, look: impl FnOnce(&Session) -> T) -> T {
        look(self.keeping.borrow().session())
    }

    /// Whether something is on its way into a store.
    pub fn is_saving(&self) -> bool {
        self.keeping.borrow().is_saving()
    }

    /// Whether the page may go without what the database has not ended yet.
    pub fn may_let_go(&self) -> bool {
        self.keeping.borrow().may_let_go()
    }

    /// With which list the next page of this tab may go on.
    pub fn stay(&self) -> Option<u64> {
        self.keeping.borrow().stay()
    }

    /// The boxes of the list.
    pub const fn keys(&self) -> Keys {
        self.keys
    }

    /// What the ticks call for, followed.
    pub fn advice(&self) -> Advice {
        self.told.track();
        self.tells().0
    }

    /// Where the list stands, followed.
    pub fn phase(&self) -> Phase {
        self.told.track();
        self.tells().1
    }

    /// What to tell about keeping, followed.
    pub fn notice(&self) -> Option<Notice> {
        self.told.track();
        self.tells().2
    }

    /// Whether the page asks whose the ticks are, followed.
    pub fn is_asked(&self) -> bool {
        matches!(self.phase(), Phase::Interrupted { .. })
    }

    /// Whether it is known whose they are, and all of them are shown, followed: before, nothing may be told of the list.
    pub fn is_answered(&self) -> bool {
        self.phase() != Phase::Opening && !self.is_asked()
    }

    /// Follows every change.
    pub fn follow(&self) {
        self.change.track();
    }

    /// Draws one box anew; what stands around it, and may move the list, once the tick itself is painted.
    pub fn show_one(&self, key: Key) {
        self.draw(key);
        self.change.notify();
        let state = self.clone();
        page::after_paint(move || {
            let none_seen = Key::NoneSeen { group: key.group() };
            state.draw_around([key, none_seen].into_iter());
        });
    }

    /// Draws every box anew.
    pub fn show_all(&self) {
        self.keys.all().for_each(|key| self.draw(key));
        self.change.notify();
        let state = self.clone();
        page::after_paint(move || {
            state.draw_around(state.keys.all());
        });
    }

    fn draw(&self, key: Key) {
        let is_on = self.look(|session| session.is_on(key));
        if let Some(tick) = page::find_box(&self.keys.on_page(key))
            && tick.checked() != is_on
        {
            tick.set_checked(is_on);
        }
    }

    /// A group's name and its "none seen" change with its ticks, and so does how many groups were looked at.
    fn draw_around(&self, keys: impl Iterator<Item = Key>) {
        for key in keys {
            read_out::draw(self, key);
            if !key.is_sign() {
                group::draw(self, key.group());
            }
        }
        jump::draw(self);
    }
}
