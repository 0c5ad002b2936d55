//! The own contacts on screen, and keeping them.

use super::wording;
use crate::{
    browser::{channel, page, storage::own as store},
    content::words::own as words,
    domain::{FileFault, OwnContact, OwnContacts, OwnFault},
};
use leptos::{prelude::*, task::spawn_local};

/// What the windows of one phone tell each other when own contacts have changed.
const CHANGED: &str = "own";

/// What is typed in the form: the role of the contact that it changes, whatever its place is by then; the role and
/// the number.
pub type Draft = (Option<String>, String, String);

/// The own contacts of this page. Copies share the same state.
#[derive(Clone, Copy)]
pub struct OwnState {
    contacts: RwSignal<OwnContacts>,
    notice: RwSignal<Option<String>>,
    draft: RwSignal<Draft>,
    /// None until the phone has answered. Then whether what is kept was read, or there was nothing: only then
    /// may it be written over.
    is_known: RwSignal<Option<bool>>,
}

impl OwnState {
    /// None, until the phone has been asked.
    #[must_use]
    pub fn new() -> Self {
        Self {
            contacts: RwSignal::default(),
            notice: RwSignal::default(),
            draft: RwSignal::default(),
            is_known: RwSignal::default(),
        }
    }

    /// Asks the phone, now and whenever another window has changed them.
    pub fn start(self) {
        spawn_local(self.read());
        channel::listen(move |message| {
            if message == CHANGED {
                spawn_local(self.read());
            }
        });
    }

    async fn read(self) {
        let kept = store::read().await;
        let is_known = kept.is_ok_and(|kept| self.take(&kept));
        self.is_known.set(Some(is_known));
    }

    /// Shows what was kept; whether it may be written over.
    fn take(self, kept: &[String]) -> bool {
        let mut contacts = OwnContacts::default();
        for kept in kept {
            match OwnContacts::decode(kept) {
                Ok(later) => contacts = contacts.with(&later).unwrap_or(later),
                Err(FileFault::Newer) => {
                    self.tell(words::NEWER);
                    return false;
                }
                // The next change takes its place.
                Err(_) => self.tell(words::GARBAGE),
            }
        }
        self.show(contacts);
        true
    }

    fn show(self, contacts: OwnContacts) {
        page::mark_own(!contacts.all().is_empty());
        self.contacts.set(contacts);
    }

    /// Whether the phone has answered what it keeps, followed.
    pub fn is_asked(&self) -> bool {
        self.is_known.get().is_some()
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
        let mut contacts = self.contacts.get_untracked();
        contacts.put(changed.as_deref(), OwnContact::new(role, number)?)?;
        if self.write(contacts, words::KEPT) {
            self.draft.set(Draft::default());
        }
        Ok(())
    }

    /// Takes a contact out; it stands in the form then, so that it can be kept after all.
    pub fn remove(self, place: usize) {
        let mut contacts = self.contacts.get_untracked();
        if let Some(contact) = contacts.remove(place) {
            self.draft
                .set((None, contact.role().to_owned(), contact.number().to_owned()));
            self.write(contacts, words::REMOVED);
        }
    }

    /// Puts the contacts of a file to these; a file with a fault changes nothing.
    pub fn import(self, file: &str) {
        let both = OwnContacts::import(file).and_then(|others| {
            self.contacts
                .with_untracked(|own| own.with(&others))
                .map_err(|fault| FileFault::Line(0, fault))
        });
        match both {
            Ok(contacts) => {
                self.write(contacts, words::IMPORTED);
            }
            Err(fault) => self.tell(&wording::file_fault(fault)),
        }
    }

    /// Shows the contacts, keeps them, and says so when they are. Nothing of that, but that it is said, where
    /// something may be kept that nobody has read.
    fn write(self, contacts: OwnContacts, done: &'static str) -> bool {
        if self.is_known.get_untracked() != Some(true) {
            self.tell(words::NOT_KEPT);
            return false;
        }
        let text = contacts.encode();
        // What was told of an earlier change is not meant of this one.
        self.notice.set(None);
        self.show(contacts);
        spawn_local(async move {
            if store::write(&text).await.is_ok() {
                channel::tell(CHANGED);
                self.tell(done);
            } else {
                self.tell(words::NOT_KEPT);
            }
        });
        true
    }
}

impl Default for OwnState {
    fn default() -> Self {
        Self::new()
    }
}
