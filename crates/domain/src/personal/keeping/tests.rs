use super::*;
use crate::{Place, store::sample::Places};

fn contact(role: &str, number: &str) -> PersonalContact {
    PersonalContact::new(role, number).unwrap()
}

fn keep(role: &str, number: &str) -> PersonalEvent<'static> {
    PersonalEvent::Change(PersonalChange::Keep(None, contact(role, number)))
}

fn step(own: &mut PersonalKeeping, places: &mut Places, event: PersonalEvent<'_>) -> Vec<String> {
    let time = Time::default();
    let mut said = Vec::new();
    let mut effects = own.step(event, time);
    while !effects.is_empty() {
        match effects.remove(0) {
            Effect::Ask(request) => {
                let answer = places.answer(&request);
                effects.extend(own.step(PersonalEvent::Answer(request.id, answer), time));
            }
            Effect::Say(message) => said.push(message),
            _ => {}
        }
    }
    said
}

fn opened(places: &mut Places) -> PersonalKeeping {
    let mut own = PersonalKeeping::default();
    step(&mut own, places, PersonalEvent::Begin);
    assert!(own.is_asked());
    own
}

fn roles(own: &PersonalKeeping) -> Vec<String> {
    let contacts = own.contacts();
    let roles = contacts.all().iter().map(|contact| contact.role().to_owned());
    roles.collect()
}

#[test]
fn a_change_is_kept_told_and_found_at_the_next_opening() {
    let mut places = Places::default();
    let mut own = opened(&mut places);
    assert_eq!(step(&mut own, &mut places, keep("Lead", "101")), [CHANGED]);
    assert_eq!(own.notice, Some(PersonalNotice::Kept));
    assert_eq!(roles(&opened(&mut places)), ["Lead"]);
    let remove = PersonalChange::Remove("lead".to_owned());
    step(&mut own, &mut places, PersonalEvent::Change(remove));
    assert_eq!(own.notice, Some(PersonalNotice::Removed));
    let next = opened(&mut places);
    assert!(next.contacts().all().is_empty());
    assert_eq!(next.notice, None, "no contact is no garbage");
}

#[test]
fn a_file_is_put_to_what_is_there() {
    let mut places = Places::default();
    let mut own = opened(&mut places);
    step(&mut own, &mut places, keep("Lead", "101"));
    let mut file = PersonalContacts::default();
    file.put(None, contact("Head", "102")).unwrap();
    step(&mut own, &mut places, PersonalEvent::Change(PersonalChange::Import(file)));
    assert_eq!(own.notice, Some(PersonalNotice::Imported));
    assert_eq!(roles(&opened(&mut places)), ["Lead", "Head"]);
}

#[test]
fn what_another_window_has_kept_is_not_written_over() {
    let mut places = Places::default();
    let mut one = opened(&mut places);
    let mut other = opened(&mut places);
    step(&mut other, &mut places, keep("Head", "102"));
    // The message was lost: the change is made once more, to what the other has kept.
    step(&mut one, &mut places, keep("Lead", "101"));
    assert_eq!(one.notice, Some(PersonalNotice::Kept));
    assert_eq!(roles(&one), ["Head", "Lead"]);
    step(&mut other, &mut places, PersonalEvent::Heard(CHANGED));
    assert_eq!(roles(&other), ["Head", "Lead"]);
}

#[test]
fn changes_are_seen_at_once_and_kept_one_after_the_other() {
    let mut places = Places::default();
    let mut own = opened(&mut places);
    let first = own.step(keep("Lead", "101"), Time::default());
    let second = own.step(keep("Head", "102"), Time::default());
    assert_eq!((roles(&own), second), (vec!["Lead".to_owned(), "Head".to_owned()], vec![Effect::ShowAll]));
    assert_eq!(own.notice, None);
    for effect in first {
        if let Effect::Ask(request) = effect {
            let answer = places.answer(&request);
            step(&mut own, &mut places, PersonalEvent::Answer(request.id, answer));
        }
    }
    assert_eq!(own.notice, Some(PersonalNotice::Kept));
    assert_eq!(roles(&opened(&mut places)), ["Lead", "Head"]);
}

