use super::*;
use crate::store::sample::Places;

const GUARD: &str = "list:";
const NAME: &str = "late";

/// Answers everything that is asked; what has come of it.
fn run(vault: &mut Vault, places: &mut Places) -> Vec<Outcome> {
    while !vault.requests.is_empty() {
        let request = vault.requests.remove(0);
        let answer = places.answer(&request);
        vault.answer(request.id, answer, 0);
    }
    // That the mark stands is no news.
    vault.outcomes.retain(|outcome| *outcome != Outcome::Done(Purpose::Forget));
    std::mem::take(&mut vault.outcomes)
}

fn opened(places: &mut Places) -> Vault {
    let mut vault = Vault::new(GUARD);
    vault.open(0);
    let outcomes = run(&mut vault, places);
    assert!(matches!(outcomes[..], [Outcome::Opened { .. }]));
    places.asked.clear();
    vault
}

fn save(vault: &mut Vault, text: &str) {
    vault.save(NAME.to_owned(), text.to_owned(), 0);
}

fn is_unread(outcomes: &[Outcome]) -> bool {
    matches!(outcomes, [Outcome::Opened { unread: true, .. }])
}

#[test]
fn both_places_are_read() {
    let mut places = Places::default();
    places.put(Place::Database, NAME, "1");
    places.put(Place::Local, NAME, "2");
    places.put(Place::Local, GUARD, "7");
    let mut vault = Vault::new(GUARD);
    vault.open(0);
    let outcomes = run(&mut vault, &mut places);
    let [Outcome::Opened { entries, unread }] = &outcomes[..] else {
        panic!("{outcomes:?}");
    };
    assert!(!unread);
    assert_eq!(entries.len(), 3);
    assert_eq!(vault.guards(), &[None, Some("7".to_owned())]);
}

#[test]
fn the_mark_is_written_before_the_database_and_once() {
    let mut places = Places::default();
    let mut vault = opened(&mut places);
    save(&mut vault, "1");
    assert!(vault.is_writing());
    assert_eq!(run(&mut vault, &mut places), [Outcome::Done(Purpose::Save)]);
    save(&mut vault, "2");
    run(&mut vault, &mut places);
    assert_eq!(
        places.written(),
        [(Place::Local, vec![USED]), (Place::Database, vec![NAME]), (Place::Database, vec![NAME])]
    );
    assert!(!vault.is_writing());
}

#[test]
fn a_database_that_fails_and_was_never_used_is_empty() {
    let mut places = Places::default();
    places.says[0] = Some(Answer::Refused);
    let mut vault = Vault::new(GUARD);
    vault.open(0);
    assert!(!is_unread(&run(&mut vault, &mut places)));
    // Whether the other place takes anything is tried at once.
    save(&mut vault, "1");
    run(&mut vault, &mut places);
    assert_eq!(places.get(Place::Local, NAME), Some("1"));
    assert_eq!(places.get(Place::Local, PROBE), None);
}

#[test]
fn a_database_that_fails_and_was_used_is_unread_and_seals_both() {
    let mut places = Places::default();
    places.put(Place::Local, USED, "");
    places.says[0] = Some(Answer::Refused);
    let mut vault = Vault::new(GUARD);
    vault.open(0);
    assert!(is_unread(&run(&mut vault, &mut places)));
    save(&mut vault, "1");
    assert_eq!(run(&mut vault, &mut places), [Outcome::Refused(Purpose::Save)]);
    places.says[0] = None;
    vault.read_again(0);
    let outcomes = run(&mut vault, &mut places);
    assert!(matches!(outcomes[..], [Outcome::ReadAgain { is_first: true, .. }]));
    save(&mut vault, "2");
    run(&mut vault, &mut places);
    assert_eq!(places.get(Place::Database, NAME), Some("2"));
}

#[test]
fn a_place_that_is_not_there_holds_nothing() {
    let mut places = Places { says: [Some(Answer::Absent), Some(Answer::Absent)], ..Places::default() };
    let mut vault = Vault::new(GUARD);
    vault.open(0);
    let outcomes = run(&mut vault, &mut places);
    assert!(!is_unread(&outcomes));
    assert!(outcomes.contains(&Outcome::Refused(Purpose::Save)));
    vault.clear("1".to_owned(), 0);
    assert_eq!(run(&mut vault, &mut places), [Outcome::Done(Purpose::Clear)]);
}

