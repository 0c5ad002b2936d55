//! Finds words in the guide, as they are typed: every word of the question, by its beginning; where nothing
//! begins so, what differs by a slip of the finger. Whole words come before parts of words.
//!
//! An [`Index`] is a sorted list of words, each with the texts that have it: a question is answered by a few binary
//! searches in it, so that the answer comes within a frame however long the guide is.

mod slips;
mod words;

use slips::{is_slip, slips_allowed};
use words::{Word, words};

/// Something that can be found: a heading and a text, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Entry<P> {
    /// The place, for the page that shows it.
    pub place: P,
    /// What it stands under.
    pub heading: &'static str,
    /// What it says.
    pub text: &'static str,
}

/// Every word of the entries.
pub struct Index<P> {
    entries: Vec<Entry<P>>,
    /// Sorted; each once, with the places of the entries that have it. A longer guide has few more words.
    words: Vec<(Box<str>, Vec<u32>)>,
}

/// How well an entry fits a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    None,
    /// It has a word that begins so, or one where several were asked for.
    Beginning,
    /// It has the word itself.
    Whole,
}

impl Fit {
    /// Of a word. Who types "car" means "cars" before "care", and who types "cars" means "car" too.
    fn of(word: &str, asked: &str) -> Self {
        match word.strip_prefix(asked) {
            Some("" | "s") => Self::Whole,
            Some(_) => Self::Beginning,
            None if word == one(asked) => Self::Beginning,
            None => Self::None,
        }
    }
}

/// One of several: what stands before the "s" of a word that is not a short one.
fn one(asked: &str) -> &str {
    match asked.as_bytes() {
        [_, _, .., last, b's'] if *last != b's' => asked.strip_suffix('s').unwrap_or(asked),
        _ => asked,
    }
}

/// What was found for a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The entries: those with the very words first, each in their order.
    pub entries: Vec<usize>,
    /// What their words begin with: the question's words, or for a slip what was probably meant.
    beginnings: Vec<String>,
    /// Whether a slip was forgiven, which the person is told.
    pub is_guess: bool,
}

/// A text cut at what was found in it: what stands before each find, the find, and the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Each find with what stands before it.
    pub finds: Vec<(&'static str, &'static str)>,
    /// What follows the last one.
    pub rest: &'static str,
}

/// Letters in a word that says too little by itself: "in", "the".
const MAX_SHORT: usize = 3;

impl<P> Index<P> {
    /// Reads all words once.
    #[must_use]
    pub fn new(entries: Vec<Entry<P>>) -> Self {
        // Put where they belong one by one: nothing that sorts need be in the module.
        let mut all: Vec<(Box<str>, Vec<u32>)> = Vec::new();
        for (place, entry) in (0..).zip(&entries) {
            for word in [entry.heading, entry.text].into_iter().flat_map(words) {
                let word = word.folded.into_boxed_str();
                match all.binary_search_by(|(known, _)| known.cmp(&word)) {
                    Ok(at) => all[at].1.push(place),
                    Err(at) => all.insert(at, (word, vec![place])),
                }
            }
        }
        Self { entries, words: all }
    }

    /// The entry at a place of an [`Answer`].
    #[must_use]
    pub fn entry(&self, place: usize) -> Option<&Entry<P>> {
        self.entries.get(place)
    }

    /// The entries that hold every word of the question; where there is none, those that hold some of them, which is a guess;
    /// none for a question without a word.
    #[must_use]
    pub fn find(&self, question: &str) -> Answer {
        let asked: Vec<Word> = words(question).collect();
        let answer = self.find_all(&asked);
        if answer.entries.is_empty() { self.find_some(&asked) } else { answer }
    }

