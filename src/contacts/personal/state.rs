//! The personal contacts of a page, and keeping them.

use super::{call::TEAM_CALL, choose::offered};
use crate::{
    browser::{
        channel, clock,
        page::{self, Seen},
        storage::{News, Places, mark_saving},
    },
    domain::{
        Effect, PersonalChange, PersonalContact, PersonalContacts, PersonalError, PersonalEvent, PersonalKeeping,
        PersonalNotice, Shelf,
    },
};
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// What is typed in the form: the role of the contact that it changes, whatever its place is by then; the role and
/// the number.
pub type Draft = (Option<String>, String, String);

/// The personal contacts of this page. Copies share the same ones.
#[derive(Clone)]
pub struct PersonalState(Rc<Inner>);

struct Inner {
    keeping: RefCell<PersonalKeeping>,
    /// As they are shown.
    contacts: RefCell<PersonalContacts>,
    /// What the rules have told last.
    told: Cell<Option<PersonalNotice>>,
    draft: RefCell<Draft>,
    /// Whether what stands in the form is on its way into a store: it stays there until it is kept.
    is_keeping: Cell<bool>,
    /// A change of the contacts, or that it is known now what is kept.
    change: ArcTrigger,
    /// Something new is told.
    news: ArcTrigger,
    /// Something else stands in the form.
    redraft: ArcTrigger,
    places: RefCell<Option<Rc<Places>>>,
}

impl PersonalState {
    /// None, until the phone has been asked.
    pub fn new() -> Self {
        Self(Rc::new(Inner {
            keeping: RefCell::default(),
            contacts: RefCell::default(),
            told: Cell::new(None),
            draft: RefCell::default(),
            is_keeping: Cell::new(false),
            change: ArcTrigger::new(),
            news: ArcTrigger::new(),
            redraft: ArcTrigger::new(),
            places: RefCell::default(),
        }))
    }

    /// Asks the phone, now and whenever they may have changed in another window.
    pub fn start(&self) {
        let takes = self.clone();
        let take = move |news| {
            takes.take(match news {
                News::Answer(id, answer) => PersonalEvent::Answer(id, answer),
                News::Alarm => PersonalEvent::Alarm,
            })
        };
        let shows = self.clone();
        let show = move |effect: &Effect| {
            if *effect == Effect::ShowAll {
                shows.show();
            }
        };
        let places = Places::new(Shelf::Contacts, Box::new(take), Box::new(show));
        *self.0.places.borrow_mut() = Some(places);
        self.act(PersonalEvent::Begin);
        let hears = self.clone();
        channel::listen(move |message| hears.act(PersonalEvent::Heard(&message)));
        let sees = self.clone();
        page::on_seen(move |seen| {
            sees.act(if seen == Seen::Shown { PersonalEvent::Back } else { PersonalEvent::Left });
            if seen == Seen::Gone && sees.0.keeping.borrow().may_let_go() {
                let places = sees.0.places.borrow();
                places.iter().for_each(|places| places.let_go());
            }
        });
    }

    fn act(&self, event: PersonalEvent<'_>) {
        let effects = self.take(event);
        let places = self.0.places.borrow().clone();
        if let Some(places) = places {
            places.carry_out(effects);
        }
    }

    fn take(&self, event: PersonalEvent<'_>) -> Vec<Effect> {
        let effects = self.0.keeping.borrow_mut().step(event, clock::time());
        mark_saving(Shelf::Contacts, self.0.keeping.borrow().is_saving());
        effects
    }

    fn show(&self) {
        let (mut contacts, notice, is_saving) = {
            let keeping = self.0.keeping.borrow();
            (keeping.contacts(), keeping.notice, keeping.is_saving())
        };
        contacts.follow(&offered());
        page::mark_personal(!contacts.all().is_empty() || page::find(TEAM_CALL).is_some());
        *self.0.contacts.borrow_mut() = contacts;
        self.0.change.notify();
        // What was told before is not told again with every other news.
        if self.0.told.replace(notice) != notice {
            self.0.news.notify();
        }
        if self.0.is_keeping.get() && !is_saving {
            self.0.is_keeping.set(false);
            if notice == Some(PersonalNotice::Kept) {
                self.put_draft(Draft::default());
            }
        }
    }

    /// Whether the phone has answered what it keeps, followed.
    pub fn is_asked(&self) -> bool {
        self.0.change.track();
        self.0.keeping.borrow().is_asked()
    }

    /// All contacts, followed.
    pub fn all(&self) -> Vec<PersonalContact> {
        self.0.change.track();
        self.0.contacts.borrow().all().to_vec()
    }

    /// The text of a file with all of them, followed.
    pub fn file(&self) -> String {
        self.0.change.track();
        self.0.contacts.borrow().encode()
    }

    /// What to tell, followed.
    pub fn notice(&self) -> Option<PersonalNotice> {
        self.0.news.track();
        self.0.told.get()
    }

    /// What is in the form, followed.
    pub fn draft(&self) -> Draft {
        self.0.redraft.track();
        self.0.draft.borrow().clone()
    }

    fn put_draft(&self, draft: Draft) {
        *self.0.draft.borrow_mut() = draft;
        self.0.redraft.notify();
    }

    fn at(&self, place: usize) -> Option<PersonalContact> {
        self.0.contacts.borrow().all().get(place).cloned()
    }

    /// Puts a contact into the form, to be changed.
    pub fn edit(&self, place: usize) {
        if let Some(contact) = self.at(place) {
            let (role, number) = (contact.role().to_owned(), contact.number().to_owned());
            self.put_draft((Some(role.clone()), role, number));
        }
    }

    /// Keeps what was typed.
    pub fn keep(&self, role: &str, number: &str) -> Result<(), PersonalError> {
        let changed = self.0.draft.borrow().0.clone();
        let change = PersonalChange::Keep(changed.clone(), PersonalContact::new(role, number)?);
        self.try_out(&change)?;
        self.put_draft((changed, role.to_owned(), number.to_owned()));
        self.0.is_keeping.set(true);
        self.change(change);
        Ok(())
    }

    /// What would come of a change of the contacts as they are shown.
    pub fn try_out(&self, change: &PersonalChange) -> Result<(), PersonalError> {
        change.make(&mut self.0.contacts.borrow().clone()).map(drop)
    }

    /// Takes a contact out; it stands in the form then, so that it can be kept after all.
    pub fn remove(&self, place: usize) {
        if let Some(contact) = self.at(place) {
            let role = contact.role().to_owned();
            self.put_draft((None, role.clone(), contact.number().to_owned()));
            self.change(PersonalChange::Remove(role));
        }
    }

    /// Makes a change, and keeps it.
    pub fn change(&self, change: PersonalChange) {
        self.act(PersonalEvent::Change(change));
    }
}
