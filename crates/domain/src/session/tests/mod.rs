//! The transitions one by one. What becomes of them on a phone is lived by `tests/lives`.

mod lists;

use super::*;
use crate::{How, When, guide::sample::GROUPS};

const HOUR: u64 = 60 * 60 * 1000;
const KEYS: Keys = Keys::new(GROUPS);
const LATE: Key = Key::Sign { group: 0, sign: 0 };
const AWAY: Key = Key::Sign { group: 0, sign: 1 };
const NO_SCHOOL: Key = Key::NoneSeen { group: 0 };
const MONEY: Key = Key::Sign { group: 1, sign: 0 };
const NO_HOME: Key = Key::NoneSeen { group: 2 };

fn stored(key: Key, entry: Entry) -> (String, String) {
    of_list(0, key, entry)
}

fn of_list(list: u64, key: Key, entry: Entry) -> (String, String) {
    (KEYS.stored(key), entry.encode(list))
}

fn new(early: &[Key], now: u64) -> Session {
    Session::new(KEYS, early, now)
}

fn opened(entries: &[(String, String)], now: u64) -> (Session, Vec<Effect>) {
    let mut session = new(&[], now);
    let effects = session.open(entries, now);
    (session, effects)
}

/// Tells another window what one window saves.
fn deliver(list: u64, effects: Vec<Effect>, to: &mut Session) {
    for effect in effects {
        if let Effect::Save(key, entry) = effect {
            to.hear(list, key, entry);
        }
    }
}

#[test]
fn an_empty_store_opens_fresh_and_a_tick_puts_it_in_progress() {
    let (mut session, _) = opened(&[], 5);
    assert_eq!(session.phase(), Phase::Fresh);
    assert_eq!(session.advice(), Advice::NoTicks);
    let effects = session.tick(LATE, true, 6);
    assert_eq!(session.phase(), Phase::InProgress);
    assert_eq!(session.advice(), Advice::Talk);
    assert!(effects.contains(&Effect::Save(LATE, Entry::new(6, true))));
    session.tick(LATE, false, 7);
    assert_eq!(session.advice(), Advice::NoTicks);
}

#[test]
fn ticks_from_before_wait_behind_the_question() {
    let (mut session, _) = opened(&[stored(LATE, Entry::new(5, true))], 6);
    assert_eq!(session.phase(), Phase::Interrupted { changed: 5 });
    assert!(!session.is_on(LATE));
    assert_eq!(session.advice(), Advice::NoTicks);
    assert_eq!(session.resume(), [Effect::ShowAll]);
    assert!(session.is_on(LATE));
    assert_eq!(session.phase(), Phase::InProgress);
    assert!(session.resume().is_empty());
}

#[test]
fn a_tick_made_while_the_stores_were_read_is_kept() {
    let mut session = new(&[LATE], 3);
    assert_eq!(session.tick(MONEY, true, 4), [Effect::ShowOne(MONEY)]);
    let effects = session.open(&[], 5);
    assert!(effects.contains(&Effect::Save(LATE, Entry::new(3, true))));
    assert!(effects.contains(&Effect::Save(MONEY, Entry::new(4, true))));
    assert_eq!(session.phase(), Phase::InProgress);
}

#[test]
fn another_child_clears_first_and_keeps_what_was_ticked_for_it() {
    let mut session = new(&[MONEY], 7);
    session.open(&[stored(LATE, Entry::new(5, true))], 7);
    let effects = session.clear(8);
    assert_eq!(effects[0], Effect::ForgetAll);
    assert!(effects.contains(&Effect::Save(MONEY, Entry::new(7, true))));
    assert!(session.is_on(MONEY) && !session.is_on(LATE));
}

#[test]
fn a_day_after_the_last_change_of_any_all_are_forgotten() {
    let list = [stored(LATE, Entry::new(0, true)), stored(MONEY, Entry::new(1000, true))];
    let (young, _) = opened(&list, 1000 + KEPT_FOR_MS);
    assert_eq!(young.phase(), Phase::Interrupted { changed: 1000 });
    let (session, effects) = opened(&list, 1001 + KEPT_FOR_MS);
    assert_eq!(session.phase(), Phase::Expired);
    assert!(effects.contains(&Effect::Begin(vec![(LATE, None), (MONEY, None)])));
    assert!(effects.contains(&Effect::Announce(Notice::Expired)));
}

#[test]
fn ticks_from_the_far_future_are_kept_and_count_from_now() {
    let ahead = Entry::new(1_001 + KEPT_FOR_MS, true);
    let (session, effects) = opened(&[stored(LATE, ahead)], 1_000);
    assert_eq!(session.phase(), Phase::Interrupted { changed: 1_000 });
    let dated = Some(Entry::new(1_000, true));
    assert!(effects.contains(&Effect::Begin(vec![(LATE, dated)])));
    assert_eq!(session.list(), 1_000);
}

#[test]
fn of_two_stores_the_later_change_counts() {
    let both = |first: bool, second: bool| {
        let mut entries = [stored(LATE, Entry::new(1, first)), stored(LATE, Entry::new(2, second))];
        let phase = opened(&entries, 3).0.phase();
        entries.reverse();
        [phase, opened(&entries, 3).0.phase()]
    };
    assert_eq!(both(true, false), [Phase::Fresh; 2]);
    assert_eq!(both(false, true), [Phase::Interrupted { changed: 2 }; 2]);
}

#[test]
fn garbage_is_forgotten_and_told_unless_another_store_knows_better() {
    let bad = |key: Key| (KEYS.stored(key), "?".to_owned());
    let entries = [bad(LATE), bad(MONEY), stored(MONEY, Entry::new(1, true))];
    let (_, effects) = opened(&entries, 2);
    assert!(effects.contains(&Effect::Forget(vec!["late".to_owned()])));
    assert!(effects.contains(&Effect::Announce(Notice::Garbage)));
}

