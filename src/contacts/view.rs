//! The contacts' page.

use super::{card::Card, decision::Decision, own::view::Own};
use crate::{
    content::{added, guide, word},
    live::{Part, view::Live},
    ui::view::{AddedNote, Review},
};
use leptos::prelude::*;

/// The picture of the decision, a card for each, and the person's own.
#[component]
pub fn ContactsPage() -> impl IntoView {
    view! {
        <h1>{word("contacts.heading")}</h1>
        <Decision />
        {guide().contacts.iter().map(|contact| view! { <Card contact=*contact /> }).collect_view()}
        <AddedNote added=added("lead") />
        <Live part=Part::Own>
            <Own />
        </Live>
        <Review />
    }
}
