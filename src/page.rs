//! The pages: navigation, rendering, the offline copy and the tests all read this one list.

#[cfg(not(target_arch = "wasm32"))]
use crate::content::{guide, word};

/// A page. Each is a whole document at its own URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The guide itself.
    Guide,
    /// Its indicators, to tick.
    Checklist,
    /// Whom to call.
    Contacts,
    /// Where it comes from, privacy, the offline copy.
    About,
    /// What hosts show for an address that does not exist.
    Missing,
}

impl Page {
    /// Every page.
    pub const ALL: [Self; 5] = [
        Self::Guide,
        Self::Checklist,
        Self::Contacts,
        Self::About,
        Self::Missing,
    ];

    /// The pages in the navigation.
    pub const NAVIGATION: [Self; 4] = [Self::Guide, Self::Checklist, Self::Contacts, Self::About];

    /// Its URL, relative to the app's.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Guide => "",
            Self::Checklist => "checklist/",
            Self::Contacts => "contacts/",
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
            Self::Checklist | Self::Contacts | Self::About => "../",
        }
    }

    /// Its name in `body[data-page]`, for styles and tests.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Checklist => "checklist",
            Self::Contacts => "contacts",
            Self::About => "about",
            Self::Missing => "missing",
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Page {
    /// Its name in the navigation.
    #[must_use]
    pub fn label(self) -> &'static str {
        word(match self {
            Self::Guide => "pages.guide",
            Self::Checklist => "pages.checklist",
            Self::Contacts => "pages.contacts",
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
}
