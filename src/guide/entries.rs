//! What can be found, and where it stands: the file that the search reads.

use crate::{content::guide, page::Page};

/// Where something stands, by its id there.
#[derive(Clone, Copy)]
enum Place {
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
    /// What is not the guide's own is marked so, wherever it is shown.
    const fn mark(self) -> &'static str {
        match self {
            Self::Card(_) | Self::OtherName(_) => "+",
            Self::Contact(_) | Self::Sign(_) | Self::Section(_) => "",
        }
    }

    /// Its address, from the app's own.
    fn address(self) -> String {
        match self {
            Self::Contact(id) | Self::OtherName(id) => [Page::Contacts.path(), "#", id].concat(),
            Self::Sign(id) => [Page::Checklist.path(), "#", id].concat(),
            Self::Section(id) => ["#", id].concat(),
            Self::Card(id) => [Page::About.path(), "#added-", id].concat(),
        }
    }
}

/// Everything that can be found, the signs first, then whom to call: a line each with the address, the mark, the heading and the text,
/// between tabs.
#[must_use]
pub fn file() -> String {
    let mut lines = String::new();
    let mut add = |place: Place, heading: &str, text: &str| {
        let fields = [&place.address(), place.mark(), heading, text];
        lines += &fields.map(|field| field.replace(['\t', '\n'], " ")).join("\t");
        lines.push('\n');
    };
    let guide = guide();
    for group in guide.groups {
        for sign in group.indicators {
            add(Place::Sign(sign.id), group.name, sign.text);
        }
    }
    for contact in guide.contacts {
        let place = Place::Contact(contact.id);
        if contact.is_called() {
            add(place, contact.name, contact.number);
        }
        add(place, contact.call, contact.when);
        if let Some(extension) = contact.extension {
            add(place, contact.name, extension);
        }
        if let Some((name, _)) = contact.also_called {
            add(Place::OtherName(contact.id), contact.name, name);
        }
    }
    for section in guide.sections {
        for block in section.blocks {
            let heading = block.term.unwrap_or(section.heading);
            let cells = block.table.iter().copied().flatten();
            let texts = [&block.text].into_iter().chain(block.list).chain(block.steps).chain(cells);
            for text in texts.filter(|text| !text.is_empty()) {
                add(Place::Section(section.id), heading, with_today(text));
            }
        }
    }
    for card in guide.added {
        for text in card.text {
            add(Place::Card(card.id), card.heading, text);
        }
    }
    lines
}

/// A text of the guide; beside a number that is no longer right stands today's.
fn with_today(text: &'static str) -> &'static str {
    let told = guide().outdated.iter().find(|(printed, _)| *printed == text);
    told.map_or(text, |(_, told)| told)
}
