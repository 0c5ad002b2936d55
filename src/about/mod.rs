//! Where the text comes from, what is known of it, privacy, and putting the app on a phone.

mod diagnosis;
mod provenance;

use crate::{content::word, ui::view::Review};
use diagnosis::Diagnosis;
use leptos::prelude::*;
use provenance::{AddedTexts, Facts, Preparation};

/// Stands for the version of the build in a rendered page, until the build knows it.
pub const VERSION_SLOT: &str = "{{version}}";

/// The page about the guide.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <h1>{word("about.heading")}</h1>
        <section class="section" id="source">
            <h2>{word("about.source_heading")}</h2>
            <p>{word("about.source")}</p>
            <Preparation />
        </section>
        <section class="section" id="facts">
            <h2>{word("about.facts_heading")}</h2>
            <p>{word("about.facts")}</p>
            <Review />
            <Facts />
        </section>
        <section class="section" id="privacy">
            <h2>{word("about.privacy_heading")}</h2>
            <ul>
                <li>{word("about.privacy_no_name")}</li>
                <li>{word("about.privacy_stays")}</li>
                <li>{word("about.privacy_forgets")}</li>
                <li>{word("about.privacy_own")}</li>
                <li>{word("about.privacy_record")}</li>
                <li>{word("about.privacy_cover")}</li>
                <li>{word("about.privacy_limit")}</li>
            </ul>
        </section>
        <section class="section" id="offline">
            <h2>{word("about.offline_heading")}</h2>
            <p>{word("about.offline")}</p>
            <Diagnosis />
        </section>
        <Install />
        <section class="section" id="added">
            <h2>{word("about.added_heading")}</h2>
            <p>{word("about.added")}</p>
            <AddedTexts />
        </section>
        <section class="section" id="version">
            <h2>{word("about.version_heading")}</h2>
            <p>
                {env!("CARGO_PKG_VERSION")} " · " <code>{VERSION_SLOT}</code>
            </p>
        </section>
    }
}

#[component]
fn Install() -> impl IntoView {
    view! {
        <section class="section install" id="install">
            <h2>{word("about.install_heading")}</h2>
            // `public/boot.js` shows it when the browser has offered to install; elsewhere the steps below are the way.
            <button type="button" class="button button-strong" id="install-button" hidden>
                {word("about.install_button")}
            </button>
            <ul>
                <li>{word("about.install_android")}</li>
                <li>{word("about.install_ios")}</li>
                <li>{word("about.install_why")}</li>
            </ul>
        </section>
    }
}
