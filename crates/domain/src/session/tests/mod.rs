//! The transitions one by one, then random lives of a checklist.

mod life;

use super::*;
use crate::{How, Indicator, When};

const HOUR: u64 = 60 * 60 * 1000;

fn stored(key: &str, entry: Entry) -> (String, String) {
    (key.to_owned(), entry.encode())
}

fn opened(entries: Vec<(String, String)>, now: u64) -> (Session, Vec<Effect>) {
    let mut session = Session::new(&[], now);
    let effects = session.open(entries, now);
    (session, effects)
}

#[test]
fn an_empty_store_opens_fresh_and_a_tick_puts_it_in_progress() {
    let (mut session, _) = opened(vec![], 5);
    assert_eq!(session.phase(), Phase::Fresh);
    assert_eq!(session.advice(), Advice::NoTicks);
    let effects = session.tick("a", true, 6);
    assert_eq!(session.phase(), Phase::InProgress);
    assert_eq!(session.advice(), Advice::Talk);
    assert!(effects.contains(&Effect::Save("a".to_owned(), Entry::new(6, true))));
    session.tick("a", false, 7);
    assert_eq!(session.advice(), Advice::NoTicks);
}

#[test]
fn ticks_from_before_wait_behind_the_question() {
    let (mut session, _) = opened(vec![stored("a", Entry::new(5, true))], 6);
    assert_eq!(session.phase(), Phase::Interrupted { changed: 5 });
    assert!(!session.is_on("a"));
    assert_eq!(session.advice(), Advice::NoTicks);
    assert_eq!(session.resume(), [Effect::ShowAll]);
    assert!(session.is_on("a"));
    assert_eq!(session.phase(), Phase::InProgress);
}

#[test]
fn a_tick_made_while_the_stores_were_read_is_kept() {
    let mut session = Session::new(&["a".to_owned()], 3);
    assert_eq!(
        session.tick("b", true, 4),
        [Effect::ShowOne("b".to_owned())]
    );
    let effects = session.open(vec![], 5);
    assert!(effects.contains(&Effect::Save("a".to_owned(), Entry::new(3, true))));
    assert!(effects.contains(&Effect::Save("b".to_owned(), Entry::new(4, true))));
    assert_eq!(session.phase(), Phase::InProgress);
}

#[test]
fn another_child_clears_first_and_keeps_what_was_ticked_for_it() {
    let mut session = Session::new(&["b".to_owned()], 7);
    session.open(vec![stored("a", Entry::new(5, true))], 7);
    let effects = session.clear();
    assert_eq!(effects[0], Effect::ForgetAll);
    assert!(effects.contains(&Effect::Save("b".to_owned(), Entry::new(7, true))));
    assert!(session.is_on("b") && !session.is_on("a"));
}

#[test]
fn a_day_after_the_last_change_of_any_all_are_forgotten() {
    let list = || {
        vec![
            stored("a", Entry::new(0, true)),
            stored("b", Entry::new(1000, true)),
        ]
    };
    let young = opened(list(), 1000 + KEPT_FOR_MS).0;
    assert_eq!(young.phase(), Phase::Interrupted { changed: 1000 });
    let (session, effects) = opened(list(), 1001 + KEPT_FOR_MS);
    assert_eq!(session.phase(), Phase::Expired);
    for key in ["a", "b"] {
        assert!(effects.contains(&Effect::Forget(key.to_owned())));
    }
    assert!(effects.contains(&Effect::Tell(Notice::Expired)));
}

#[test]
fn ticks_from_the_far_future_are_kept_and_count_from_now() {
    let ahead = Entry::new(1_001 + KEPT_FOR_MS, true);
    let (session, effects) = opened(vec![stored("a", ahead)], 1_000);
    assert_eq!(session.phase(), Phase::Interrupted { changed: 1_000 });
    assert!(effects.contains(&Effect::Save("a".to_owned(), Entry::new(1_000, true))));
}

#[test]
fn of_two_stores_the_later_change_counts() {
    let both = |first: bool, second: bool| {
        let entries = [
            stored("a", Entry::new(1, first)),
            stored("a", Entry::new(2, second)),
        ];
        let reversed = entries.iter().rev().cloned().collect();
        [
            opened(entries.to_vec(), 3).0.phase(),
            opened(reversed, 3).0.phase(),
        ]
    };
    assert_eq!(both(true, false), [Phase::Fresh; 2]);
    assert_eq!(both(false, true), [Phase::Interrupted { changed: 2 }; 2]);
}

#[test]
fn garbage_is_forgotten_and_told_unless_another_store_knows_better() {
    let bad = |key: &str| (key.to_owned(), "?".to_owned());
    let (_, effects) = opened(
        vec![bad("a"), bad("b"), stored("b", Entry::new(1, true))],
        2,
    );
    assert!(effects.contains(&Effect::Forget("a".to_owned())));
    assert!(!effects.contains(&Effect::Forget("b".to_owned())));
    assert!(effects.contains(&Effect::Tell(Notice::Garbage)));
}

