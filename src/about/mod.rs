//! Where the text comes from, what is known of it, privacy, and putting the app on a phone.

mod diagnosis;
mod install;
mod provenance;

pub use install::InstallButton;

use crate::{
    content::words::about as words,
    live::{Live, Part},
    ui::Review,
};
use diagnosis::Diagnosis;
use leptos::prelude::*;
use provenance::{AddedTexts, Facts, Preparation};

/// Stands for the version of the build in a rendered page, until the build knows it.
pub const VERSION_SLOT: &str = "{{version}}";

/// The page about the guide.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <h1>{words::HEADING}</h1>
        <section class="section" id="source">
            <h2>{words::SOURCE_HEADING}</h2>
            <p>{words::SOURCE}</p>
            <Preparation />
        </section>
        <section class="section" id="facts">
            <h2>{words::FACTS_HEADING}</h2>
            <p>{words::FACTS}</p>
            <Live part=Part::Review>
                <Review />
            </Live>
            <Facts />
        </section>
        <section class="section" id="privacy">
            <h2>{words::PRIVACY_HEADING}</h2>
            <ul>
                <li>{words::PRIVACY_NO_NAME}</li>
                <li>{words::PRIVACY_STAYS}</li>
                <li>{words::PRIVACY_FORGETS}</li>
                <li>{words::PRIVACY_OWN}</li>
                <li>{words::PRIVACY_RECORD}</li>
                <li>{words::PRIVACY_COVER}</li>
                <li>{words::PRIVACY_LIMIT}</li>
            </ul>
        </section>
        <section class="section" id="offline">
            <h2>{words::OFFLINE_HEADING}</h2>
            <p>{words::OFFLINE}</p>
            <Diagnosis />
        </section>
        <Install />
        <section class="section" id="added">
            <h2>{words::ADDED_HEADING}</h2>
            <p>{words::ADDED}</p>
            <AddedTexts />
        </section>
        <section class="section" id="version">
            <h2>{words::VERSION_HEADING}</h2>
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
            <h2>{words::INSTALL_HEADING}</h2>
            <Live part=Part::Install>
                <InstallButton />
            </Live>
            <ul>
                <li>{words::INSTALL_ANDROID}</li>
                <li>{words::INSTALL_IOS}</li>
                <li>{words::INSTALL_WHY}</li>
            </ul>
        </section>
    }
}
