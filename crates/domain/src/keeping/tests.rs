use super::*;
use crate::{Entry, Place, guide::sample::GROUPS, store::sample::Places};

const KEYS: Keys = Keys::new(GROUPS);
const LATE: Key = Key::Sign { group: 0, sign: 0 };
const MONEY: Key = Key::Sign { group: 1, sign: 0 };

fn time(clock: u64) -> Time {
    Time { clock, steady: 0 }
}

/// A step, with everything that the places answer to it; what the other windows are told.
fn step(list: &mut Keeping, places: &mut Places, event: Event<'_>, now: u64) -> Vec<String> {
    let mut said = Vec::new();
    let mut effects = list.step(event, time(now));
    while !effects.is_empty() {
        match effects.remove(0) {
            Effect::Ask(request) => {
                let answer = places.answer(&request);
                effects.extend(list.step(Event::Answer(request.id, answer), time(now)));
            }
            Effect::Say(message) => said.push(message),
            _ => {}
        }
    }
    said
}

fn opened(places: &mut Places, now: u64) -> Keeping {
    let mut list = Keeping::new(KEYS, &[], now);
    step(&mut list, places, Event::Begin(None), now);
    list
}

/// What a place holds of a box.
fn kept(places: &Places, place: Place, key: Key) -> Option<(Entry, u64)> {
    match decode(places.get(place, &KEYS.stored(key))?) {
        Decoded::Known(entry, list) => Some((entry, list)),
        _ => None,
    }
}

#[test]
fn a_tick_is_kept_and_told_and_found_at_the_next_opening() {
    let mut places = Places::default();
    let mut list = opened(&mut places, 5);
    let said = step(&mut list, &mut places, Event::Tick(LATE, true), 6);
    assert_eq!(said, ["late\n1 6 on - - 0"]);
    assert!(!list.is_saving());
    let mut next = opened(&mut places, 7);
    assert!(next.session().asks() && !next.session().is_on(LATE));
    step(&mut next, &mut places, Event::Resume, 8);
    assert!(next.session().is_on(LATE));
}

/// A desk's window may stand in front all day: nothing tells that its person has gone.
#[test]
fn who_acts_on_a_list_that_stood_open_for_an_hour_is_asked() {
    let mut places = Places::default();
    let mut list = opened(&mut places, 5);
    step(&mut list, &mut places, Event::Tick(LATE, true), 5 + AWAY_MS);
    assert!(!list.session().asks() && list.session().is_on(LATE), "there was nothing to ask about");
    step(&mut list, &mut places, Event::Tick(MONEY, true), 4 + 2 * AWAY_MS);
    assert!(!list.session().asks() && list.session().is_on(MONEY), "within the hour");
    step(&mut list, &mut places, Event::Tick(MONEY, false), 4 + 3 * AWAY_MS);
    assert!(list.session().asks());
    step(&mut list, &mut places, Event::Resume, 5 + 3 * AWAY_MS);
    assert!(list.session().is_on(LATE) && list.session().is_on(MONEY), "what was asked away is not taken");
    let next_day = 6 + 3 * AWAY_MS + crate::KEPT_FOR_MS;
    step(&mut list, &mut places, Event::Tick(MONEY, true), next_day);
    assert!(list.session().is_on(MONEY) && !list.session().is_on(LATE), "what is over goes, and the tick is of now");
    let [late, money] = [LATE, MONEY].map(|key| kept(&places, Place::Database, key));
    assert!(late.is_none() && money.is_some_and(|(entry, _)| entry.on));
}

/// The next page of a tab, opened at `now`, after the one with `before` was left at `left`.
fn next_page(before: &Keeping, places: &mut Places, left: u64, now: u64) -> Keeping {
    let stay = before.stay().map(|list| Stay { list, left });
    let mut next = Keeping::new(KEYS, &[], now);
    step(&mut next, places, Event::Begin(stay), now);
    next
}

