//! Finding a word in the guide, its signs, the contacts and the cards.

use super::found::{Place, entries};
use crate::{
    browser::page::painted,
    content::words::search as words,
    domain::{Answer, Index},
    page::Page,
    ui::{act, flag, handler, text},
};
use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
    task::spawn_local,
};
use std::ops::Range;

/// More than this nobody reads on a phone: another word narrows it down.
const MOST_SHOWN: usize = 20;

/// As many as a phone's screen holds beside its keyboard. The others are drawn once these are painted: on a slow phone all
/// of them would keep a key from its frame.
const AT_ONCE: usize = 3;

/// The field, and what was found for it, anew at each key. There only where the app is alive.
#[component]
pub fn Search() -> impl IntoView {
    let hidden = RwSignal::new(true);
    let told = RwSignal::new(String::new());
    let answer = RwSignal::new(Answer::default());
    let drawn = RwSignal::new(AT_ONCE);
    let keys = StoredValue::new(0_u32);
    // Made when somebody is about to search: who only reads does not wait for it.
    let index = StoredValue::new(None::<Index<Place>>);
    let prepare = move || {
        index.update_value(|index| {
            index.get_or_insert_with(|| Index::new(entries()));
        });
    };
    let ask = move |event: Event| {
        let question = event_target_value(&event);
        prepare();
        let found = index.with_value(|index| Some(index.as_ref()?.find(&question)));
        let found = found.unwrap_or_default();
        told.set(tell(question.trim(), &found));
        drawn.set(AT_ONCE);
        answer.set(found);
        keys.update_value(|keys| *keys = keys.wrapping_add(1));
        let key = keys.get_value();
        spawn_local(async move {
            painted().await;
            if keys.get_value() == key {
                drawn.set(MOST_SHOWN);
            }
        });
    };
    let hits = move |places: Range<usize>| {
        answer.with(|answer| {
            index.with_value(|index| {
                let (index, all) = (index.as_ref()?, &answer.entries);
                let shown = all.get(places.start..places.end.min(all.len()))?;
                let shown = shown.iter().map(|place| hit(index, answer, *place));
                Some(shown.collect_view())
            })
        })
    };
    let is_more = move || answer.with(|answer| answer.entries.len() > MOST_SHOWN);
    Effect::new(move || hidden.set(false));
    // Nothing is checked for its spelling: some browsers send what is typed elsewhere for that.
    view! {
        <form class="search" role="search" hidden=flag(move || hidden.get()) on:submit=handler(|event: SubmitEvent| event.prevent_default())>
            <label for="search">{words::LABEL}</label>
            <input
                type="search"
                id="search"
                autocomplete="off"
                spellcheck="false"
                autocapitalize="off"
                enterkeyhint="search"
                on:focus=act(prepare)
                on:input=handler(ask)
            />
            <div id="found">
                <p role="status">{text(move || told.get())}</p>
                <ul>
                    {move || hits(0..AT_ONCE)}
                    {move || hits(AT_ONCE..drawn.get())}
                </ul>
                <p class="source" hidden=flag(move || !is_more())>
                    {words::MORE}
                </p>
            </div>
        </form>
    }
}

/// How much was found; or plainly that it is not in the guide.
fn tell(question: &str, answer: &Answer) -> String {
    match answer.entries.len() {
        _ if question.is_empty() => String::new(),
        0 => [words::MISS_BEFORE, question, words::MISS_AFTER].concat(),
        _ if answer.is_guess => [words::GUESS_BEFORE, question, words::GUESS_AFTER].concat(),
        found => [words::FOUND, " ", &found.to_string()].concat(),
    }
}

fn hit(index: &Index<Place>, answer: &Answer, place: usize) -> Option<impl IntoView + use<>> {
    let entry = index.entry(place)?;
    let marked = |text| {
        let marked = answer.marked(text);
        let finds = marked.finds.into_iter();
        view! {
            {finds.map(|(before, find)| view! { {before} <mark>{find}</mark> }).collect_view()}
            {marked.rest}
        }
    };
    Some(view! {
        <li>
            <a href=[Page::Guide.root(), &entry.place.address()].concat()>
                <span class="mark">{entry.place.mark()}</span>
                <span class="where">{marked(entry.heading)}</span>
                <span>{marked(entry.text)}</span>
            </a>
        </li>
    })
}
