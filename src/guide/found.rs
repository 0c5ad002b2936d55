//! What can be found, and where it stands.

use crate::{
    content::{CONTACTS, GROUPS, OUTDATED, SECTIONS, added, words::notes},
    domain::SearchEntry,
    page::Page,
};

/// Where something stands, by its id there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A card of the contacts.
    Contact(&'static str),
    /// The same, by a name that the guide does not give it.
    OtherName(&'static str),
    /// A sign, where it is ticked.
    Sign(&'static str),
    /// A section of the guide.
    Section(&'static str),
    /// An added text.
    Card(&'static str),
}

impl Place {
    /// What stands above what is not the guide's own, wherever it is shown; nothing above the guide's words.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Card(_) | Self::OtherName(_) => notes::ADDED,
            Self::Contact(_) | Self::Sign(_) | Self::Section(_) => "",
        }
    }

    /// Its address, from the app's own.
    pub fn address(self) -> String {
        match self {
            Self::Contact(id) | Self::OtherName(id) => [Page::Contacts.path(), "#", id].concat(),
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
        if let Some(extension) = contact.extension {
            add(place, contact.name, extension);
        }
        if let Some((name, _)) = contact.also_called {
            add(Place::OtherName(contact.id), contact.name, name);
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
                with_today(block.text),
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

/// A text of the guide; beside a number that is no longer right stands today's.
fn with_today(text: &'static str) -> &'static str {
    let told = OUTDATED.iter().find(|(printed, _)| *printed == text);
    told.map_or(text, |(_, told)| told)
}
