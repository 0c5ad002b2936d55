//! Marks that turn, join or part letters and that nobody sees: what was pasted may hold them. Some scripts cannot be spelt
//! without two of them.

/// Parts letters that would join (Persian "می\u{200c}خواهد"), and joins letters that would stand apart (Sinhala
/// "ශ\u{dca}\u{200d}රී").
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

/// The first mark of a text that does not spell a word, and what stands before it.
pub fn first(text: &str) -> Option<(&str, char)> {
    let marks = text.char_indices().filter(|(_, mark)| domain::is_unseen(*mark));
    let mut marks = marks.map(|(place, mark)| (text.split_at(place).0, mark));
    marks.find(|(before, mark)| {
        let after = text[before.len()..].chars().nth(1);
        let spells = [before.chars().next_back(), after].into_iter().all(|letter| letter.is_some_and(may_join));
        !(spells && JOINERS.contains(mark))
    })
}

/// A letter, or a mark upon one, of a script that may need joiners: of any but Latin, Greek and Cyrillic.
fn may_join(letter: char) -> bool {
    (letter.is_alphabetic() || kills_vowel(letter)) && !is_latin_greek_or_cyrillic(letter)
}

/// Marks that are no letters by themselves, beside which most joiners stand: they take a consonant's vowel from it, or
/// make another consonant of it. In the blocks of India's scripts they have the same places.
const fn kills_vowel(mark: char) -> bool {
    match mark {
        '\u{900}'..='\u{d7f}' => matches!(mark as u32 % 0x80, 0x3c | 0x4d),
        '\u{dca}' | '\u{1037}' | '\u{1039}' | '\u{103a}' | '\u{17d2}' | '\u{1a60}' | '\u{1b34}' | '\u{1b44}' => true,
        '\u{1baa}' | '\u{1bab}' | '\u{a806}' | '\u{a8c4}' | '\u{a9b3}' | '\u{a9c0}' | '\u{aaf6}' | '\u{abed}' => true,
        _ => false,
    }
}

/// By Unicode's blocks, with what looks like their letters: numerals, letters in circles, those of formulas.
const fn is_latin_greek_or_cyrillic(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\u{52f}'
            | '\u{1c80}'..='\u{1c8f}'
            | '\u{1d00}'..='\u{1fff}'
            | '\u{2071}'..='\u{24ff}'
            | '\u{2c60}'..='\u{2c7f}'
            | '\u{2de0}'..='\u{2dff}'
            | '\u{a640}'..='\u{a69f}'
            | '\u{a720}'..='\u{a7ff}'
            | '\u{ab30}'..='\u{ab6f}'
            | '\u{fb00}'..='\u{fb06}'
            | '\u{ff21}'..='\u{ff5a}'
            | '\u{10780}'..='\u{107bf}'
            | '\u{1d400}'..='\u{1e08f}'
            | '\u{1f100}'..='\u{1f1ff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_spelt_with_joiners_are_taken() {
        for word in [
            "می\u{200c}خواهد",
            "خانه\u{200c}ای",
            "ශ්\u{200d}රී ලංකා",
            "ක\u{200d}්ෂ",
            "क्\u{200d}ष, क़\u{200c}क",
            "র\u{200d}্যাব",
            "ന്\u{200d}റെ",
            "ក្\u{200c}ក",
        ] {
            assert_eq!(first(word), None, "{word:?}");
        }
    }

    #[test]
    fn a_joiner_elsewhere_and_any_other_mark_are_named() {
        for (text, before) in [
            ("par\u{200d}ticularly", "par"),
            ("μ\u{200c}ή", "μ"),
            ("д\u{200d}а", "д"),
            ("e\u{301}\u{200d}e", "e\u{301}"),
            ("ﬁ\u{200c}ﬁ", "ﬁ"),
            ("Ａ\u{200c}Ａ", "Ａ"),
            ("a\u{200c}ب", "a"),
            ("ب\u{200c}a", "ب"),
            ("\u{200c}ب", ""),
            ("ب\u{200d}", "ب"),
            ("ب \u{200c}ب", "ب "),
            ("ب\u{200c}\u{200d}ب", "ب"),
            ("ب\u{200b}ب", "ب"),
            ("ب\u{200f}ب", "ب"),
            ("٣\u{200c}٣", "٣"),
            ("ب،\u{200c}ب", "ب،"),
            ("👩\u{200d}👦", "👩"),
            ("می\u{200c}خواهد\u{200b}", "می\u{200c}خواهد"),
        ] {
            assert_eq!(first(text).map(|(found, _)| found), Some(before), "{text:?}");
        }
        assert_eq!(first("plain, ب, ශ්"), None);
    }
}
