//! The top of every page.

use super::{cover::HideScreen, offline::OfflineLine};
use crate::{
    content::{added, guide},
    page::Page,
    ui::view::{Icon, Shape},
};
use leptos::prelude::*;

/// The app's name, which leads to the guide; how far the offline copy has come; what must be a tap away.
#[component]
pub fn Header(page: Page) -> impl IntoView {
    view! {
        <header class="top">
            <a class="brand" href=page.root()>
                <Icon shape=Shape::Minute />
                <span>{guide().about("short_name")}</span>
            </a>
            <div class="tools">
                {(page == Page::Checklist)
                    .then(|| {
                        view! {
                            <a class="button" href="#if-a-child-tells">
                                {added("disclosure").heading}
                            </a>
                        }
                    })} <HideScreen />
            </div>
            <OfflineLine />
        </header>
    }
}
