//! A language's name, as a web page has it.

use std::ops::RangeInclusive;

/// Whether browsers take this as a language: en-GB, cy, sr-Latn-RS, ar-u-nu-latn. Asked for a day in any other, they throw.
pub fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let language = parts.next_if(|part| are_letters(part, 2..=3));
    let _script = parts.next_if(|part| are_letters(part, 4..=4));
    let _region = parts.next_if(|part| is_region(part));
    while parts.next_if(|part| is_variant(part)).is_some() {}
    let extension = parts.next();
    let has_all = match extension {
        Some(letter) => are_letters(letter, 1..=1) && parts.peek().is_some(),
        None => true,
    };
    language.is_some() && has_all && parts.all(|part| are_letters_or_digits(part, 2..=8))
}

fn is_region(part: &str) -> bool {
    are_letters(part, 2..=2) || (part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A spelling or a dialect: a word, or a year.
fn is_variant(part: &str) -> bool {
    are_letters_or_digits(part, 5..=8)
        || (are_letters_or_digits(part, 4..=4) && part.starts_with(|c: char| c.is_ascii_digit()))
}

fn are_letters(part: &str, lengths: RangeInclusive<usize>) -> bool {
    lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn are_letters_or_digits(part: &str, lengths: RangeInclusive<usize>) -> bool {
    lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_what_browsers_take_as_one() {
        for tag in [
            "en-GB",
            "cy",
            "ar",
            "EN-gb",
            "fil",
            "es-419",
            "sr-Latn",
            "zh-Hant-TW",
            "ca-valencia",
            "de-1996",
            "de-CH-1996",
            "sl-rozaj-biske",
            "ar-u-nu-latn",
            "en-x-skerrow",
        ] {
            assert!(is_tag(tag), "{tag}");
        }
        for other in [
            "",
            "e",
            "en_GB",
            "English (UK)",
            "English",
            "x-skerrow",
            "419",
            "en ",
            "en-",
            "-en",
            "en--GB",
            "en-G",
            "en-1",
            "en-GBR",
            "en-GB-Latn",
            "en-GB-GB",
            "en-u",
            "en-u-n",
            "en-verylongword",
            "ar-u-nu-latn-u-nu-latn",
            "en-é",
            "cy, en-GB",
        ] {
            assert!(!is_tag(other), "{other:?}");
        }
    }
}
