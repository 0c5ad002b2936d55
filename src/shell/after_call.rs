//! On the way back from the dialler: did someone answer? Whoever hears nobody is shown whom the guide names next.

use crate::{
    content::{added, guide, word},
    domain::Contact,
    page::Page,
    ui::view::CallLink,
};
use leptos::prelude::*;

/// A question for each contact that has a next one, hidden. `public/boot.js` shows it, for the link that was tapped and for
/// that moment only: it goes by itself at the next act, and nothing is kept of it.
#[component]
pub fn AfterCall() -> impl IntoView {
    let has_next = |contact: &&Contact| !contact.no_answer.is_empty();
    let questions = guide().contacts.iter().filter(has_next);
    let question = |contact: &Contact| view! { <Question contact=*contact /> };
    view! { <aside id="after-call" aria-label=word("call.action") hidden>{questions.map(question).collect_view()}</aside> }
}

#[component]
fn Question(contact: Contact) -> impl IntoView {
    let next = guide().after(contact);
    let offers_first = next.contains(&guide().first_call);
    let call = |next: Contact| {
        view! {
            <p>{next.call} " " {next.when}</p>
            <CallLink contact=next verb=next.name />
        }
    };
    let after =
        if Page::Checklist.is_there() { Page::Checklist.address("after") } else { Page::About.address("added-after") };
    let spoke = || view! { <a class="button" href=after>{word("call.spoke")}</a> };
    let (place, name) = match guide().team {
        Some(team) => ("team", team.name.as_str()),
        None => ("own-section", word("own.heading")),
    };
    let own = || view! { <a class="line" href=Page::Contacts.address(place)>{name}</a> };
    view! {
        <div data-after=contact.href() data-number=contact.number hidden>
            <p class="asked">
                <strong>{contact.name} {word("call.did_answer")}</strong>
            </p>
            <div class="answers">
                {added("after").map(|_| spoke())}
                <button type="button" class="button">
                    {word("call.nobody")}
                </button>
            </div>
            <div class="call-next" hidden>
                {next.into_iter().map(call).collect_view()}
                // When all that the guide names have been asked, the person's own lead is left.
                {offers_first.then(own)}
            </div>
        </div>
    }
}