#[test]
fn a_change_that_no_place_takes_is_said_and_taken_back() {
    let mut places = Places::default();
    let mut own = opened(&mut places);
    step(&mut own, &mut places, keep("Lead", "101"));
    places.says = [Some(Answer::Refused), Some(Answer::Refused)];
    step(&mut own, &mut places, keep("Head", "102"));
    assert_eq!(own.notice, Some(PersonalNotice::NotKept));
    assert_eq!(roles(&own), ["Lead"]);
    let mut full = PersonalKeeping::default();
    let mut places = Places::default();
    step(&mut full, &mut places, PersonalEvent::Begin);
    for role in ["A", "B", "C", "D", "E", "F"] {
        step(&mut full, &mut places, keep(role, "101"));
    }
    assert_eq!(full.notice, Some(PersonalNotice::NotKept));
    assert_eq!(roles(&full), ["A", "B", "C", "D", "E"]);
}

#[test]
fn of_two_texts_the_later_counts_and_of_two_at_once_both() {
    let mut places = Places::default();
    places.put(Place::Database, ALL, "3 Own contacts, version 1\nLead: 101\n");
    places.put(Place::Local, ALL, "4 Own contacts, version 1\nHead: 102\n");
    assert_eq!(roles(&opened(&mut places)), ["Head"]);
    places.put(Place::Database, ALL, "4 Own contacts, version 1\nLead: 101\n");
    let mut own = opened(&mut places);
    assert_eq!(roles(&own), ["Lead", "Head"]);
    step(&mut own, &mut places, keep("Duty", "103"));
    assert_eq!(roles(&opened(&mut places)), ["Lead", "Head", "Duty"]);
}

#[test]
fn what_could_not_be_read_or_is_of_a_newer_version_is_not_written_over() {
    let mut places = Places::default();
    let newer = "3 Own contacts, version 2\nLead: 101\n";
    places.put(Place::Database, ALL, newer);
    let mut own = opened(&mut places);
    assert_eq!(own.notice, Some(PersonalNotice::Newer));
    step(&mut own, &mut places, keep("Head", "102"));
    assert_eq!(own.notice, Some(PersonalNotice::NotKept));
    assert_eq!(places.get(Place::Database, ALL), Some(newer));
    places.says[0] = Some(Answer::Refused);
    places.put(Place::Local, "used:", "");
    let mut own = opened(&mut places);
    assert_eq!(own.notice, Some(PersonalNotice::Unread));
    step(&mut own, &mut places, keep("Head", "102"));
    assert_eq!(places.get(Place::Local, ALL), None);
}

#[test]
fn garbage_is_said_and_the_next_change_takes_its_place() {
    let mut places = Places::default();
    places.put(Place::Database, ALL, "?");
    let mut own = opened(&mut places);
    assert_eq!(own.notice, Some(PersonalNotice::Garbage));
    step(&mut own, &mut places, keep("Lead", "101"));
    assert_eq!(own.notice, Some(PersonalNotice::Kept));
    assert_eq!(roles(&opened(&mut places)), ["Lead"]);
}

#[test]
fn a_kept_number_that_is_none_takes_no_other_with_it() {
    let mut places = Places::default();
    let text = "3 Own contacts, version 1\nDesk: 01922 653555/6\nLead: 01922 000000\nHead: 112\n";
    places.put(Place::Database, ALL, text);
    let mut own = opened(&mut places);
    assert_eq!(own.notice, Some(PersonalNotice::Garbage));
    assert_eq!(roles(&own), ["Lead", "Head"]);
    step(&mut own, &mut places, keep("Desk", "01922 653555"));
    assert_eq!(roles(&opened(&mut places)), ["Lead", "Head", "Desk"]);
}
