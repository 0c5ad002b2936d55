//! What stands around every page: its title, the calls and the way to the other pages.

mod after_call;
mod bar;
mod cover;
mod title;
mod update;
mod words;

use crate::{
    about::AboutPage, checklist::ChecklistPage, contacts::ContactsPage, content::word, disclosure::DisclosurePage,
    guide::GuidePage, missing::MissingPage, page::Page, ui::view::Away,
};
use after_call::AfterCall;
use bar::Bar;
pub use bar::FirstCall;
use cover::Cover;
use leptos::prelude::*;
use title::Title;
use update::UpdateNote;
use words::Words;

/// A whole page, from the cover to the bar.
#[component]
pub fn Shell(
    /// What stands in the middle.
    page: Page,
) -> impl IntoView {
    provide_context(page);
    view! {
        <Cover />
        <a class="skip" href="#call-bar">{word("shell.skip_calls")}</a>
        <a class="skip" href="#main">{word("shell.skip")}</a>
        <main id="main" tabindex="-1">
            <Title page />
            <UpdateNote />
            {content(page)}
        </main>
        // The one place for what is heard and not seen.
        <p class="hidden" id="said" role="status"></p>
        <Words page />
        <footer class="foot">
            <a class="line" href=Page::About.address("")>{word("shell.about_link")}</a>
            {publisher()}
        </footer>
        {(page != Page::Missing).then(|| view! { <AfterCall /> })}
        <Bar page />
    }
}

/// Whose the app is: the publisher's own, or nobody's who answers a call.
fn publisher() -> impl IntoView {
    let guide = crate::content::guide();
    let said = if guide.is_official {
        [word("shell.official"), " ", guide.about("publisher"), "."].concat()
    } else {
        word("shell.not_official").to_owned()
    };
    let name = word("shell.accessibility");
    let accessibility = guide.option("accessibility");
    let edition = |team: &guide::Team| view! { <p>{word("team.edition")} " " {team.name.clone()} "."</p> };
    view! {
        {guide.team.map(edition)}
        <p>{said}</p>
        {accessibility.map(|address| view! { <Away address name /> })}
    }
}

fn content(page: Page) -> AnyView {
    match page {
        Page::Guide => GuidePage().into_any(),
        Page::Checklist => ChecklistPage().into_any(),
        Page::Contacts => ContactsPage().into_any(),
        Page::Disclosure => DisclosurePage().into_any(),
        Page::About => AboutPage().into_any(),
        Page::Missing => MissingPage().into_any(),
    }
}
