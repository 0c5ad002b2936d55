//! Words that appear later: the module knows none.

use crate::{
    checklist,
    contacts::personal,
    content::word,
    guide::search,
    page::Page,
    ui::{copy_button, review},
};
use leptos::prelude::*;

/// Every word that the parts of a page may say, by name.
#[component]
pub fn Words(page: Page) -> impl IntoView {
    let names: &[&[&'static str]] = match page {
        Page::Guide => &[search::WORDS],
        Page::Checklist => &[checklist::WORDS],
        Page::Contacts => &[personal::WORDS, copy_button::WORDS, review::WORDS],
        Page::About => &[review::WORDS],
        Page::Disclosure | Page::Missing => &[],
    };
    let words = names.iter().copied().flatten().map(|name| {
        view! { <p data-word=*name>{word(name)}</p> }
    });
    view! { <template id="words">{words.collect_view()}</template> }
}