#[test]
fn who_only_moves_between_pages_within_the_hour_is_not_asked() {
    let mut places = Places::default();
    let mut list = opened(&mut places, 5);
    step(&mut list, &mut places, Event::Tick(LATE, true), 6);
    let next = next_page(&list, &mut places, 7, 6 + AWAY_MS);
    assert!(!next.session().asks() && next.session().is_on(LATE));
    assert!(next_page(&list, &mut places, 7, 7 + AWAY_MS).session().asks());
    // A clock that was set back tells of no time.
    assert!(next_page(&list, &mut places, 7, 6).session().asks());
    // Nobody goes on from a page on which it is asked, or practised.
    let mut asks = opened(&mut places, 8);
    assert_eq!(asks.stay(), None);
    assert!(next_page(&asks, &mut places, 8, 9).session().asks());
    step(&mut asks, &mut places, Event::Resume, 9);
    step(&mut asks, &mut places, Event::Practise, 9);
    assert_eq!(asks.stay(), None);
    // Another window has cleared meanwhile, and what is there is of its list.
    let mut other = opened(&mut places, 10);
    step(&mut other, &mut places, Event::Clear, 10);
    step(&mut other, &mut places, Event::Tick(MONEY, true), 11);
    let next = next_page(&list, &mut places, 7, 12);
    assert!(next.session().asks() && !next.session().is_on(MONEY));
}

#[test]
fn another_list_is_told_and_told_again_to_who_has_missed_it() {
    let mut places = Places::default();
    let mut first = opened(&mut places, 5);
    step(&mut first, &mut places, Event::Tick(LATE, true), 6);
    let next_day = 7 + crate::KEPT_FOR_MS;
    let mut second = Keeping::new(KEYS, &[], next_day);
    let begun = format!("begun {next_day}");
    let said = step(&mut second, &mut places, Event::Begin(None), next_day);
    assert_eq!(said, [begun.as_str()]);
    let earlier = Event::Heard("late\n1 9 on - - 0");
    let said = step(&mut second, &mut places, earlier, next_day);
    assert_eq!(said, [begun.as_str()]);
    assert!(!second.session().is_on(LATE));
    step(&mut first, &mut places, Event::Heard(&begun), next_day);
    assert!(!first.session().is_on(LATE));
    assert_eq!(first.notice(), Some(Notice::Expired));
    // Told once more, it is no news: nothing that is shown is called deleted.
    step(&mut first, &mut places, Event::Tick(LATE, true), next_day + 1);
    let old = Event::Heard(&begun);
    step(&mut first, &mut places, old, 2 * next_day);
    assert!(first.session().is_on(LATE));
    assert_eq!(first.notice(), None);
}

#[test]
fn cleared_is_said_when_it_is_so_and_what_was_ticked_meanwhile_is_kept() {
    let mut places = Places::default();
    let mut list = opened(&mut places, 5);
    step(&mut list, &mut places, Event::Tick(LATE, true), 6);
    let effects = list.step(Event::Clear, time(7));
    assert_eq!(list.notice(), None);
    let waiting = list.step(Event::Tick(MONEY, true), time(8));
    assert!(!waiting.iter().any(|effect| matches!(effect, Effect::Ask(_))));
    for effect in effects {
        if let Effect::Ask(request) = effect {
            let answer = places.answer(&request);
            let done = list.step(Event::Answer(request.id, answer), time(9));
            let [Effect::Ask(local), ..] = &done[..] else {
                panic!("{done:?}");
            };
            assert_eq!(list.notice(), None, "one place is still to be cleared");
            let answer = places.answer(local);
            step(&mut list, &mut places, Event::Answer(local.id, answer), 9);
        }
    }
    assert_eq!(list.notice(), Some(Notice::Cleared));
    assert_eq!(kept(&places, Place::Database, LATE), None);
    let (entry, of) = kept(&places, Place::Database, MONEY).unwrap();
    assert_eq!((entry, of), (Entry::new(8, true), 7));
}

