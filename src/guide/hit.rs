//! One thing that was found, with a way to it.

use super::search::Place;
use crate::{
    browser::page::{self, Element},
    domain::{SearchAnswer as Answer, SearchEntry as Entry},
};

/// What was found is marked in its heading and its text; what is not the guide's own says so.
pub fn make(template: &Element, entry: &Entry<Place>, answer: &Answer) -> Option<Element> {
    let hit = page::copy_of(template)?;
    let (address, is_added) = entry.place;
    page::put_attribute(&page::find_in(&hit, "a")?, "href", &page::address(address));
    if !is_added {
        page::put_text(page::find_in(&hit, ".mark")?.as_ref(), "");
    }
    for (place, text) in [(".where", entry.heading), (".text", entry.text)] {
        page::put_marked(&page::find_in(&hit, place)?, &answer.marked(text));
    }
    Some(hit)
}

/// What a hit is made of.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::content::word;
    use leptos::prelude::*;

    /// A link with the mark, the heading and the text.
    #[component]
    pub fn Hit() -> impl IntoView {
        view! {
            <li>
                <a href="#search">
                    <span class="mark">{word("notes.added")}</span>
                    <span class="where"></span>
                    <span class="text"></span>
                </a>
            </li>
        }
    }
}
