//! Finding a word in the guide, its signs, the contacts and the cards.

use super::found::{Place, entries};
use crate::{
    browser::page::{painted, to_top, typed},
    content::{CONTACTS, words::search as words},
    domain::{Index, SearchAnswer as Answer},
    page::Page,
    ui::{act, fill, flag, handler, redraw, text},
};
use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
    task::spawn_local,
};
use std::ops::Range;

/// More than this nobody reads on a phone: another word narrows it down.
const MOST_SHOWN: usize = 20;

/// The field's id, as it stands in the view.
const FIELD: &str = "search";

/// As many as a phone's screen holds beside its keyboard. The rest is drawn once these are painted, and the rest for the
/// key before is taken out only then: on a slow phone either would keep a key from its frame.
const AT_ONCE: usize = 2;

/// The field, and what was found for it, anew at each key. It has its place from the first paint on, so that nothing moves;
/// what was typed before this could run is answered now. Styles hide it where no script runs.
#[component]
pub fn Search() -> impl IntoView {
    let told = RwSignal::new(String::new());
    let answer = RwSignal::new(Answer::default());
    // The key that was answered last, and the one whose rest is drawn.
    let key = RwSignal::new(0_u32);
    let drawn = RwSignal::new(0_u32);
    // Made when somebody is about to search: who only reads does not wait for it.
    let index = StoredValue::new(None::<Index<Place>>);
    let ask = move |question: &str| {
        index.update_value(|index| {
            index.get_or_insert_with(|| Index::new(entries()));
        });
        let found = index.with_value(|index| Some(index.as_ref()?.find(question)));
        let found = found.unwrap_or_default();
        told.set(tell(question.trim(), &found));
        answer.set(found);
        let this = key.get_untracked().wrapping_add(1);
        key.set(this);
        spawn_local(async move {
            painted().await;
            if key.get_untracked() == this {
                drawn.set(this);
            }
        });
    };
    // What is done for the first time takes a browser longest, and the first key shall not wait for it. So something is
    // asked before, with a slip in it, and its answer drawn unseen.
    let rehearse = move || {
        if key.get_untracked() == 0 {
            ask(&a_slip());
            told.set(String::new());
            spawn_local(async move {
                painted().await;
                if key.get_untracked() == 1 {
                    ask("");
                }
            });
        }
    };
    let hits = move |answer: &Answer, places: Range<usize>| {
        index.with_value(|index| {
            let (index, all) = (index.as_ref()?, &answer.entries);
            let shown = all.get(places.start..places.end.min(all.len()))?;
            let is_rest = places.start > 0;
            let shown = shown
                .iter()
                .map(|place| hit(index, answer, *place, is_rest));
            Some(shown.collect_view())
        })
    };
    let first = move || answer.with(|answer| hits(answer, 0..AT_ONCE));
    let rest = move || {
        drawn.track();
        answer.with_untracked(|answer| hits(answer, AT_ONCE..MOST_SHOWN))
    };
    let is_more = move || answer.with(|answer| answer.entries.len() > MOST_SHOWN);
    Effect::new(move || {
        let typed = typed(FIELD);
        if !typed.is_empty() {
            ask(&typed);
        }
    });
    // Nothing is checked for its spelling: some browsers send what is typed elsewhere for that.
    view! {
        <form class="search" role="search" on:submit=handler(|event: SubmitEvent| event.prevent_default())>
            <label for="search">{words::LABEL}</label>
            <input
                type="search"
                id="search"
                autocomplete="off"
                spellcheck="false"
                autocapitalize="off"
                enterkeyhint="search"
                on:focus=act(move || {
                    to_top(FIELD);
                    rehearse();
                })
                on:input=handler(move |event: Event| ask(&event_target_value(&event)))
            />
            <div id="found">
                <p role="status">{fill(move || told.get())}</p>
                // Styles hide an answer of which nothing is told, and the rest as long as it is another key's.
                <ul
                    inert=flag(move || told.with(String::is_empty))
                    aria-busy=text(move || (key.get() != drawn.get()).to_string())
                >
                    // The rest is drawn after these, each time.
                    {redraw(first)}
                    {redraw(rest)}
                </ul>
                <p class="source" hidden=flag(move || !is_more())>
                    {words::MORE}
                </p>
            </div>
        </form>
    }
}

/// A word of a known contact without its second letter.
fn a_slip() -> String {
    let name = CONTACTS.first().map_or("", |contact| contact.name);
    let word = name.split(' ').max_by_key(|word| word.len());
    let letters = word.unwrap_or_default().chars().enumerate();
    letters
        .filter_map(|(place, letter)| (place != 1).then_some(letter))
        .collect()
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

fn hit(
    index: &Index<Place>,
    answer: &Answer,
    place: usize,
    is_rest: bool,
) -> Option<impl IntoView + use<>> {
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
        <li class=if is_rest { "rest" } else { "" }>
            <a href=[Page::Guide.root(), &entry.place.address()].concat()>
                <span class="mark">{entry.place.mark()}</span>
                <span class="where">{marked(entry.heading)}</span>
                <span>{marked(entry.text)}</span>
            </a>
        </li>
    })
}
