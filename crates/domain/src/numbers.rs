//! Finds phone numbers in a text. The build asks it too: what it puts beside an old number, and what the app makes of
//! numbers, must be about the same ones.

/// The first of these numbers that stands in a text, not within a longer one: its place in bytes, the number, and
/// what comes with it. Of two that begin at one place, the earlier in the list.
pub fn first_number<'a, T>(text: &str, numbers: impl Iterator<Item = (&'a str, T)>) -> Option<(usize, &'a str, T)> {
    let found = numbers.filter_map(|(number, with)| {
        let mut places = text.match_indices(number).map(|(place, _)| place);
        let place = places.find(|place| stands_alone(text, *place, number.len()))?;
        Some((place, number, with))
    });
    found.min_by_key(|(place, ..)| *place)
}

/// "101" is not found in "1010", nor in "18001 101", which a text telephone dials.
fn stands_alone(text: &str, place: usize, length: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (before, rest) = text.split_at(place);
    let before = before.strip_suffix(' ').unwrap_or(before);
    length > 0 && !digit(before.chars().next_back()) && !digit(rest.split_at(length).1.chars().next())
}
