//! The pages: navigation, rendering, the offline copy and the tests all read this one list.

#[cfg(not(target_arch = "wasm32"))]
use crate::content::{added, guide, word};

/// A page. Each is a whole document at its own URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The guide itself.
    Guide,
    /// Its indicators, to tick.
    Checklist,
    /// Whom to call.
    Contacts,
    /// What to do when a child tells.
    Disclosure,
    /// Where it comes from, privacy, the offline copy.
    About,
    /// What hosts show for an address that does not exist.
    Missing,
}

impl Page {
    /// Every page.
    pub const ALL: [Self; 6] =
        [Self::Guide, Self::Checklist, Self::Contacts, Self::Disclosure, Self::About, Self::Missing];

    /// The pages in the bar; the way to [`Page::About`] is at the foot of each page.
    pub const NAVIGATION: [Self; 4] = [Self::Guide, Self::Checklist, Self::Contacts, Self::Disclosure];

    /// Its URL, relative to the app's.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Guide => "",
            Self::Checklist => "checklist/",
            Self::Contacts => "contacts/",
            Self::Disclosure => "told/",
            Self::About => "about/",
            Self::Missing => "404.html",
        }
    }

    /// Where its document lies in `dist/`.
    #[must_use]
    pub fn file(self) -> String {
        match self {
            Self::Missing => self.path().to_owned(),
            _ => [self.path(), "index.html"].concat(),
        }
    }

    /// The way from its URL to the app's, so that the app works at any sub-path.
    #[must_use]
    pub const fn root(self) -> &'static str {
        match self {
            Self::Guide | Self::Missing => "./",
            Self::Checklist | Self::Contacts | Self::Disclosure | Self::About => "../",
        }
    }

    /// Its name in `body[data-page]`, for styles and tests.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Checklist => "checklist",
            Self::Contacts => "contacts",
            Self::Disclosure => "told",
            Self::About => "about",
            Self::Missing => "missing",
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Page {
    /// The pages of a guide: one without signs has none to tick.
    #[must_use]
    pub fn of(guide: &guide::Guide) -> Vec<Self> {
        let is_there = |page: &Self| match page {
            Self::Checklist => !guide.groups.is_empty(),
            Self::Disclosure => guide.added("disclosure").is_some(),
            _ => true,
        };
        Self::ALL.into_iter().filter(is_there).collect()
    }

    /// Whether the guide that is rendered has this page.
    #[must_use]
    pub fn is_there(self) -> bool {
        Self::of(guide()).contains(&self)
    }

    /// Its name in the navigation.
    #[must_use]
    pub fn label(self) -> &'static str {
        word(match self {
            Self::Guide => "pages.guide",
            Self::Checklist => "pages.checklist",
            Self::Contacts => "pages.contacts",
            Self::Disclosure => return added("disclosure").map_or("", |told| told.heading),
            Self::About => "pages.about",
            Self::Missing => "pages.missing",
        })
    }

    /// The document's title.
    #[must_use]
    pub fn title(self) -> String {
        let title = guide().about("title");
        match self {
            Self::Guide => [title, ": ", guide().about("subtitle")].concat(),
            _ => [self.label(), " – ", title].concat(),
        }
    }

    /// The address of another page, or of a place on it, from the page that is rendered.
    #[must_use]
    pub fn address(self, place: &str) -> String {
        let here: Self = leptos::prelude::use_context().unwrap_or(Self::Guide);
        if here == self && !place.is_empty() {
            return ["#", place].concat();
        }
        let hash = if place.is_empty() { "" } else { "#" };
        [here.root(), self.path(), hash, place].concat()
    }
}
