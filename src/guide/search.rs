//! Finding a word in the guide, its signs, the contacts and the cards.

use super::hit;
use crate::{
    bind,
    browser::{
        files,
        page::{self, Element, word},
        spawn,
    },
    domain::{Index, SearchAnswer as Answer, SearchEntry as Entry},
    live::{Part, SEARCH, Search as Elements},
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// More than this nobody reads on a phone: another word narrows it down.
const MAX_SHOWN: usize = 20;

/// As many as a phone's screen holds beside its keyboard. The rest is drawn once these are painted, and the rest for the
/// key before is taken out only then: on a slow phone either would keep a key from its frame.
const AT_ONCE: usize = 2;

/// Where something stands: its address from the app's own, and whether it is not the guide's own.
pub type Place = (&'static str, bool);

/// Every word that is asked for.
pub const WORDS: &[&str] = &[
    "search.failed",
    "search.found",
    "search.guess_after",
    "search.guess_before",
    "search.miss_after",
    "search.miss_before",
];

/// What can be found: fetched when somebody is about to search, who only reads does not wait for it.
enum Entries {
    Away,
    Coming,
    There(Index<Place>),
}

/// The search of a page.
struct Search {
    elements: Elements<Element>,
    entries: RefCell<Entries>,
    /// Counts the answers; only the last one is drawn to its end.
    key: Cell<u32>,
}

/// Lets the words be found. What was typed before now is answered.
pub fn start() {
    let Some(elements) = bind::part(Part::Search, |find| SEARCH.find(find)) else {
        return;
    };
    let search = Rc::new(Search { elements, entries: RefCell::new(Entries::Away), key: Cell::new(0) });
    let Elements { form, field, .. } = &search.elements;
    page::instead(form, "submit", || ());
    let entered = Rc::clone(&search);
    page::on(field, "focus", move |field| {
        // A keyboard may cover the rest.
        field.scroll_into_view();
        entered.fetch();
    });
    let asked = Rc::clone(&search);
    page::on(field, "input", move |_| asked.answer());
    if page::has_focus(field) || !page::typed(field).is_empty() {
        search.fetch();
    }
}

impl Search {
    fn fetch(self: &Rc<Self>) {
        if !matches!(*self.entries.borrow(), Entries::Away) {
            return;
        }
        self.entries.replace(Entries::Coming);
        let search = Rc::clone(self);
        spawn(async move {
            let [path, digest] = ["data-file", "data-digest"].map(|name| page::attribute(&search.elements.form, name));
            match files::text(&path, &digest).await {
                Ok(text) => {
                    search.entries.replace(Entries::There(Index::new(entries(text))));
                    search.rehearse();
                    search.answer();
                }
                Err(_) => {
                    search.entries.replace(Entries::Away);
                    page::put_text(&search.elements.said, word("search.failed"));
                }
            }
        });
    }

    /// What is done for the first time takes a browser longest, and the first key shall not wait for it. So something is
    /// asked before, with a slip in it, and its answer drawn unseen.
    fn rehearse(self: &Rc<Self>) {
        let slip = self.with_index(a_slip).unwrap_or_default();
        if page::typed(&self.elements.field).is_empty() {
            self.ask(&slip, false);
        }
    }

    fn with_index<T>(&self, look: impl FnOnce(&Index<Place>) -> T) -> Option<T> {
        match &*self.entries.borrow() {
            Entries::There(index) => Some(look(index)),
            Entries::Away | Entries::Coming => None,
        }
    }

    /// Answers what stands in the field; what can be found may be on its way, or has to be fetched once more.
    fn answer(self: &Rc<Self>) {
        let question = page::typed(&self.elements.field);
        if !question.is_empty() || self.key.get() > 1 {
            self.ask(&question, true);
        }
        self.fetch();
    }

    fn ask(self: &Rc<Self>, question: &str, is_told: bool) {
        let Some(answer) = self.with_index(|index| index.find(question)) else {
            return;
        };
        let Elements { said, hits, more, .. } = &self.elements;
        let told = if is_told { summary(question.trim(), &answer) } else { String::new() };
        page::put_text(said, &told);
        // Styles hide an answer of which nothing is told, and the rest as long as it is another key's.
        page::put_flag(hits, "inert", told.is_empty());
        page::put_attribute(hits, "aria-busy", "true");
        more.set_hidden(answer.entries.len() <= MAX_SHOWN);
        self.draw(&answer, 0..AT_ONCE);
        let key = self.key.get().wrapping_add(1);
        self.key.set(key);
        let search = Rc::clone(self);
        page::after_paint(move || {
            if search.key.get() == key {
                search.draw(&answer, AT_ONCE..MAX_SHOWN);
                page::put_attribute(&search.elements.hits, "aria-busy", "false");
                if !is_told {
                    search.ask("", true);
                }
            }
        });
    }

    /// Draws some hits of an answer in the place of those of the answer before.
    fn draw(&self, answer: &Answer, places: std::ops::Range<usize>) {
        let is_rest = places.start > 0;
        let Elements { hits, template, .. } = &self.elements;
        let before = page::find_all_in(hits, if is_rest { ".rest" } else { "li:not(.rest)" });
        for hit in before {
            hit.remove();
        }
        let shown = answer.entries.iter().take(places.end).skip(places.start);
        let mut drawn = Vec::new();
        self.with_index(|index| {
            for place in shown {
                drawn.extend(index.entry(*place).and_then(|entry| hit::make(template, entry, answer)));
            }
        });
        if is_rest {
            for hit in &drawn {
                page::put_attribute(hit, "class", "rest");
                page::put_in(hits, hit);
            }
        } else {
            drawn.iter().rev().for_each(|hit| page::put_first(hits, hit));
        }
    }
}

/// The entries of the file. It stays as long as the page.
fn entries(file: String) -> Vec<Entry<Place>> {
    let file: &'static str = String::leak(file);
    let line = |line: &'static str| {
        let mut fields = line.split('\t');
        let (address, mark) = (fields.next()?, fields.next()?);
        Some(Entry { place: (address, !mark.is_empty()), heading: fields.next()?, text: fields.next()? })
    };
    file.lines().filter_map(line).collect()
}

/// The first word of a heading in which a slip is forgiven, without its second letter.
fn a_slip(index: &Index<Place>) -> String {
    let entries = (0..).map_while(|place| index.entry(place));
    let mut words = entries.flat_map(|entry| entry.heading.split(' '));
    let word = words.find(|word| word.chars().count() > 5);
    let letters = word.unwrap_or_default().chars().enumerate();
    letters.filter_map(|(place, letter)| (place != 1).then_some(letter)).collect()
}

/// How much was found; or plainly that it is not in the guide.
fn summary(question: &str, answer: &Answer) -> String {
    match answer.entries.len() {
        _ if question.is_empty() => String::new(),
        0 => [word("search.miss_before"), question, word("search.miss_after")].concat(),
        _ if answer.is_guess => [word("search.guess_before"), question, word("search.guess_after")].concat(),
        found => [word("search.found"), " ", &found.to_string()].concat(),
    }
}

/// The field, and what was found for it.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use super::super::hit::view::Hit;
    use crate::{content::word, live::SEARCH};
    use leptos::prelude::*;

    /// Stands for the address of the file with what can be found, until the build knows it; and for its digest.
    pub const FILE_SLOTS: [&str; 2] = ["{{search}}", "{{search_digest}}"];

    /// It has its place from the first paint on, so that nothing moves. Styles hide it where no script runs. Nothing is
    /// checked for its spelling: some browsers send what is typed elsewhere for that.
    #[component]
    pub fn Search() -> impl IntoView {
        let [file, digest] = FILE_SLOTS;
        view! {
            <form class="search" role="search" id=SEARCH.form data-file=file data-digest=digest>
                <label for=SEARCH.field>{word("search.label")}</label>
                <input type="search" id=SEARCH.field autocomplete="off" spellcheck="false" autocapitalize="off" enterkeyhint="search" />
                <div id="found">
                    <p role="status" id=SEARCH.said></p>
                    <ul id=SEARCH.hits inert aria-busy="false"></ul>
                    <p class="source" id=SEARCH.more hidden>
                        {word("search.more")}
                    </p>
                </div>
            </form>
            <template id=SEARCH.template>
                <Hit />
            </template>
        }
    }
}