#[test]
fn a_lost_connection_is_opened_once_more_and_then_given_up() {
    let mut places = Places::default();
    let mut vault = opened(&mut places);
    save(&mut vault, "1");
    run(&mut vault, &mut places);
    places.asked.clear();
    places.says[0] = Some(Answer::Lost);
    save(&mut vault, "2");
    let request = vault.requests.remove(0);
    vault.answer(request.id, Answer::Lost, 0);
    places.says[0] = None;
    assert_eq!(run(&mut vault, &mut places), [Outcome::Done(Purpose::Save)]);
    assert_eq!(places.get(Place::Database, NAME), Some("2"));
    places.says[0] = Some(Answer::Lost);
    save(&mut vault, "3");
    assert_eq!(run(&mut vault, &mut places), [Outcome::Done(Purpose::Save)]);
    let opened = places.asked.iter().filter(|asked| asked.ask == Ask::Open);
    assert_eq!(opened.count(), 2);
    assert_eq!(places.get(Place::Local, NAME), Some("3"));
}

#[test]
fn what_takes_too_long_is_asked_once_more_and_then_of_the_other_place() {
    let mut places = Places::default();
    let mut vault = opened(&mut places);
    let mut alarm = None;
    save(&mut vault, "1");
    assert_eq!(vault.wind(&mut alarm, 0), Some(WITHIN_MS));
    assert_eq!(vault.wind(&mut alarm, 0), None);
    vault.requests.truncate(1);
    vault.check(WITHIN_MS - 1);
    assert_eq!(vault.requests.len(), 1, "the mark alone");
    vault.check(WITHIN_MS);
    assert_eq!(vault.requests.pop().unwrap().ask, Ask::Open);
    vault.check(2 * WITHIN_MS);
    run(&mut vault, &mut places);
    assert_eq!(places.get(Place::Local, NAME), Some("1"));
}

#[test]
fn a_reading_that_takes_too_long_ends() {
    let mut vault = Vault::new(GUARD);
    vault.open(0);
    let local = vault.requests.remove(0);
    vault.answer(local.id, Answer::Entries(Vec::new()), 0);
    vault.check(OPEN_WITHIN_MS);
    assert!(vault.outcomes.is_empty());
    vault.check(2 * OPEN_WITHIN_MS);
    assert!(matches!(vault.outcomes[..], [Outcome::Opened { .. }, ..]));
}

#[test]
fn a_reading_that_a_page_kept_in_memory_has_interrupted_is_made_once_more() {
    let (mut vault, mut places) = (Vault::new(GUARD), Places::default());
    vault.open(0);
    let local = vault.requests.remove(0);
    vault.answer(local.id, places.answer(&local), 0);
    // Another window writes where this one has looked already.
    places.put(Place::Local, NAME, "1");
    let much_later = 10 * READ_WITHIN_MS;
    while !vault.requests.is_empty() {
        let request = vault.requests.remove(0);
        vault.answer(request.id, places.answer(&request), much_later);
    }
    let entries = vec![(NAME.to_owned(), "1".to_owned())];
    let unread = false;
    assert_eq!(vault.outcomes[0], Outcome::Opened { entries, unread });
}

#[test]
fn what_was_to_go_long_ago_is_judged_anew() {
    let (mut vault, mut places) = (Vault::new(GUARD), Places::default());
    vault.open(0);
    run(&mut vault, &mut places);
    vault.begin(vec![(NAME.to_owned(), None)], "7".to_owned(), 0);
    vault.requests.clear();
    vault.check(10 * WITHIN_MS);
    assert_eq!(vault.outcomes.last(), Some(&Outcome::Overtaken(Purpose::Begin, None)));
    assert!(!vault.is_beginning());
}

#[test]
fn a_full_database_is_left_at_once() {
    let mut places = Places::default();
    let mut vault = opened(&mut places);
    places.says[0] = Some(Answer::Refused);
    save(&mut vault, "1");
    run(&mut vault, &mut places);
    assert!(places.asked.iter().all(|asked| asked.ask != Ask::Open));
    assert_eq!(places.get(Place::Local, NAME), Some("1"));
    places.says[1] = Some(Answer::Refused);
    save(&mut vault, "2");
    assert_eq!(run(&mut vault, &mut places), [Outcome::Refused(Purpose::Save)]);
}

#[test]
fn clearing_leaves_nothing_in_either_place_the_database_first() {
    let mut places = Places::default();
    places.put(Place::Database, NAME, "1");
    places.put(Place::Local, NAME, "2");
    places.put(Place::Local, USED, "");
    let mut vault = opened(&mut places);
    vault.clear("5".to_owned(), 0);
    assert!(vault.is_clearing() && vault.is_beginning());
    assert_eq!(run(&mut vault, &mut places), [Outcome::Done(Purpose::Clear)]);
    assert_eq!(places.written()[0].0, Place::Database);
    for place in [Place::Database, Place::Local] {
        assert_eq!(places.get(place, GUARD), Some("5"));
        assert_eq!(places.texts[place as usize].len(), 1);
    }
}

