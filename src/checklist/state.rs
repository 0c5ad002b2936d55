//! What is on screen. One signal a box, so that a tap touches its row, its group and the result,
//! however long the list is.

use crate::{
    browser::page,
    content::GROUPS,
    domain::{Advice, Effect, How, Notice, Phase, Session, When, looked_key},
};
use leptos::{prelude::*, task::spawn_local};

/// When and how, as far as the person said.
pub type Said = (Option<When>, Option<How>);

/// A box: an indicator's, or a group's "I looked, none seen".
#[derive(Clone, Copy)]
struct Tick {
    on: RwSignal<bool>,
    /// Follows `on` after the next paint: the tick shows first, what moves the list then.
    can_be_noted: RwSignal<bool>,
    note: RwSignal<Said>,
    /// The place of its group in the guide.
    group: usize,
    is_sign: bool,
}

/// A group: how many of its signs are ticked (never shown), and whether the person said that they saw none.
#[derive(Clone, Copy)]
struct GroupState {
    signs: usize,
    none_seen: bool,
    has_tick: RwSignal<bool>,
}

/// The checklist on screen. Copies share the same state.
#[derive(Clone, Copy)]
pub struct State {
    session: StoredValue<Session>,
    /// By key, in the order of the keys.
    ticks: StoredValue<Vec<(String, Tick)>>,
    groups: StoredValue<Vec<GroupState>>,
    looked_at: RwSignal<usize>,
    advice: RwSignal<Advice>,
    phase: RwSignal<Phase>,
    notice: RwSignal<Option<Notice>>,
    /// Changes with every change: for lists that are drawn whole, and only while they are open.
    change: RwSignal<u32>,
}

impl State {
    /// A list on which the `early` ids have been ticked. It shows what the page was rendered with, nothing:
    /// hydration takes the page as it stands, so that everything else must come as a change after it.
    #[must_use]
    pub fn new(early: &[String], now: u64) -> Self {
        let mut ticks = Vec::new();
        let mut groups = Vec::new();
        for (place, group) in GROUPS.iter().enumerate() {
            let tick = |is_sign| Tick {
                on: RwSignal::new(false),
                can_be_noted: RwSignal::new(false),
                note: RwSignal::new((None, None)),
                group: place,
                is_sign,
            };
            for indicator in group.indicators {
                put(&mut ticks, indicator.id.to_owned(), tick(true));
            }
            put(&mut ticks, looked_key(group.id), tick(false));
            groups.push(GroupState {
                signs: 0,
                none_seen: false,
                has_tick: RwSignal::new(false),
            });
        }
        Self {
            session: StoredValue::new(Session::new(early, now)),
            ticks: StoredValue::new(ticks),
            groups: StoredValue::new(groups),
            looked_at: RwSignal::new(0),
            advice: RwSignal::new(Advice::NoTicks),
            phase: RwSignal::new(Phase::Opening),
            notice: RwSignal::new(None),
            change: RwSignal::new(0),
        }
    }

    /// Takes a step of the session; what it returns is still to be carried out.
    pub fn step(&self, step: impl FnOnce(&mut Session) -> Vec<Effect>) -> Vec<Effect> {
        self.session.try_update_value(step).unwrap_or_default()
    }

    /// Looks into the session without following it.
    pub fn look<T>(&self, look: impl FnOnce(&Session) -> T) -> T {
        self.session.with_value(look)
    }

    fn tick(&self, key: &str) -> Option<Tick> {
        self.ticks.with_value(|ticks| {
            let place = ticks.binary_search_by(|(other, _)| other.as_str().cmp(key));
            place
                .ok()
                .and_then(|place| ticks.get(place))
                .map(|(_, tick)| *tick)
        })
    }

    /// Whether the box under a key is ticked; one that no guide has stays empty.
    pub fn on(&self, key: &str) -> RwSignal<bool> {
        self.tick(key)
            .map_or_else(|| RwSignal::new(false), |tick| tick.on)
    }

    /// Whether what is known of a sign can be noted now.
    pub fn can_be_noted(&self, key: &str) -> RwSignal<bool> {
        self.tick(key)
            .map_or_else(|| RwSignal::new(false), |tick| tick.can_be_noted)
    }

    /// What was noted of a sign.
    pub fn note(&self, key: &str) -> RwSignal<Said> {
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

    /// Tells something about keeping, in the place of what was told before.
    pub fn tell(&self, notice: Notice) {
        self.notice.set(Some(notice));
    }

    /// Draws one box anew.
    pub fn show_one(&self, key: &str) {
        self.draw(key);
        self.show_result();
    }

    /// Draws every box anew.
    pub fn show_all(&self) {
        let keys: Vec<String> = self
            .ticks
            .with_value(|ticks| ticks.iter().map(|(key, _)| key.clone()).collect());
        keys.iter().for_each(|key| self.draw(key));
        self.show_result();
    }

    fn draw(&self, key: &str) {
        let Some(tick) = self.tick(key) else { return };
        let entry = self.look(|session| session.entry(key));
        let is_on = entry.is_some_and(|entry| entry.on);
        let was_on = tick.on.get_untracked();
        set_if_new(
            tick.note,
            entry.map_or((None, None), |entry| (entry.when, entry.how)),
        );
        if is_on == was_on {
            return;
        }
        tick.on.set(is_on);
        self.groups.update_value(|groups| {
            let Some(group) = groups.get_mut(tick.group) else {
                return;
            };
            if tick.is_sign {
                group.signs =
                    (group.signs + usize::from(is_on)).saturating_sub(usize::from(was_on));
            } else {
                group.none_seen = is_on;
            }
        });
        let state = *self;
        spawn_local(async move {
            page::painted().await;
            set_if_new(tick.can_be_noted, tick.on.get_untracked());
            state.show_group(tick.group);
        });
    }

    /// Draws what a group's ticks change around them: its "none seen", and how many groups were looked at.
    fn show_group(&self, place: usize) {
        self.groups.with_value(|groups| {
            if let Some(group) = groups.get(place) {
                set_if_new(group.has_tick, group.signs > 0);
            }
            let looked_at = |group: &&GroupState| group.signs > 0 || group.none_seen;
            let looked_at = groups.iter().filter(looked_at).count();
            set_if_new(self.looked_at, looked_at);
            page::mark_in_hand(looked_at > 0);
        });
    }

    fn show_result(&self) {
        let (advice, phase) = self.look(|session| (session.advice(), session.phase()));
        set_if_new(self.advice, advice);
        set_if_new(self.phase, phase);
        self.change
            .update(|change| *change = change.wrapping_add(1));
    }
}

/// Puts a tick where its key belongs. A sort of its own would cost the module more than it saves here.
fn put(ticks: &mut Vec<(String, Tick)>, key: String, tick: Tick) {
    let place = ticks.partition_point(|(other, _)| *other < key);
    ticks.insert(place, (key, tick));
}

/// Spares those who follow a value the news that it is as before.
fn set_if_new<T: Copy + PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}
