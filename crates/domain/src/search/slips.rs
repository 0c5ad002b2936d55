//! Slips of the finger: a letter too many, too few, another one, or two that changed places.

/// How many slips are forgiven in a word of this length. None in a short one: too much else is as near.
pub fn slips_allowed(word: &str) -> usize {
    match word.chars().count() {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// Whether `typed` is `word`, or the beginning of it, with at most so many slips. The first letter must be
/// right, as it nearly always is.
pub fn is_slip(typed: &str, word: &str, most: usize) -> bool {
    let typed: Vec<char> = typed.chars().collect();
    let word: Vec<char> = word.chars().take(typed.len() + most).collect();
    typed.first() == word.first() && word.len() + most >= typed.len() && distance_to_beginning(&typed, &word) <= most
}

/// The least number of slips between `typed` and any beginning of `word` (optimal string alignment).
fn distance_to_beginning(typed: &[char], word: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=word.len()).collect();
    for (row, letter) in typed.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in word.iter().enumerate() {
            let changed = last[column] + usize::from(letter != other);
            let mut least = changed.min(last[column + 1] + 1).min(next[column] + 1);
            let swapped = row > 0 && column > 0 && typed[row - 1] == *other && word[column - 1] == *letter;
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut last, next);
    }
    last.into_iter().min().unwrap_or(usize::MAX)
}
