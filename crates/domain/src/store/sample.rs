//! Two places of which a test says how they answer.

use super::{Answer, Ask, Place, Request, Write};
use std::collections::BTreeMap;

/// What a browser keeps in a test.
#[derive(Default)]
pub struct Places {
    /// What each holds.
    pub texts: [BTreeMap<String, String>; 2],
    /// What each answers instead of what is asked of it.
    pub says: [Option<Answer>; 2],
    /// Everything that was asked, in order.
    pub asked: Vec<Request>,
}

impl Places {
    /// Puts a text.
    pub fn put(&mut self, place: Place, name: &str, text: &str) {
        self.texts[place as usize].insert(name.to_owned(), text.to_owned());
    }

    /// What is kept under a name.
    pub fn get(&self, place: Place, name: &str) -> Option<&str> {
        self.texts[place as usize].get(name).map(String::as_str)
    }

    /// Which place was written to, in order, and under which names.
    pub fn written(&self) -> Vec<(Place, Vec<&str>)> {
        let writes = self.asked.iter().filter_map(|request| match &request.ask {
            Ask::Write { write, .. } => {
                let names = write.changes.iter().map(|(name, _)| name.as_str());
                Some((request.place, names.collect()))
            }
            _ => None,
        });
        writes.collect()
    }

    /// Does what is asked, or says what the test wants it to say.
    pub fn answer(&mut self, request: &Request) -> Answer {
        self.asked.push(request.clone());
        if let Some(answer) = &self.says[request.place as usize] {
            return answer.clone();
        }
        let texts = &mut self.texts[request.place as usize];
        match &request.ask {
            Ask::Open => Answer::Opened,
            Ask::Read => Answer::Entries(texts.clone().into_iter().collect()),
            Ask::Write { name, write } => carry_out(texts, name, write),
        }
    }
}

fn carry_out(texts: &mut BTreeMap<String, String>, name: &str, write: &Write) -> Answer {
    let guard = texts.get(name).cloned();
    if !write.is_forced && guard != write.guard {
        return Answer::Overtaken(guard);
    }
    if write.clear {
        texts.clear();
    }
    for (name, text) in write.changes.clone() {
        match text {
            Some(text) => texts.insert(name, text),
            None => texts.remove(&name),
        };
    }
    Answer::Written
}