#[test]
fn what_a_newer_version_wrote_is_neither_shown_nor_written_over() {
    let newer = (KEYS.stored(LATE), "2 ticked".to_owned());
    let (mut session, effects) = opened(&[newer], 1);
    assert!(effects.contains(&Effect::Announce(Notice::Newer)));
    assert!(!session.is_on(LATE));
    let effects = session.tick(LATE, true, 2);
    assert_eq!(effects, [Effect::ShowOne(LATE), Effect::Announce(Notice::Newer)]);
}

#[test]
fn clearing_in_practice_takes_nothing_real() {
    let (mut session, _) = opened(&[stored(LATE, Entry::new(1, true))], 2);
    session.resume();
    session.practise();
    session.tick(MONEY, true, 3);
    assert_eq!(session.clear(4), [Effect::ShowAll]);
    assert!(!session.is_on(MONEY) && session.phase() == Phase::Practice);
    session.end_practice(5);
    session.resume();
    assert!(session.is_on(LATE) && session.list() == 0);
}

#[test]
fn practice_keeps_nothing_and_ends_before_the_question() {
    let (mut session, _) = opened(&[], 1);
    session.tick(LATE, true, 2);
    session.practise();
    assert!(!session.is_on(LATE));
    assert_eq!(session.tick(MONEY, true, 3), [Effect::ShowOne(MONEY)]);
    session.end_practice(4);
    assert_eq!(session.phase(), Phase::Interrupted { changed: 2 });
    session.resume();
    assert!(session.is_on(LATE) && !session.is_on(MONEY));
}

#[test]
fn the_later_change_of_two_windows_counts_whatever_their_clocks_say() {
    let (mut one, _) = opened(&[], 1);
    let (mut other, _) = opened(&[], 1);
    deliver(0, one.tick(LATE, true, 100), &mut other);
    assert!(other.is_on(LATE));
    // The clock has gone back; the untick still comes after the tick.
    deliver(0, other.tick(LATE, false, 50), &mut one);
    assert!(!one.is_on(LATE));
    deliver(0, one.tick(AWAY, true, 60), &mut other);
    deliver(0, other.tick(MONEY, true, 60), &mut one);
    for session in [one, other] {
        assert!(session.is_on(AWAY) && session.is_on(MONEY));
    }
}

#[test]
fn what_another_window_says_stays_behind_the_question() {
    let (mut session, _) = opened(&[stored(LATE, Entry::new(5, true))], 6);
    assert!(session.hear(0, MONEY, Entry::new(6, true)).is_empty());
    assert!(!session.is_on(MONEY));
    session.resume();
    assert!(session.is_on(LATE) && session.is_on(MONEY));
}

#[test]
fn what_another_window_clears_is_gone_here_too() {
    let (mut session, _) = opened(&[], 1);
    session.tick(LATE, true, 2);
    let effects = session.hear_clear(3);
    assert!(effects.contains(&Effect::Announce(Notice::ClearedElsewhere)));
    assert_eq!((session.phase(), session.advice()), (Phase::Fresh, Advice::NoTicks));
}

#[test]
fn who_was_long_away_is_asked_again_and_after_a_day_finds_nothing() {
    let (mut session, _) = opened(&[], 0);
    session.tick(LATE, true, 0);
    assert!(session.come_back(AWAY_MS - 1).is_empty());
    session.come_back(AWAY_MS);
    assert_eq!(session.phase(), Phase::Interrupted { changed: 0 });
    assert!(!session.is_too_old(KEPT_FOR_MS));
    assert!(session.is_too_old(KEPT_FOR_MS + 1));
    // Another window may have gone on with it: what is kept decides.
    session.open_anew();
    let mut gone_on = session.clone();
    let effects = session.open(&[stored(LATE, Entry::new(0, true))], KEPT_FOR_MS + 1);
    assert_eq!(session.phase(), Phase::Expired);
    assert_eq!(effects[0], Effect::Begin(vec![(LATE, None)]));
    let later = stored(MONEY, Entry::new(HOUR, true));
    gone_on.open(&[stored(LATE, Entry::new(0, true)), later], KEPT_FOR_MS + 1);
    assert!(gone_on.asks());
}

#[test]
fn a_note_is_kept_with_its_tick_and_goes_with_it() {
    let (mut session, _) = opened(&[], 1);
    assert!(session.note_when(LATE, Some(When::Recent), 1).is_empty());
    session.tick(LATE, true, 1);
    session.note_when(LATE, Some(When::Recent), 2);
    let effects = session.note_how(LATE, Some(How::Saw), 3);
    let entry = Entry { at: 3, on: true, when: Some(When::Recent), how: Some(How::Saw) };
    assert!(effects.contains(&Effect::Save(LATE, entry)));
    session.tick(LATE, false, 4);
    assert_eq!(session.entry(LATE), Some(Entry::new(4, false)));
}

#[test]
fn a_group_is_looked_at_by_a_tick_or_by_saying_so_and_the_latter_is_no_tick() {
    let (mut session, _) = opened(&[], 1);
    assert!(!session.is_looked_at(0));
    session.tick(NO_SCHOOL, true, 2);
    assert!(session.is_looked_at(0));
    assert_eq!((session.advice(), session.looked_at()), (Advice::NoTicks, 1));
    session.tick(NO_SCHOOL, false, 3);
    session.tick(LATE, true, 4);
    assert!(session.is_looked_at(0) && session.has_tick(0));
    assert_eq!(session.looked_at(), 1);
}
