//! Whom to call, in the order in which to think of them.

mod card;
mod decision;
mod own;

pub use own::{Own, OwnCall, OwnState};

use crate::{
    content::{CONTACTS, added, words::contacts as words},
    live::{Live, Part},
    ui::{AddedNote, Review},
};
use card::Card;
use decision::Decision;
use leptos::prelude::*;

/// The contacts' page.
#[component]
pub fn ContactsPage() -> impl IntoView {
    view! {
        <h1>{words::HEADING}</h1>
        <Decision />
        {CONTACTS.iter().map(|contact| view! { <Card contact=*contact /> }).collect_view()}
        <AddedNote added=added::LEAD />
        <Live part=Part::Own>
            <Own state=OwnState::new() />
        </Live>
        <Live part=Part::Review>
            <Review />
        </Live>
    }
}
