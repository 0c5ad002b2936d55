//! What a word is, for finding it.

/// A word as it stands in a text, and as it is compared.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Small letters, without apostrophes.
    pub folded: String,
}

/// The words of a text. Numbers that stand beside each other are also one number, because people type
/// "03005552866" as well as "0300 555 2866".
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let single = single_words(text);
    let joined = joined_numbers(&single);
    joined.into_iter().chain(single)
}

fn single_words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        let belongs = is_letter(letter) || (open && is_apostrophe(letter));
        if belongs && !open {
            words.push(Word { start, end, folded: String::new() });
        }
        open = belongs;
        if let Some(word) = words.last_mut().filter(|_| open && !is_apostrophe(letter)) {
            word.end = end;
            word.folded.push(small(letter));
        }
    }
    words
}

fn joined_numbers(words: &[Word]) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::new();
    let mut last: Option<&Word> = None;
    for word in words {
        let digits = |word: &Word| word.folded.bytes().all(|byte| byte.is_ascii_digit());
        let follows = last.filter(|last| digits(last) && digits(word) && last.end + 1 == word.start);
        match (follows, joined.last_mut()) {
            (Some(before), Some(number)) if number.end == before.end => {
                number.end = word.end;
                number.folded += &word.folded;
            }
            (Some(before), _) => joined.push(Word {
                start: before.start,
                end: word.end,
                folded: [before.folded.as_str(), &word.folded].concat(),
            }),
            (None, _) => {}
        }
        last = Some(word);
    }
    joined
}

const fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

/// Letters and digits of any script. The standard library's tables know them all exactly and cost the module four
/// kilobytes; that everything is a letter but ASCII's signs and Unicode's blocks of punctuation is enough to find
/// words in a text.
const fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' | '×' | '÷' => false,
        // General punctuation; CJK punctuation; what stands in private use or marks the order of bytes.
        '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' => false,
        _ => true,
    }
}

/// The small letter of a capital in ASCII, the rest of Latin-1, Greek and Cyrillic; in Latin's extensions
/// capitals stand at even places before their small letters, but for one stretch. Other scripts have none, or stay.
const fn small(letter: char) -> char {
    let code = letter as u32;
    let lower = match code {
        0xc0..=0xde | 0x391..=0x3a9 | 0x410..=0x42f => code + 32,
        0x400..=0x40f => code + 80,
        0x139..=0x148 | 0x179..=0x17e => code + code % 2,
        0x100..=0x177 => code + (code + 1) % 2,
        _ => return letter.to_ascii_lowercase(),
    };
    match char::from_u32(lower) {
        Some(lower) => lower,
        None => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_the_scripts_of_europe_are_found_by_their_small_letters() {
        for c in ('A'..='Ž').chain('Α'..='Ω').chain('Ѐ'..='Я') {
            let lower: Vec<char> = c.to_lowercase().collect();
            // What has no small letter of its own, or one that is two letters, may stay.
            if c.is_uppercase() && lower.len() == 1 && !"İŸ".contains(c) {
                assert_eq!([small(c)], lower[..], "{c}");
            }
        }
        assert_eq!(small('é'), 'é');
        assert_eq!(small('ž'), 'ž');
    }

    #[test]
    fn words_end_at_signs_of_any_kind() {
        let found: Vec<String> =
            single_words("“Ça—va?” ‘été’… שלום, 12×3").into_iter().map(|word| word.folded).collect();
        assert_eq!(found, ["ça", "va", "été", "שלום", "12", "3"]);
    }
}