    /// Those that hold most of the words come first. A short word stands in too many, and says too little.
    fn find_some(&self, asked: &[Word]) -> Answer {
        let mut counts = vec![0_usize; self.entries.len()];
        let mut answer = Answer::default();
        for word in asked.iter().filter(|word| word.folded.chars().count() > MAX_SHORT) {
            let mut found = vec![Fit::None; self.entries.len()];
            if !self.mark(&word.folded, &mut found) {
                continue;
            }
            answer.beginnings.push(word.folded.clone());
            for (count, fit) in counts.iter_mut().zip(found) {
                *count += usize::from(fit != Fit::None);
            }
        }
        for wanted in (1..=asked.len()).rev() {
            let holding = counts.iter().enumerate().filter(|(_, count)| **count == wanted);
            answer.entries.extend(holding.map(|(place, _)| place));
        }
        answer.is_guess = !answer.entries.is_empty();
        answer
    }

    fn find_all(&self, asked: &[Word]) -> Answer {
        let mut answer = Answer::default();
        let mut left: Option<Vec<Fit>> = None;
        for word in asked {
            let (found, beginnings) = self.with(&word.folded);
            answer.is_guess |= !beginnings.contains(&word.folded);
            answer.beginnings.extend(beginnings);
            left = Some(match left {
                Some(left) => left.iter().zip(&found).map(|(a, b)| *a.min(b)).collect(),
                None => found,
            });
        }
        let left = left.unwrap_or_default();
        for fit in [Fit::Whole, Fit::Beginning] {
            let fits = left.iter().enumerate().filter(|(_, found)| **found == fit);
            answer.entries.extend(fits.map(|(place, _)| place));
        }
        answer
    }

    /// How well entries have a word that begins so, and the beginnings that were found: what was asked for, or
    /// where there is none every word within a slip of it.
    fn with(&self, beginning: &str) -> (Vec<Fit>, Vec<String>) {
        let mut found = vec![Fit::None; self.entries.len()];
        if self.mark(beginning, &mut found) {
            return (found, vec![beginning.to_owned()]);
        }
        let mut meant = Vec::new();
        let slips = slips_allowed(beginning);
        // The first letter is right, so that only a small part of a long guide is looked at.
        let first = beginning.chars().next().map(String::from).unwrap_or_default();
        for (word, _) in self.beginning_with(&first).filter(|_| slips > 0) {
            if is_slip(beginning, word, slips) {
                self.mark(word, &mut found);
                meant.push(word.to_string());
            }
        }
        (found, meant)
    }

    /// Marks the entries with a word that fits; whether there is one.
    fn mark(&self, asked: &str, found: &mut [Fit]) -> bool {
        let mut any = false;
        for (word, places) in self.beginning_with(one(asked)) {
            let fit = Fit::of(word, asked);
            any |= fit != Fit::None;
            for place in places {
                if let Some(found) = found.get_mut(*place as usize) {
                    *found = fit.max(*found);
                }
            }
        }
        any
    }

    /// The stretch of the list in which every word begins so.
    fn beginning_with(&self, beginning: &str) -> impl Iterator<Item = &(Box<str>, Vec<u32>)> {
        let start = self.words.partition_point(|(word, _)| **word < *beginning);
        let rest = self.words.iter().skip(start);
        rest.take_while(move |(word, _)| word.starts_with(beginning))
    }
}

impl Answer {
    /// Cuts a text at the words that were found, so that they can be marked. Nothing is lost.
    #[must_use]
    pub fn marked(&self, text: &'static str) -> Marked {
        let mut finds = Vec::new();
        let mut done = 0;
        for word in words(text) {
            let is_found = |beginning: &String| Fit::of(&word.folded, beginning) != Fit::None;
            if word.start >= done && self.beginnings.iter().any(is_found) {
                let before = text.get(done..word.start).unwrap_or_default();
                finds.push((before, text.get(word.start..word.end).unwrap_or_default()));
                done = word.end;
            }
        }
        Marked { finds, rest: text.get(done..).unwrap_or_default() }
    }
}

#[cfg(test)]
mod tests;
