//! The interface's wording, which the app asks for by name: the shipped guide's is the list of what every guide must have.
//! The added texts are not in it: each may be left out.

use super::{read::Source, schema::Guide};

/// Names every wording that is missing or that nothing uses.
pub fn check(guide: &Guide, shipped: &Guide, source: &Source<'_>) {
    for (table, wanted) in &shipped.words {
        let Some((_, words)) = guide.words.iter().find(|(name, _)| name == table) else {
            source.reject(1, format!("there is no [words.{table}]"));
            continue;
        };
        let line = words.first().map_or(1, |(_, text)| text.line);
        for (name, _) in wanted.iter().filter(|(name, _)| !has(words, name)) {
            source.reject(line, format!("[words.{table}] has no `{name}`"));
        }
        for (name, text) in words.iter().filter(|(name, _)| !has(wanted, name)) {
            source.reject(text.line, format!("nothing uses `{name}` of [words.{table}]"));
        }
    }
}

fn has<T>(words: &[(String, T)], name: &str) -> bool {
    words.iter().any(|(other, _)| other == name)
}
