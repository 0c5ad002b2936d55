//! What is on screen. One signal a box, so that a tap touches its row, its group and the result,
//! however long the list is.

use crate::{
    browser::page,
    content::GROUPS,
    domain::{Advice, Effect, Event, How, Keeping, Key, Keys, Notice, Phase, Session, Time, When},
};
use leptos::{prelude::*, task::spawn_local};

/// The boxes of this guide.
pub const KEYS: Keys = Keys::new(GROUPS);

/// When and how, as far as the person said.
pub type Said = (Option<When>, Option<How>);

/// A box: an indicator's, or a group's "I looked, none seen".
#[derive(Clone, Copy)]
struct Tick {
    on: RwSignal<bool>,
    /// Follows `on` after the next paint: the tick shows first, what moves the list then.
    can_be_noted: RwSignal<bool>,
    note: RwSignal<Said>,
}

impl Tick {
    fn new() -> Self {
        Self {
            on: RwSignal::new(false),
            can_be_noted: RwSignal::new(false),
            note: RwSignal::new((None, None)),
        }
    }
}

/// A group: its signs, and its "none seen" as the last.
#[derive(Clone)]
struct GroupState {
    ticks: Vec<Tick>,
    has_tick: RwSignal<bool>,
}

/// The checklist on screen. Copies share the same state.
#[derive(Clone, Copy)]
pub struct State {
    keeping: StoredValue<Keeping>,
    groups: StoredValue<Vec<GroupState>>,
    looked_at: RwSignal<usize>,
    advice: RwSignal<Advice>,
    phase: RwSignal<Phase>,
    notice: RwSignal<Option<Notice>>,
    /// Changes with every change: for lists that are drawn whole, and only while they are open.
    change: RwSignal<u32>,
}

impl State {
    /// A list on which the `early` boxes have been ticked. It shows what the page was rendered with, nothing:
    /// hydration takes the page as it stands, so that everything else must come as a change after it.
    #[must_use]
    pub fn new(early: &[Key], now: u64) -> Self {
        let groups = GROUPS.iter().map(|group| GroupState {
            ticks: (0..=group.indicators.len()).map(|_| Tick::new()).collect(),
            has_tick: RwSignal::new(false),
        });
        Self {
            keeping: StoredValue::new(Keeping::new(KEYS, early, now)),
            groups: StoredValue::new(groups.collect()),
            looked_at: RwSignal::new(0),
            advice: RwSignal::new(Advice::NoTicks),
            phase: RwSignal::new(Phase::Opening),
            notice: RwSignal::new(None),
            change: RwSignal::new(0),
        }
    }

    /// Takes an event; what it returns is still to be carried out.
    pub fn step(&self, event: Event<'_>, time: Time) -> Vec<Effect> {
        let step = |keeping: &mut Keeping| keeping.step(event, time);
        let effects = self.keeping.try_update_value(step);
        let notice = self.keeping.with_value(Keeping::notice);
        if notice.is_none() && self.notice.get_untracked().is_some() {
            // What goes leaves its room: the list stays under the thumb.
            page::keep_height("notice");
        }
        set_if_new(self.notice, notice);
        effects.unwrap_or_default()
    }

    /// Looks into the session without following it.
    pub fn look<T>(&self, look: impl FnOnce(&Session) -> T) -> T {
        self.keeping.with_value(|keeping| look(keeping.session()))
    }

    /// Whether something is on its way into a store.
    pub fn is_saving(&self) -> bool {
        self.keeping.with_value(Keeping::is_saving)
    }

    fn tick(&self, key: Key) -> Option<Tick> {
        self.groups.with_value(|groups| {
            let ticks = &groups.get(key.group())?.ticks;
            match key {
                Key::Sign { sign, .. } => ticks.get(sign).copied(),
                Key::NoneSeen { .. } => ticks.last().copied(),
            }
        })
    }

    /// Whether a box is ticked; one that no guide has stays empty.
    pub fn on(&self, key: Key) -> RwSignal<bool> {
        self.tick(key)
            .map_or_else(|| RwSignal::new(false), |tick| tick.on)
    }

    /// Whether what is known of a sign can be noted now.
    pub fn can_be_noted(&self, key: Key) -> RwSignal<bool> {
        self.tick(key)
            .map_or_else(|| RwSignal::new(false), |tick| tick.can_be_noted)
    }

    /// What was noted of a sign.
    pub fn note(&self, key: Key) -> RwSignal<Said> {
        self.tick(key)
            .map_or_else(|| RwSignal::new((None, None)), |tick| tick.note)
    }

    /// Whether a sign of the group at this place is ticked.
    pub fn has_tick(&self, group: usize) -> bool {
        let signal = self
            .groups
            .with_value(|groups| groups.get(group).map(|group| group.has_tick));
        signal.is_some_and(|signal| signal.get())
    }

    /// How many groups were looked at: the only progress there is.
    pub fn looked_at(&self) -> usize {
        self.looked_at.get()
    }

    /// What the ticks call for.
    pub fn advice(&self) -> Advice {
        self.advice.get()
    }

    /// Where the list stands.
    pub fn phase(&self) -> Phase {
        self.phase.get()
    }

    /// What to tell about keeping.
    pub fn notice(&self) -> Option<Notice> {
        self.notice.get()
    }

    /// Follows every change.
    pub fn follow(&self) {
        self.change.track();
    }

    /// Draws one box anew.
    pub fn show_one(&self, key: Key) {
        self.draw(key);
        self.show_result();
    }

    /// Draws every box anew.
    pub fn show_all(&self) {
        KEYS.all().for_each(|key| self.draw(key));
        self.show_result();
    }

    fn draw(&self, key: Key) {
        let Some(tick) = self.tick(key) else { return };
        let (entry, is_on) = self.look(|session| (session.entry(key), session.is_on(key)));
        set_if_new(
            tick.note,
            entry.map_or((None, None), |entry| (entry.when, entry.how)),
        );
        if is_on == tick.on.get_untracked() {
            return;
        }
        tick.on.set(is_on);
        let state = *self;
        spawn_local(async move {
            page::painted().await;
            set_if_new(tick.can_be_noted, tick.on.get_untracked());
            state.show_group(key.group());
        });
    }

    /// Draws what a group's ticks change around them: its "none seen", and how many groups were looked at.
    fn show_group(&self, place: usize) {
        let (has_tick, looked_at) =
            self.look(|session| (session.has_tick(place), session.looked_at()));
        let shown = self
            .groups
            .with_value(|groups| groups.get(place).map(|group| group.has_tick));
        if let Some(shown) = shown {
            set_if_new(shown, has_tick);
        }
        set_if_new(self.looked_at, looked_at);
        page::mark_in_hand(looked_at > 0);
    }

    fn show_result(&self) {
        let (advice, phase) = self.look(|session| (session.advice(), session.phase()));
        set_if_new(self.advice, advice);
        set_if_new(self.phase, phase);
        self.change
            .update(|change| *change = change.wrapping_add(1));
    }
}

/// Spares those who follow a value the news that it is as before.
fn set_if_new<T: Copy + PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}
