//! Putting the app on a phone, the offline copy, privacy, and where the text comes from.

mod diagnosis;
mod give;
mod provenance;

use crate::{
    content::{guide, is_shared, word},
    guide::Kept,
    ui::view::{AddedSource, Overdue, Review},
};
use diagnosis::Diagnosis;
use give::Give;
use leptos::prelude::*;
use provenance::{Facts, Preparation};

/// Stands for the version of the build in a rendered page, until the build knows it.
pub const VERSION_SLOT: &str = "{{version}}";

/// The page about the guide: what to do first, what to look up after it.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <Install />
        <Give />
        <section class="section" id="offline">
            <h2>{word("about.offline_heading")}</h2>
            <p>{word("about.offline")}</p>
            <details class="fold">
                <summary>{word("about.trouble")}</summary>
                <Diagnosis />
            </details>
        </section>
        <Privacy />
        <section class="section" id="source">
            <h2>{word("about.source_heading")}</h2>
            <p>{word("about.source")}</p>
            <Preparation />
        </section>
        <section class="section" id="facts">
            <h2>{word("about.facts_heading")}</h2>
            <p>{word("about.facts")}</p>
            <Overdue />
            <Review />
            <Facts />
        </section>
        <section class="section" id="added">
            <h2>{word("about.added_heading")}</h2>
            <details class="fold">
                <summary>{word("about.added")}</summary>
                {guide().added.iter().map(|added| view! { <AddedSource added=*added /> }).collect_view()}
            </details>
        </section>
        <section class="section" id="news">
            <h2>{word("about.news_heading")}</h2>
            <p>{word("about.news")}</p>
        </section>
        <section class="section" id="version">
            <h2>{word("about.version_heading")}</h2>
            {guide().option("edition").map(|edition| view! { <p>{edition}</p> })}
            <p>
                {env!("CARGO_PKG_VERSION")} " · " <code>{VERSION_SLOT}</code>
            </p>
        </section>
    }
}

#[component]
fn Privacy() -> impl IntoView {
    let points = [
        "about.privacy_no_name",
        "about.privacy_stays",
        "about.privacy_forgets",
        "about.privacy_own",
        "about.privacy_record",
        "about.privacy_cover",
        "about.privacy_limit",
    ];
    // On a shared device nobody has numbers of their own.
    let is_so = |name: &&str| *name != "about.privacy_own" || !is_shared();
    view! {
        <section class="section" id="privacy">
            <h2>{word("about.privacy_heading")}</h2>
            <ul>{points.into_iter().filter(is_so).map(|name| view! { <li>{word(name)}</li> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Install() -> impl IntoView {
    view! {
        <section class="section install" id="install">
            <h2>{word("about.install_heading")}</h2>
            // `public/updates.js` shows the button when the browser has offered to install; elsewhere the steps are the way.
            <ul>
                <li>{word("about.install_android")}</li>
                <li>{word("about.install_ios")}</li>
            </ul>
            <p class="source">{word("about.install_why")}</p>
            <button type="button" class="button button-strong" id="install-button">
                {word("about.install_button")}
            </button>
            <Kept />
        </section>
    }
}
