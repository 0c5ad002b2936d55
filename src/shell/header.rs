//! The top of every page.

use super::{HideScreen, OfflineLine};
use crate::{
    content::{SHORT_NAME, added},
    live::{Live, Part},
    page::Page,
    ui::{Icon, Shape},
};
use leptos::prelude::*;

/// The app's name, which leads to the guide; how far the offline copy has come; what must be a tap away.
#[component]
pub fn Header(page: Page) -> impl IntoView {
    view! {
        <header class="top">
            <a class="brand" href=page.root()>
                <Icon shape=Shape::Minute />
                <span>{SHORT_NAME}</span>
            </a>
            <div class="tools">
                {(page == Page::Checklist)
                    .then(|| {
                        view! {
                            <a class="button" href="#if-a-child-tells">
                                {added::DISCLOSURE.heading}
                            </a>
                        }
                    })} <HideScreen />
            </div>
            <Live part=Part::Offline>
                <OfflineLine />
            </Live>
        </header>
    }
}
