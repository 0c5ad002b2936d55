//! Putting the app on the phone: one quiet row on the guide's page, and nowhere else between a person and a call.

use crate::{
    content::{is_shared, word},
    page::Page,
    ui::view::{Icon, OfflineLine, Shape},
};
use leptos::prelude::*;

/// How far the offline copy has come; and once it is there, the way onto the home screen. `public/updates.js` shows the row
/// where it belongs. It has its room from the first paint on, so that nothing moves when it comes.
#[component]
pub fn InstallRow() -> impl IntoView {
    let steps = [("android", "about.install_android"), ("ios", "about.install_ios"), ("ios", "about.install_why")];
    let step = |(phone, name)| {
        view! {
            <p data-phone=phone hidden>
                {word(name)}
            </p>
        }
    };
    view! {
        <div class="install-row" id="install-row">
            <OfflineLine />
            <details id="install-how" hidden>
                <summary>
                    <Icon shape=Shape::Download />
                    <span data-phone="android">{word("install.row")}</span>
                    <span data-phone="desktop" hidden>
                        {word("install.desktop")}
                    </span>
                </summary>
                {steps.map(step).collect_view()}
                <p data-phone="desktop" hidden>
                    <code id="install-address"></code>
                    " "
                    <button type="button" class="button" id="install-copy" data-copied=word("contacts.copied") data-failed=word("contacts.copy_failed")>
                        {word("contacts.copy")}
                    </button>
                </p>
                <Kept />
            </details>
            <button type="button" id="install-later" aria-label=word("install.not_now") hidden>
                <Icon shape=Shape::Cross />
            </button>
            <p id="install-done" hidden>
                {word("install.done")} " " {(!is_shared()).then(to_personal)}
            </p>
        </div>
    }
}

/// The next step there: a number of one's own.
fn to_personal() -> impl IntoView {
    view! { <a class="line" href=Page::Contacts.address("own-section")>{word("install.lead")}</a> }
}

/// What the phone has answered when it was asked to keep the app: on the act of installing it, and no sooner.
#[component]
pub fn Kept() -> impl IntoView {
    view! {
        <p class="source" id="install-kept" role="status" data-granted=word("install.granted") data-refused=word("install.refused")></p>
    }
}
