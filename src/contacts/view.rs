//! The contacts' page.

use super::team::TeamContacts;
use super::{card::Card, personal::view::Personal};
use crate::{
    content::{added, guide, is_shared, word},
    live::{Part, view::Live},
    ui::view::{AddedNote, Overdue},
};
use leptos::prelude::*;

/// A card for each, in the order in which to think of them; then the person's own, but on a shared device: what one person
/// keeps there the next would call.
#[component]
pub fn ContactsPage() -> impl IntoView {
    view! {
        <div class="cards">{guide().contacts.iter().map(|contact| view! { <Card contact=*contact /> }).collect_view()}</div>
        {is_unchecked().then(|| view! { <p class="source">{word("contacts.unchecked")}</p> })}
        <Overdue />
        {guide().team.map(|team| view! { <TeamContacts team /> })}
        {added("lead").map(|added| view! { <AddedNote added /> })}
        {(!is_shared()).then(|| view! { <Live part=Part::Personal><Personal /></Live> })}
    }
}

/// Whether nobody has checked any of the numbers.
fn is_unchecked() -> bool {
    let facts = guide().facts.iter();
    let is_of_number = |id| guide().contacts.iter().any(|contact| contact.fact == id);
    facts.filter(|fact| is_of_number(fact.id)).all(|fact| fact.checked.is_none())
}
