//! Random lives of a checklist: taps, kills, clock jumps, garbage in the store, another window.
//!
//! Beside the session a model keeps what the person has ticked and not cleared. After each step what is
//! kept must be that; after each opening nothing old may be shown before the question is answered.

use super::*;
use crate::{Decoded, decode};
use proptest::prelude::*;
use std::collections::BTreeMap;

const KEYS: [&str; 5] = ["a", "b", "c", "looked:g", "d"];
const START: u64 = 1_000_000_000_000;

/// What can happen to a checklist.
#[derive(Debug, Clone)]
enum Step {
    Tick(&'static str, bool),
    Note(&'static str),
    Kill,
    Resume,
    Clear,
    Practise,
    EndPractice,
    ClockJumps(i64),
    Garbage(&'static str, String),
    NewerVersionWrites,
    OtherWindowTicks(&'static str, bool),
    ComeBack(u64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let key = || prop::sample::select(KEYS.to_vec());
    let years = 3_000_000_000_000i64;
    let day = KEPT_FOR_MS.cast_signed() + 1;
    let jump = prop_oneof![-years..years, -100_000i64..100_000, Just(day)];
    let step = prop_oneof![
        8 => (key(), any::<bool>()).prop_map(|(key, on)| Step::Tick(key, on)),
        2 => key().prop_map(Step::Note),
        3 => Just(Step::Kill),
        3 => Just(Step::Resume),
        1 => Just(Step::Clear),
        1 => Just(Step::Practise),
        1 => Just(Step::EndPractice),
        2 => jump.prop_map(Step::ClockJumps),
        1 => (key(), ".{0,12}").prop_map(|(key, text)| Step::Garbage(key, text)),
        1 => Just(Step::NewerVersionWrites),
        2 => (key(), any::<bool>()).prop_map(|(key, on)| Step::OtherWindowTicks(key, on)),
        1 => (0..3 * KEPT_FOR_MS).prop_map(Step::ComeBack),
    ];
    prop::collection::vec(step, 1..40)
}

/// A phone: its store, its clock, the session in the window, and what the person expects to be kept.
struct Phone {
    store: BTreeMap<String, String>,
    now: u64,
    session: Session,
    expected: BTreeMap<String, bool>,
}

impl Phone {
    fn new() -> Self {
        let (session, _) = opened(vec![], START);
        let (store, expected) = (BTreeMap::new(), BTreeMap::new());
        Self {
            store,
            now: START,
            session,
            expected,
        }
    }

    fn stored(&self) -> Vec<(String, String)> {
        self.store.clone().into_iter().collect()
    }

    /// The youngest change that a reader of the store can see.
    fn last_change(&self) -> Option<u64> {
        let entries = self.store.values().filter_map(|text| match decode(text) {
            Decoded::Known(entry) => Some(entry.at),
            Decoded::Newer | Decoded::Garbage => None,
        });
        entries.max()
    }

    fn apply(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Save(key, entry) => {
                    self.expected.insert(key.clone(), entry.on);
                    self.store.insert(key, entry.encode());
                }
                Effect::Forget(key) => drop(self.store.remove(&key)),
                Effect::ForgetAll => {
                    self.store.clear();
                    self.expected.clear();
                }
                Effect::Tell(Notice::Expired) => self.expected.clear(),
                Effect::ShowOne(_) | Effect::ShowAll | Effect::Tell(_) => {}
            }
        }
    }

    /// Opens a window on the store as it is.
    fn open(&mut self) -> Session {
        let past = |at| self.now.saturating_sub(at) > KEPT_FOR_MS;
        let may_expire = self.last_change().is_some_and(past);
        let (session, effects) = opened(self.stored(), self.now);
        let expired = effects.contains(&Effect::Tell(Notice::Expired));
        assert_eq!(expired, may_expire, "only age deletes, and it always does");
        assert!(
            KEYS.iter().all(|key| !session.is_on(key)),
            "nothing old is shown unasked"
        );
        self.apply(effects);
        session
    }

    fn tick(&mut self, key: &str, on: bool) {
        let kept = self.session.phase() != Phase::Practice;
        let effects = self.session.tick(key, on, self.now);
        let saved = effects
            .iter()
            .any(|effect| matches!(effect, Effect::Save(..)));
        assert_eq!(saved, kept, "every real tick is saved, no practised one is");
        self.apply(effects);
    }

    fn other_window_ticks(&mut self, key: &str, on: bool) {
        let mut other = self.open();
        other.resume();
        let effects = other.tick(key, on, self.now);
        self.apply(effects.clone());
        for effect in effects {
            if let Effect::Save(key, entry) = effect {
                self.session.hear(&key, entry);
            }
        }
    }

    fn step(&mut self, step: Step) {
        let now = self.now;
        match step {
            Step::Tick(key, on) => self.tick(key, on),
            Step::Note(key) if self.session.is_on(key) => {
                let effects = self.session.note_when(key, Some(When::Recent), now);
                self.apply(effects);
            }
            Step::Note(_) => {}
            Step::Kill => self.session = self.open(),
            Step::Resume => assert!(!saves(&self.session.resume())),
            Step::Clear => {
                let effects = self.session.clear();
                self.apply(effects);
            }
            Step::Practise => assert!(!saves(&self.session.practise())),
            Step::EndPractice => assert!(!saves(&self.session.end_practice())),
            Step::ClockJumps(by) => self.now = now.saturating_add_signed(by),
            Step::Garbage(key, text) if decode(&text) == Decoded::Garbage => {
                self.store.insert(key.to_owned(), text);
                self.expected.remove(key);
            }
            Step::Garbage(..) => {}
            Step::NewerVersionWrites => drop(self.store.insert("n".to_owned(), "2 new".to_owned())),
            Step::OtherWindowTicks(key, on) => self.other_window_ticks(key, on),
            Step::ComeBack(away) => {
                let effects = self.session.come_back(away, now);
                self.apply(effects);
            }
        }
    }

    /// What the person ticked and nobody cleared is in the store.
    fn keeps_its_promise(&self) {
        for (key, on) in &self.expected {
            let kept = self.store.get(key).map(|text| decode(text));
            assert!(
                matches!(kept, Some(Decoded::Known(entry)) if entry.on == *on),
                "{key} should be {on}, and the store has {kept:?}"
            );
        }
        assert!(self.store.get("n").is_none_or(|text| text == "2 new"));
    }
}

fn saves(effects: &[Effect]) -> bool {
    let writes = |effect: &Effect| !matches!(effect, Effect::ShowAll | Effect::Tell(_));
    effects.iter().any(writes)
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_old_is_shown(steps in steps()) {
        let mut phone = Phone::new();
        for step in steps {
            phone.step(step);
            phone.keeps_its_promise();
        }
    }
}
