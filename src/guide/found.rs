//! What can be found, and where it stands.

use crate::{
    content::{CONTACTS, GROUPS, SECTIONS, added},
    domain::SearchEntry,
    page::Page,
};

/// Where something stands, by its id there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A card of the contacts.
    Contact(&'static str),
    /// A sign, where it is ticked.
    Sign(&'static str),
    /// A section of the guide.
    Section(&'static str),
    /// An added text.
    Card(&'static str),
}

impl Place {
    /// Its address, from the app's own.
    pub fn address(self) -> String {
        match self {
            Self::Contact(id) => [Page::Contacts.path(), "#", id].concat(),
            Self::Sign(id) => [Page::Checklist.path(), "#", id].concat(),
            Self::Section(id) => ["#", id].concat(),
            Self::Card(id) => [Page::About.path(), "#added-", id].concat(),
        }
    }
}

/// Everything that can be found: whom to call first.
pub fn entries() -> Vec<SearchEntry<Place>> {
    let mut entries = Vec::new();
    let mut add = |place, heading, text| {
        entries.push(SearchEntry {
            place,
            heading,
            text,
        });
    };
    for contact in CONTACTS {
        let place = Place::Contact(contact.id);
        add(place, contact.name, contact.number);
        add(place, contact.call, contact.when);
        for text in contact
            .extension
            .into_iter()
            .chain(contact.also_called.map(|(name, _)| name))
        {
            add(place, contact.name, text);
        }
    }
    for group in GROUPS {
        for sign in group.indicators {
            add(Place::Sign(sign.id), group.name, sign.text);
        }
    }
    for section in SECTIONS {
        for block in section.blocks {
            add(
                Place::Section(section.id),
                block.term.unwrap_or(section.heading),
                block.text,
            );
        }
    }
    for card in added::ALL {
        for text in card.text {
            add(Place::Card(card.id), card.heading, text);
        }
    }
    entries
}
