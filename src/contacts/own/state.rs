//! The own contacts on screen, and keeping them.

use super::wording;
use crate::{
    browser::{
        channel, clock, page,
        storage::{News, Places, mark_saving},
    },
    domain::{
        Effect, FileFault, OwnChange, OwnContact, OwnContacts, OwnEvent, OwnFault, OwnKeeping,
        OwnNotice, Shelf,
    },
};
use leptos::prelude::*;
use std::{cell::RefCell, rc::Rc};

thread_local! {
    /// They are kept once a page.
    static PLACES: RefCell<Option<Rc<Places>>> = const { RefCell::new(None) };
}

/// What is typed in the form: the role of the contact that it changes, whatever its place is by then; the role and
/// the number.
pub type Draft = (Option<String>, String, String);

/// The own contacts of this page. Copies share the same state.
#[derive(Clone, Copy)]
pub struct OwnState {
    keeping: StoredValue<OwnKeeping>,
    contacts: RwSignal<OwnContacts>,
    notice: RwSignal<Option<String>>,
    /// What the rules have told last.
    told: StoredValue<Option<OwnNotice>>,
    draft: RwSignal<Draft>,
    is_asked: RwSignal<bool>,
    /// Whether what stands in the form is on its way into a store: it stays there until it is kept.
    is_keeping: StoredValue<bool>,
}

impl OwnState {
    /// None, until the phone has been asked.
    #[must_use]
    pub fn new() -> Self {
        Self {
            keeping: StoredValue::new(OwnKeeping::default()),
            contacts: RwSignal::default(),
            notice: RwSignal::default(),
            told: StoredValue::new(None),
            draft: RwSignal::default(),
            is_asked: RwSignal::default(),
            is_keeping: StoredValue::new(false),
        }
    }

    /// Asks the phone, now and whenever they may have changed in another window.
    pub fn start(self) {
        let take = move |news| {
            self.take(match news {
                News::Answer(id, answer) => OwnEvent::Answer(id, answer),
                News::Alarm => OwnEvent::Alarm,
            })
        };
        let show = move |effect: &Effect| {
            if *effect == Effect::ShowAll {
                self.show();
            }
        };
        PLACES.set(Some(Places::new(
            Shelf::Contacts,
            Box::new(take),
            Box::new(show),
        )));
        self.act(OwnEvent::Begin);
        channel::listen(move |message| self.act(OwnEvent::Heard(&message)));
        page::on_visibility(move |visible| {
            self.act(if visible {
                OwnEvent::Back
            } else {
                OwnEvent::Left
            });
        });
    }

    fn act(self, event: OwnEvent<'_>) {
        let effects = self.take(event);
        if let Some(places) = PLACES.with_borrow(Clone::clone) {
            places.carry_out(effects);
        }
    }

    fn take(self, event: OwnEvent<'_>) -> Vec<Effect> {
        let effects = self
            .keeping
            .try_update_value(|keeping| keeping.step(event, clock::time()));
        mark_saving(
            Shelf::Contacts,
            self.keeping.with_value(OwnKeeping::is_saving),
        );
        effects.unwrap_or_default()
    }

    fn show(self) {
        let (contacts, notice, is_asked) = self
            .keeping
            .with_value(|keeping| (keeping.contacts(), keeping.notice, keeping.is_asked()));
        page::mark_own(!contacts.all().is_empty());
        if self.contacts.with_untracked(|shown| *shown != contacts) {
            self.contacts.set(contacts);
        }
        // What was told before is not told again with every other news.
        if self.told.get_value() != notice {
            self.told.set_value(notice);
            self.notice
                .set(notice.map(|notice| wording::notice(notice).to_owned()));
        }
        self.is_asked.set(is_asked);
        if self.is_keeping.get_value() && !self.keeping.with_value(OwnKeeping::is_saving) {
            self.is_keeping.set_value(false);
            if notice == Some(OwnNotice::Kept) {
                self.draft.set(Draft::default());
            }
        }
    }

    /// Whether the phone has answered what it keeps, followed.
    pub fn is_asked(&self) -> bool {
        self.is_asked.get()
    }

    /// All contacts, followed.
    pub fn all(&self) -> Vec<OwnContact> {
        self.contacts.with(|contacts| contacts.all().to_vec())
    }

    /// The text of a file with all of them, followed.
    pub fn file(&self) -> String {
        self.contacts.with(OwnContacts::encode)
    }

    /// What to tell, followed.
    pub fn notice(&self) -> Option<String> {
        self.notice.get()
    }

    /// Tells something in the place of what was told before.
    pub fn tell(&self, notice: &str) {
        self.notice.set(Some(notice.to_owned()));
    }

    /// What is in the form, followed.
    pub fn draft(&self) -> Draft {
        self.draft.get()
    }

    /// Puts a contact into the form, to be changed.
    pub fn edit(&self, place: usize) {
        let contact = self
            .contacts
            .with_untracked(|contacts| contacts.all().get(place).cloned());
        if let Some(contact) = contact {
            self.draft.set((
                Some(contact.role().to_owned()),
                contact.role().to_owned(),
                contact.number().to_owned(),
            ));
            page::go_to("own-role");
        }
    }

    /// Keeps what was typed.
    pub fn keep(self, role: &str, number: &str) -> Result<(), OwnFault> {
        let (changed, ..) = self.draft.get_untracked();
        let change = OwnChange::Keep(changed.clone(), OwnContact::new(role, number)?);
        change.make(&mut self.contacts.get_untracked())?;
        self.draft
            .set((changed, role.to_owned(), number.to_owned()));
        self.is_keeping.set_value(true);
        self.change(change);
        Ok(())
    }

    /// Takes a contact out; it stands in the form then, so that it can be kept after all.
    pub fn remove(self, place: usize) {
        let contact = self
            .contacts
            .with_untracked(|contacts| contacts.all().get(place).cloned());
        if let Some(contact) = contact {
            let role = contact.role().to_owned();
            self.draft
                .set((None, role.clone(), contact.number().to_owned()));
            self.change(OwnChange::Remove(role));
        }
    }

    /// Puts the contacts of a file to these; a file with a fault changes nothing.
    pub fn import(self, file: &str) {
        let change = OwnContacts::import(file).map(OwnChange::Import);
        let made = change.and_then(|change| {
            let made = change.make(&mut self.contacts.get_untracked());
            made.map_err(|fault| FileFault::Line(0, fault))?;
            Ok(change)
        });
        match made {
            Ok(change) => self.change(change),
            Err(fault) => self.tell(&wording::file_fault(fault)),
        }
    }

    fn change(self, change: OwnChange) {
        self.act(OwnEvent::Change(change));
    }
}

impl Default for OwnState {
    fn default() -> Self {
        Self::new()
    }
}
