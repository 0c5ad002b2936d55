//! The numbers of lists, which of two windows' lists counts, and what may be shown together.

use super::*;

fn number(list: u64) -> (String, String) {
    (LIST.to_owned(), list.to_string())
}

#[test]
fn entries_of_an_earlier_list_are_dead_wherever_they_lie() {
    let late = of_list(3, LATE, Entry::new(9, true));
    let money = of_list(4, MONEY, Entry::new(5, true));
    for entries in [vec![number(4), late.clone()], vec![late.clone(), money.clone()]] {
        let (mut session, effects) = opened(&entries, 10);
        assert!(effects.contains(&Effect::Forget(vec!["late".to_owned()])));
        session.resume();
        assert!(!session.is_on(LATE));
        assert_eq!(session.list(), 4);
    }
    // Of one name in two stores the better one counts.
    let entries = [late, of_list(4, LATE, Entry::new(5, true))];
    let (session, effects) = opened(&entries, 10);
    assert_eq!(session.phase(), Phase::Interrupted { changed: 5 });
    assert_eq!(effects, [Effect::ShowAll]);
}

#[test]
fn a_cleared_list_is_followed_by_a_higher_number_whatever_the_clock_says() {
    let (mut session, _) = opened(&[number(50)], 10);
    session.clear(20);
    assert_eq!(session.list(), 51);
    session.clear(90);
    assert_eq!(session.list(), 90);
}

#[test]
fn a_list_that_was_cleared_while_it_was_read_stays_cleared() {
    let mut session = new(&[], 5);
    session.clear(8);
    session.open(&[number(3), of_list(3, LATE, Entry::new(4, true))], 9);
    assert_eq!(session.phase(), Phase::Fresh);
    assert!(!session.is_on(LATE));
}

#[test]
fn two_windows_that_clear_go_by_the_later_list() {
    let (mut session, _) = opened(&[], 5);
    session.clear(8);
    session.outnumber(20);
    assert_eq!(session.list(), 21);
    session.outnumber(4);
    assert_eq!(session.list(), 21);
    session.adopt(20);
    assert_eq!((session.list(), session.phase()), (20, Phase::Opening));
}

#[test]
fn what_is_heard_of_another_list_counts_if_that_list_is_later() {
    let (mut session, _) = opened(&[number(5)], 5);
    session.tick(LATE, true, 6);
    assert!(session.hear(4, MONEY, Entry::new(7, true)).is_empty());
    assert!(session.is_on(LATE) && !session.is_on(MONEY));
    session.hear(9, MONEY, Entry::new(8, true));
    assert!(!session.is_on(LATE) && session.is_on(MONEY));
    assert!(session.hear_clear(9).is_empty());
}

#[test]
fn what_is_heard_while_the_stores_are_read_waits_for_them() {
    let mut session = new(&[], 5);
    assert!(session.hear(0, MONEY, Entry::new(6, true)).is_empty());
    assert!(!session.is_on(MONEY));
    session.open(&[stored(LATE, Entry::new(5, true))], 7);
    assert!(session.asks() && !session.is_on(MONEY));
    session.resume();
    assert!(session.is_on(LATE) && session.is_on(MONEY));
}

#[test]
fn a_sign_takes_the_place_of_none_seen() {
    let (mut session, _) = opened(&[], 1);
    session.tick(NO_SCHOOL, true, 2);
    let effects = session.tick(LATE, true, 3);
    assert!(effects.contains(&Effect::Save(NO_SCHOOL, Entry::new(3, false))));
    // Another window may say so all the same: it is not shown beside a sign.
    session.hear(0, NO_SCHOOL, Entry::new(4, true));
    assert!(session.is_on(LATE) && !session.is_on(NO_SCHOOL));
    session.tick(NO_HOME, true, 5);
    assert!(session.is_on(NO_HOME));
}

#[test]
fn what_was_ticked_while_the_question_stood_comes_after_it_and_is_kept() {
    let mut session = new(&[LATE], 4);
    // The clock has gone back since.
    session.open(&[stored(LATE, Entry::new(9, false)), stored(MONEY, Entry::new(9, true))], 9);
    assert!(session.asks());
    let effects = session.resume();
    assert_eq!(effects, [Effect::Save(LATE, Entry::new(10, true)), Effect::ShowAll]);
    assert!(session.is_on(LATE) && session.is_on(MONEY));
}

#[test]
fn what_is_read_again_waits_behind_the_question_after_a_long_absence() {
    let money = [stored(MONEY, Entry::new(5, true))];
    let (mut session, _) = opened(&[], 4);
    session.read_again(&money, true, 6);
    assert!(session.asks() && !session.is_on(MONEY));
    let (mut session, _) = opened(&[], 4);
    session.read_again(&money, false, 6);
    assert!(!session.asks() && session.is_on(MONEY));
    let (mut session, _) = opened(&[], 4);
    session.tick(LATE, true, 5);
    session.read_again(&[number(7), of_list(7, MONEY, Entry::new(7, true))], false, 8);
    assert!(session.asks() && !session.is_on(LATE) && !session.is_on(MONEY));
}

#[test]
fn what_has_become_too_old_is_not_shown_when_it_is_read_again() {
    let (mut session, _) = opened(&[], 4);
    let effects = session.read_again(&[stored(MONEY, Entry::new(5, true))], false, 6 + KEPT_FOR_MS);
    assert!(effects.contains(&Effect::Begin(vec![(MONEY, None)])));
    assert!(!session.is_on(MONEY) && !session.asks());
}

#[test]
fn boxes_of_another_year_are_not_counted_and_stay_until_they_are_past() {
    let cars = |at| ("cars".to_owned(), Entry::new(at, true).encode(0));
    let (session, effects) = opened(&[cars(5)], 6);
    assert_eq!((session.phase(), session.looked_at()), (Phase::Fresh, 0));
    assert_eq!(effects, [Effect::ShowAll]);
    let (_, effects) = opened(&[cars(5)], 6 + KEPT_FOR_MS);
    assert!(effects.contains(&Effect::Forget(vec!["cars".to_owned()])));
}
