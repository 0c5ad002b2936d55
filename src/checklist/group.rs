//! One group of indicators: a `fieldset` that folds.

use super::state::State;
use crate::{
    browser::{
        page::{self, Element},
        preferences,
    },
    domain::{Group, Indicator, Key},
};

/// What stands around the boxes of a group, in the page.
const DETAILS: &str = "#checklist details.group";

/// The page's groups, as the document has them. They are kept as long as the page.
pub fn of_page() -> &'static [Group] {
    let groups = page::find_all("#checklist fieldset");
    Vec::leak(groups.iter().map(read).collect())
}

fn read(fieldset: &Element) -> Group {
    let legend = page::find_in(fieldset, "legend");
    let rows = page::find_all(&["#", &fieldset.id(), " .row"].concat());
    let sign = |row: Element| {
        Some(Indicator {
            id: String::leak(page::find_in(&row, "input")?.id()),
            text: text_of(&page::find_in(&row, "span")?),
        })
    };
    Group {
        id: String::leak(fieldset.id()),
        name: legend.map_or("", |legend| text_of(&legend)),
        indicators: Vec::leak(rows.into_iter().filter_map(sign).collect()),
    }
}

fn text_of(element: &Element) -> &'static str {
    String::leak(element.text_content().unwrap_or_default())
}

/// "None seen" stays in its place where a sign is ticked, and cannot be said.
pub fn draw(state: &State, place: usize) {
    let none_seen = state.keys().on_page(Key::NoneSeen { group: place });
    if let Some(none_seen) = page::find_box(&none_seen) {
        none_seen.set_disabled(state.look(|session| session.has_tick(place)));
    }
}

/// Remembers which groups are folded. One that the person has folded or unfolded before now stays as it is, and so does one
/// that holds the place that the address leads to, for that visit.
pub fn remember_folded() {
    for details in page::find_all(DETAILS) {
        let Some(id) = page::find_in(&details, "fieldset").map(|group| group.id()) else {
            continue;
        };
        if page::was_folded_early(&details) {
            preferences::fold(&id, page::is_folded(&details));
        } else if preferences::is_folded(&id) && !page::leads_into(&id) {
            page::fold(&details, true);
        }
        let folds = details.clone();
        page::on(&details, "toggle", move |_| {
            preferences::fold(&id, page::is_folded(&folds));
        });
    }
}

/// In the guide's words.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{
        content::{guide, word},
        domain::{Group, Indicator, Key, Keys},
    };
    use leptos::prelude::*;

    /// A group's boxes.
    #[component]
    pub fn GroupFields(place: usize, group: Group) -> impl IntoView {
        view! {
            <details class="group" open>
                <summary>
                    <h2>{group.name}</h2>
                </summary>
                <fieldset id=group.id>
                    <legend class="hidden">{group.name}</legend>
                    {group.indicators.iter().map(row).collect_view()}
                    <NoneSeen place />
                </fieldset>
            </details>
        }
    }

    /// A native checkbox with its label, the whole row the target. A tick moves nothing: the next tap may be on its way.
    fn row(indicator: &Indicator) -> impl IntoView {
        view! {
            <label class="row">
                <input type="checkbox" id=indicator.id autocomplete="off" />
                <span>{indicator.text}</span>
            </label>
        }
    }

    /// So that a group that was looked at differs from one that nobody opened.
    #[component]
    fn NoneSeen(place: usize) -> impl IntoView {
        let id = Keys::new(guide().groups).on_page(Key::NoneSeen { group: place });
        view! {
            <p class="or">{word("checklist.or")}</p>
            <label class="row-none">
                <input type="checkbox" id=id autocomplete="off" />
                <span>{word("checklist.none_seen")}</span>
            </label>
        }
    }
}
