//! What stands around every page: header, call bar and navigation.

mod bar;
mod cover;
mod header;
mod offline;
mod update;
mod words;

use crate::{
    about::AboutPage, checklist::ChecklistPage, contacts::ContactsPage, content::word,
    guide::GuidePage, missing::MissingPage, page::Page,
};
use bar::{Action, Navigation};
use cover::Cover;
use header::Header;
use leptos::prelude::*;
use update::UpdateNote;
use words::Words;

/// A whole page, from the cover to the navigation.
#[component]
pub fn Shell(
    /// What stands in the middle.
    page: Page,
) -> impl IntoView {
    view! {
        <Cover />
        <a class="skip" href="#main">{word("shell.skip")}</a>
        <Header page />
        <main id="main" tabindex="-1">
            <UpdateNote />
            {content(page)}
        </main>
        // The one place for what is heard and not seen.
        <p class="hidden" id="said" role="status"></p>
        <Words page />
        <footer class="foot">
            <p>{word("shell.not_official")}</p>
        </footer>
        <div class="bar">
            <Action page />
            <Navigation page />
        </div>
    }
}

fn content(page: Page) -> AnyView {
    match page {
        Page::Guide => GuidePage().into_any(),
        Page::Checklist => ChecklistPage().into_any(),
        Page::Contacts => ContactsPage().into_any(),
        Page::About => AboutPage().into_any(),
        Page::Missing => MissingPage().into_any(),
    }
}
