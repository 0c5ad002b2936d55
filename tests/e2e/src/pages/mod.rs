//! The pages, with the verbs that people have for them.

mod around_the_call;
mod checklist;
mod contacts;
mod frame;
mod noting;
mod personal;
mod place;
mod search;
mod update;

pub use around_the_call::Glance;
pub use checklist::Checklist;
pub use contacts::Contacts;
pub use frame::PageFrame;
pub use personal::PersonalContacts;
pub use search::{Hit, Search};
pub use update::Diagnosis;

/// A page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The guide itself.
    Guide,
    /// Its indicators, to tick.
    Checklist,
    /// Whom to call.
    Contacts,
    /// What to do when a child tells.
    Disclosure,
    /// Where it comes from, and the offline copy.
    About,
    /// What hosts show for an address that does not exist.
    Missing,
}

impl Page {
    /// Every page.
    pub const ALL: [Page; 6] =
        [Page::Guide, Page::Checklist, Page::Contacts, Page::Disclosure, Page::About, Page::Missing];

    /// The pages that have an address of their own.
    pub const ADDRESSED: [Page; 5] = [Page::Guide, Page::Checklist, Page::Contacts, Page::Disclosure, Page::About];

    /// How many of them, the first ones, the navigation leads to; the way to the last is at the foot of each page.
    pub const NAVIGATION: usize = 4;

    /// Its address, relative to the site's.
    pub fn path(self) -> &'static str {
        match self {
            Page::Guide => "",
            Page::Checklist => "checklist/",
            Page::Contacts => "contacts/",
            Page::Disclosure => "told/",
            Page::About => "about/",
            Page::Missing => "404.html",
        }
    }

    /// Its name in `body[data-page]`.
    pub fn name(self) -> &'static str {
        match self {
            Page::Guide => "guide",
            Page::Checklist => "checklist",
            Page::Contacts => "contacts",
            Page::Disclosure => "told",
            Page::About => "about",
            Page::Missing => "missing",
        }
    }
}