#[test]
fn what_could_not_be_read_is_not_taken_for_nothing_until_it_is_read() {
    let mut places = Places::default();
    step(&mut opened(&mut places, 4), &mut places, Event::Tick(LATE, true), 5);
    places.says[0] = Some(Answer::Refused);
    let mut list = opened(&mut places, 6);
    assert_eq!(list.notice(), Some(Notice::Unread));
    step(&mut list, &mut places, Event::Tick(MONEY, true), 7);
    assert_eq!(kept(&places, Place::Local, MONEY), None);
    places.says[0] = None;
    step(&mut list, &mut places, Event::Left, 8);
    step(&mut list, &mut places, Event::Back, 9);
    assert_eq!(list.notice(), None);
    assert!(list.session().asks());
    assert_eq!(kept(&places, Place::Database, MONEY), None);
    step(&mut list, &mut places, Event::Resume, 10);
    assert!(list.session().is_on(LATE) && list.session().is_on(MONEY));
    assert!(kept(&places, Place::Database, MONEY).is_some());
}

#[test]
fn what_no_place_takes_is_said() {
    let mut places = Places { says: [Some(Answer::Absent), Some(Answer::Refused)], ..Places::default() };
    let mut list = opened(&mut places, 5);
    step(&mut list, &mut places, Event::Tick(LATE, true), 6);
    assert!(list.notice() >= Some(Notice::NotKept));
    assert!(list.session().is_on(LATE));
}

#[test]
fn a_window_that_missed_a_clearing_forgets_and_keeps_nothing_of_it() {
    let mut places = Places::default();
    let mut one = opened(&mut places, 5);
    step(&mut one, &mut places, Event::Tick(LATE, true), 6);
    let mut other = opened(&mut places, 6);
    step(&mut other, &mut places, Event::Clear, 7);
    step(&mut one, &mut places, Event::Tick(MONEY, true), 8);
    assert_eq!(one.notice(), Some(Notice::ClearedElsewhere));
    assert!(!one.session().is_on(LATE) && !one.session().is_on(MONEY));
    assert_eq!(kept(&places, Place::Database, MONEY), None);
    assert_eq!(one.session().list(), other.session().list());
}

#[test]
fn of_two_windows_that_clear_both_have_cleared() {
    let mut places = Places::default();
    let mut one = opened(&mut places, 5);
    let mut other = opened(&mut places, 5);
    step(&mut other, &mut places, Event::Clear, 9);
    step(&mut one, &mut places, Event::Clear, 7);
    assert_eq!(one.notice(), Some(Notice::Cleared));
    assert_eq!(one.session().list(), 10, "after the one that it has met");
}

#[test]
fn what_is_heard_while_clearing_is_of_a_list_that_goes() {
    let mut places = Places::default();
    let mut list = opened(&mut places, 5);
    list.step(Event::Clear, time(7));
    list.step(Event::Heard("late\n1 8 on - - 20"), time(8));
    assert!(!list.session().is_on(LATE));
    assert_eq!(list.session().list(), 21);
}

#[test]
fn what_was_ticked_before_practice_is_kept_after_the_question() {
    let mut places = Places::default();
    step(&mut opened(&mut places, 4), &mut places, Event::Tick(LATE, true), 5);
    let mut list = Keeping::new(KEYS, &[MONEY], 6);
    step(&mut list, &mut places, Event::Begin(None), 6);
    step(&mut list, &mut places, Event::Practise, 7);
    step(&mut list, &mut places, Event::EndPractice, 8);
    assert!(list.session().asks());
    step(&mut list, &mut places, Event::Resume, 9);
    assert!(kept(&places, Place::Database, MONEY).is_some());
}

#[test]
fn another_message_than_these_windows_send_is_nothing() {
    let mut places = Places::default();
    let mut list = opened(&mut places, 5);
    for message in ["", "cleared", "cleared x", "late", "late\n?", "cars\n1 5 on - - 0"] {
        assert_eq!(list.step(Event::Heard(message), time(6)), [], "{message}");
    }
}