#[test]
fn what_could_not_be_cleared_is_said_and_sealed() {
    let mut places = Places::default();
    let mut vault = opened(&mut places);
    save(&mut vault, "1");
    run(&mut vault, &mut places);
    places.says[0] = Some(Answer::Refused);
    vault.clear("5".to_owned(), 0);
    assert_eq!(run(&mut vault, &mut places), [Outcome::Refused(Purpose::Clear)]);
    save(&mut vault, "2");
    assert_eq!(run(&mut vault, &mut places), [Outcome::Refused(Purpose::Save)]);
    // A database that was given up may be well again.
    places.says[0] = None;
    vault.clear("6".to_owned(), 0);
    assert_eq!(run(&mut vault, &mut places), [Outcome::Done(Purpose::Clear)]);
    assert_eq!(places.get(Place::Database, NAME), None);
}

#[test]
fn a_window_that_has_missed_a_clearing_writes_nothing() {
    let mut places = Places::default();
    let mut vault = opened(&mut places);
    places.put(Place::Database, GUARD, "9");
    save(&mut vault, "1");
    assert_eq!(run(&mut vault, &mut places), [Outcome::Overtaken(Purpose::Save, Some("9".to_owned()))]);
    assert_eq!(places.get(Place::Database, NAME), None);
    save(&mut vault, "1");
    run(&mut vault, &mut places);
    assert_eq!(places.get(Place::Database, NAME), Some("1"));
}

#[test]
fn another_list_is_begun_in_the_database_first_and_then_in_the_other_place() {
    let mut places = Places::default();
    places.put(Place::Local, NAME, "old");
    let mut vault = opened(&mut places);
    vault.begin(vec![(NAME.to_owned(), None)], "3".to_owned(), 0);
    assert_eq!(run(&mut vault, &mut places), [Outcome::Done(Purpose::Begin)]);
    let places_written: Vec<Place> = places.written().iter().map(|(place, _)| *place).collect();
    assert_eq!(places_written, [Place::Local, Place::Database, Place::Local], "the mark, then both");
    assert_eq!(places.get(Place::Local, NAME), None);
}

#[test]
fn of_two_writes_of_a_name_the_later_comes_later() {
    let mut places = Places::default();
    let mut vault = opened(&mut places);
    save(&mut vault, "1");
    save(&mut vault, "2");
    // Both were sent; once more only the later is.
    vault.check(WITHIN_MS);
    run(&mut vault, &mut places);
    assert_eq!(places.get(Place::Database, NAME), Some("2"));
    let last = places.written().len();
    assert_eq!(last, 4, "the mark, both, and the later again");
}

/// A place that answers as it does, while the database is still at it.
fn run_local(vault: &mut Vault, places: &mut Places) {
    let is_local = |request: &Request| request.place == Place::Local;
    while let Some(at) = vault.requests.iter().position(is_local) {
        let request = vault.requests.remove(at);
        let answer = places.answer(&request);
        vault.answer(request.id, answer, 0);
    }
}

#[test]
fn a_page_lets_go_of_what_stands_in_the_other_place() {
    let mut places = Places::default();
    let mut vault = opened(&mut places);
    save(&mut vault, "1");
    run_local(&mut vault, &mut places);
    assert!(!vault.may_let_go(), "it was not left");
    vault.leave();
    run_local(&mut vault, &mut places);
    assert!(vault.may_let_go());
    save(&mut vault, "2");
    assert!(!vault.may_let_go(), "something new is on its way");
}

#[test]
fn a_page_holds_on_to_what_stands_nowhere_else() {
    for refuses in [Answer::Refused, Answer::Absent] {
        let mut places = Places::default();
        let mut vault = opened(&mut places);
        save(&mut vault, "1");
        run_local(&mut vault, &mut places);
        places.says[Place::Local as usize] = Some(refuses);
        vault.leave();
        run_local(&mut vault, &mut places);
        assert!(!vault.may_let_go());
    }
}

#[test]
fn a_page_lets_go_of_a_reading_and_holds_on_to_a_clearing() {
    let mut places = Places::default();
    let mut vault = opened(&mut places);
    vault.read_again(0);
    run_local(&mut vault, &mut places);
    vault.leave();
    assert!(vault.may_let_go());
    vault.clear("8".to_owned(), 0);
    vault.leave();
    assert!(!vault.may_let_go());
}
