//! The top of every page: what it is. It scrolls away, the list needs the room.

use crate::{content::guide, page::Page, ui::view::OfflineLine};
use leptos::prelude::*;

/// The heading, and beside it how far the offline copy has come; the guide's page tells that where it offers to install.
#[component]
pub fn Title(page: Page) -> impl IntoView {
    let name = move || match page {
        Page::Guide => view! {
            {guide().about("title")}
            " "
            <span class="subtitle">{guide().about("subtitle")}</span>
        }
        .into_any(),
        _ => page.label().into_any(),
    };
    let edition = |edition| view! { <span class="edition">" · " {edition}</span> };
    let publisher =
        || view! { <p class="publisher">{guide().about("publisher")} {guide().option("edition").map(edition)}</p> };
    view! {
        <header class="title">
            <h1>{name()}</h1>
            {(page == Page::Guide).then(publisher)} {(page != Page::Guide).then(|| view! { <OfflineLine /> })}
        </header>
    }
}
