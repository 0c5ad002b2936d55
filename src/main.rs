//! The browser's start: finds the live parts of the page and hydrates each where it stands.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    use one_minute_guide::{
        about::InstallButton,
        browser::{clock, page},
        checklist::{ChecklistForm, Forget, HandOverPanel, KEYS, ReadOut, ResultLine, State},
        contacts::{Own, OwnCall, OwnState},
        domain::Key,
        guide::Search,
        live::Part,
        shell::OfflineLine,
        ui::{CopyButton, Review},
    };

    let list = page::parts(Part::Checklist);
    if list.is_empty() {
        page::mark_live();
    } else {
        // Ticks made before this moment are taken over. The keeper marks the page when the saved ones are back.
        // The state lives as long as the page, like everything that shows it.
        let owner = Owner::new();
        let ticked = page::ticked_boxes();
        let early: Vec<Key> = ticked.iter().filter_map(|id| KEYS.of_page(id)).collect();
        let state = owner.with(|| State::new(&early, clock::now()));
        std::mem::forget(owner);
        hydrate(Part::Result, move |_| {
            view! { <ResultLine state /> }
        });
        hydrate(Part::ReadOut, move |_| {
            view! { <ReadOut state /> }
        });
        hydrate(Part::HandOver, move |_| {
            view! { <HandOverPanel state /> }
        });
        hydrate(Part::Forget, move |_| view! { <Forget state /> });
        hydrate_all(list, move |_| {
            view! { <ChecklistForm state /> }
        });
    }
    let owner = Owner::new();
    let own = owner.with(OwnState::new);
    std::mem::forget(owner);
    hydrate(Part::OwnCall, move |_| view! { <OwnCall state=own /> });
    hydrate(Part::Own, move |_| view! { <Own state=own /> });
    hydrate(Part::Search, |_| view! { <Search /> });
    hydrate(Part::Review, |_| view! { <Review /> });
    hydrate(Part::Copy, |text| view! { <CopyButton text /> });
    hydrate(Part::Offline, |_| view! { <OfflineLine /> });
    hydrate(Part::Install, |_| view! { <InstallButton /> });
}

/// Brings every part of a kind to life where it stands; `view` is given what the part is about.
#[cfg(target_arch = "wasm32")]
fn hydrate<V: leptos::prelude::IntoView + 'static>(
    part: one_minute_guide::live::Part,
    view: impl Fn(String) -> V + Copy + 'static,
) {
    hydrate_all(one_minute_guide::browser::page::parts(part), view);
}

#[cfg(target_arch = "wasm32")]
fn hydrate_all<V: leptos::prelude::IntoView + 'static>(
    elements: Vec<one_minute_guide::browser::page::LivePart>,
    view: impl Fn(String) -> V + Copy + 'static,
) {
    use one_minute_guide::browser::page;
    for element in elements {
        let text = page::part_text(&element);
        leptos::mount::hydrate_from(element, move || view(text)).forget();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser. To see it: cargo xtask serve");
}
