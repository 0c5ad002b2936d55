//! What is shown for an address that does not exist: the numbers, and the way to the guide.

use crate::{
    content::{guide, word},
    page::Page,
    ui::view::CallLink,
};
use leptos::prelude::*;

/// The page for a missing page.
#[component]
pub fn MissingPage() -> impl IntoView {
    let call = |contact: &crate::domain::Contact| {
        view! {
            <li>
                <p>{contact.name}</p>
                <CallLink contact=*contact />
                {contact.extension.map(|extension| view! { <p class="extension" dir="ltr">{extension}</p> })}
            </li>
        }
    };
    view! {
        <p>{word("missing.text")}</p>
        <ul class="calls">{guide().contacts.iter().map(call).collect_view()}</ul>
        <a class="button button-strong" href=Page::Missing.root()>
            {word("missing.to_guide")}
        </a>
    }
}
