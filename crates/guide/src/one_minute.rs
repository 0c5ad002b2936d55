//! The guide at a glance: its own sentences, and how long they take to read.

use super::schema::{self, Guide};

/// Slower than the 238 words a minute that adults read silently on average (Brysbaert 2019), because it is
/// read on a phone, and in a hurry.
const WORDS_A_MINUTE: usize = 200;

/// How long the summary and the names of the groups take, in seconds.
pub fn seconds(guide: &Guide) -> usize {
    let names = guide.groups.iter().map(|group| &group.name);
    let texts = guide.about.one_minute.iter().chain(names);
    let words: usize = texts.map(|text| text.text.split_whitespace().count()).sum();
    (words * 60).div_ceil(WORDS_A_MINUTE)
}

/// Whether the guide itself says this, word for word.
pub fn is_said(guide: &Guide, sentence: &str) -> bool {
    let blocks = guide.blocks();
    let indicators = guide.groups.iter().flat_map(|group| &group.indicators);
    blocks
        .flat_map(schema::Block::texts)
        .chain(indicators.map(|indicator| &indicator.text))
        .any(|text| text.text.contains(sentence))
}
