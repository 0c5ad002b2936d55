//! The contacts' page.

use super::team::TeamContacts;
use super::{card::Card, own::view::Own};
use crate::{
    content::{added, guide, word},
    domain::Added,
    live::{Part, view::Live},
    ui::view::{AddedHeading, AddedNote, Mark, Overdue, Paragraphs},
};
use leptos::prelude::*;

/// A card for each, in the order in which to think of them; then the person's own.
#[component]
pub fn ContactsPage() -> impl IntoView {
    view! {
        <div class="cards">{guide().contacts.iter().map(|contact| view! { <Card contact=*contact /> }).collect_view()}</div>
        {is_unchecked().then(|| view! { <p class="source">{word("contacts.unchecked")}</p> })}
        <Overdue />
        {guide().team.map(|team| view! { <TeamContacts team /> })}
        {added("no-voice").map(|added| view! { <WithoutVoice added /> })}
        {added("lead").map(|added| view! { <AddedNote added /> })}
        <Live part=Part::Own>
            <Own />
        </Live>
    }
}

/// For who cannot call: nothing in it can be tapped to call by voice.
#[component]
fn WithoutVoice(added: Added) -> impl IntoView {
    view! {
        <details class="note fold" id=["added-", added.id].concat()>
            <summary>
                <AddedHeading added />
            </summary>
            <Mark added />
            <Paragraphs added />
        </details>
    }
}

/// Whether nobody has checked any of the numbers.
fn is_unchecked() -> bool {
    let facts = guide().facts.iter();
    let is_of_number = |id| guide().contacts.iter().any(|contact| contact.fact == id);
    facts
        .filter(|fact| is_of_number(fact.id))
        .all(|fact| fact.checked.is_none())
}