#[test]
fn what_a_newer_version_wrote_is_neither_shown_nor_written_over() {
    let (mut session, effects) = opened(vec![("a".to_owned(), "2 ticked".to_owned())], 1);
    assert!(effects.contains(&Effect::Tell(Notice::Newer)));
    let effects = session.tick("a", true, 2);
    assert_eq!(
        effects,
        [Effect::ShowOne("a".to_owned()), Effect::Tell(Notice::Newer)]
    );
}

#[test]
fn practice_keeps_nothing_and_ends_before_the_question() {
    let (mut session, _) = opened(vec![], 1);
    session.tick("a", true, 2);
    session.practise();
    assert!(!session.is_on("a"));
    assert_eq!(
        session.tick("b", true, 3),
        [Effect::ShowOne("b".to_owned())]
    );
    session.end_practice();
    assert_eq!(session.phase(), Phase::Interrupted { changed: 2 });
    session.resume();
    assert!(session.is_on("a") && !session.is_on("b"));
}

#[test]
fn the_later_change_of_two_windows_counts_whatever_their_clocks_say() {
    let (mut one, _) = opened(vec![], 1);
    let (mut other, _) = opened(vec![], 1);
    let tell = |effects: Vec<Effect>, to: &mut Session| {
        for effect in effects {
            if let Effect::Save(key, entry) = effect {
                to.hear(&key, entry);
            }
        }
    };
    tell(one.tick("a", true, 100), &mut other);
    assert!(other.is_on("a"));
    // The clock has gone back; the untick still comes after the tick.
    tell(other.tick("a", false, 50), &mut one);
    assert!(!one.is_on("a"));
    tell(one.tick("b", true, 60), &mut other);
    tell(other.tick("c", true, 60), &mut one);
    assert!(
        ["b", "c"]
            .iter()
            .all(|key| one.is_on(key) && other.is_on(key))
    );
}

#[test]
fn what_another_window_says_stays_behind_the_question() {
    let (mut session, _) = opened(vec![stored("a", Entry::new(5, true))], 6);
    assert!(session.hear("b", Entry::new(6, true)).is_empty());
    assert!(!session.is_on("b"));
    session.resume();
    assert!(session.is_on("a") && session.is_on("b"));
}

#[test]
fn what_another_window_clears_is_gone_here_too() {
    let (mut session, _) = opened(vec![], 1);
    session.tick("a", true, 2);
    assert!(
        session
            .hear_clear()
            .contains(&Effect::Tell(Notice::ClearedElsewhere))
    );
    assert_eq!(
        (session.phase(), session.advice()),
        (Phase::Fresh, Advice::NoTicks)
    );
}

#[test]
fn who_was_long_away_is_asked_again_and_after_a_day_finds_nothing() {
    let (mut session, _) = opened(vec![], 0);
    session.tick("a", true, 0);
    assert!(session.come_back(AWAY_MS - 1, HOUR).is_empty());
    session.come_back(AWAY_MS, HOUR);
    assert_eq!(session.phase(), Phase::Interrupted { changed: 0 });
    let effects = session.come_back(2 * KEPT_FOR_MS, KEPT_FOR_MS + 1);
    assert_eq!(session.phase(), Phase::Expired);
    assert_eq!(effects[0], Effect::ForgetAll);
}

#[test]
fn a_note_is_kept_with_its_tick_and_goes_with_it() {
    let (mut session, _) = opened(vec![], 1);
    session.tick("a", true, 1);
    session.note_when("a", Some(When::Recent), 2);
    let effects = session.note_how("a", Some(How::Saw), 3);
    let entry = Entry {
        at: 3,
        on: true,
        when: Some(When::Recent),
        how: Some(How::Saw),
    };
    assert!(effects.contains(&Effect::Save("a".to_owned(), entry)));
    session.tick("a", false, 4);
    assert_eq!(session.entry("a"), Some(Entry::new(4, false)));
}

#[test]
fn a_group_is_looked_at_by_a_tick_or_by_saying_so_and_the_latter_is_no_tick() {
    const INDICATORS: &[Indicator] = &[Indicator { id: "a", text: "" }];
    const GROUP: Group = Group {
        id: "g",
        name: "",
        icon: "",
        indicators: INDICATORS,
    };
    let (mut session, _) = opened(vec![], 1);
    assert!(!session.is_looked_at(&GROUP));
    session.tick(&looked_key("g"), true, 2);
    assert!(session.is_looked_at(&GROUP));
    assert_eq!(session.advice(), Advice::NoTicks);
    session.tick(&looked_key("g"), false, 3);
    session.tick("a", true, 4);
    assert!(session.is_looked_at(&GROUP));
}
