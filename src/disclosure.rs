//! What to do when a child tells: five lines, large, a tap from every page.

use crate::{
    content::{added, word},
    page::Page,
    ui::view::{Mark, Steps},
};
use leptos::prelude::*;

/// The page. Its heading is that of the added text, and says that it is added.
#[component]
pub fn DisclosurePage() -> impl IntoView {
    let lines = |told| {
        view! {
            <div class="note steps">
                <Mark added=told />
                <Steps added=told />
            </div>
        }
    };
    let prepare = || {
        view! {
            <p>
                <a class="button" href=Page::Checklist.address("prepare")>
                    {word("call.prepare")}
                </a>
            </p>
        }
    };
    view! { {added("disclosure").map(lines)} {Page::Checklist.is_there().then(prepare)} }
}
