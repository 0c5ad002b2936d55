//! What can be dialled, in whatever marks it was written or pasted.

use super::PersonalError;

/// The shortest that anybody has (101, 112, a school's extension), and the longest that the world's numbering
/// plan allows (ITU-T E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// The zeros of the scripts that have digits of their own: nine more follow each.
const ZEROS: [u16; 37] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620,
    0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

/// The number as it is kept and shown: what was typed, without marks that nobody sees, its digits and what stands
/// between them as a keyboard has them.
pub fn plain(typed: &str) -> String {
    let plain: String = typed.chars().filter(|c| !is_unseen(*c)).map(key).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a letter is only for the computer: it turns, joins or parts the letters around it.
#[must_use]
pub const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

/// The key that writes the same.
fn key(letter: char) -> char {
    let digit = |zero: &u16| u32::from(letter).checked_sub((*zero).into());
    if let Some(digit) = ZEROS.iter().filter_map(digit).find(|digit| *digit < 10) {
        return char::from_digit(digit, 10).unwrap_or(letter);
    }
    match letter {
        c if c.is_whitespace() => ' ',
        '\u{2d7}' | '\u{58a}' | '\u{5be}' | '\u{1400}' | '\u{1806}' => '-',
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{207b}' | '\u{208b}' | '\u{2212}' => '-',
        '\u{2e17}' | '\u{2e1a}' | '\u{2e3a}' | '\u{2e3b}' | '\u{2e40}' | '\u{2e5d}' => '-',
        '\u{301c}' | '\u{3030}' | '\u{30a0}' | '\u{30fc}' | '\u{fe31}' | '\u{fe32}' => '-',
        '~' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '\u{ff5e}' => '-',
        '[' | '{' | '\u{207d}' | '\u{3010}' | '\u{3014}' | '\u{fe59}' | '\u{ff08}' | '\u{ff3b}' => '(',
        ']' | '}' | '\u{207e}' | '\u{3011}' | '\u{3015}' | '\u{fe5a}' | '\u{ff09}' | '\u{ff3d}' => ')',
        '\u{207a}' | '\u{fe62}' | '\u{ff0b}' => '+',
        '\u{b7}' | '\u{2022}' | '\u{2024}' | '\u{2027}' | '\u{ff0e}' => '.',
        other => other,
    }
}

/// Whether a phone can dial this: digits, a + in front, and what people write between them.
pub fn check_number(number: &str) -> Result<(), PersonalError> {
    if number.is_empty() {
        return Err(PersonalError::NoNumber);
    }
    let dialled = dialled(number);
    let digits = dialled.strip_prefix('+').unwrap_or(&dialled);
    // By bytes: the search for a text would weigh more in the module than all else here.
    let is_dialled = |byte: u8| byte.is_ascii_digit() || b"+ ()-.".contains(&byte);
    if digits.bytes().any(|byte| byte == b'+') || !number.bytes().all(is_dialled) {
        return Err(PersonalError::NotDialled);
    }
    if !DIGITS.contains(&digits.len()) {
        return Err(PersonalError::WrongLength);
    }
    if is_one(number) { Ok(()) } else { Err(PersonalError::NotDialled) }
}

/// The longest that stands before a bracket: a country's code and an area's.
const BEFORE_BRACKET: usize = 6;

/// Whether all of it is one number: "653555-7" and "653555 (23)" are two, or one with an extension, and who dials them as
/// one calls somebody else. A number ends with three digits or more after its last hyphen or bracket, or with a pair
/// after a pair.
fn is_one(number: &str) -> bool {
    let (mut digits, mut last, mut least) = (0, 0, 0);
    for byte in number.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                last += 1;
            }
            b'(' if digits > BEFORE_BRACKET => return false,
            b'(' | b')' | b'-' => {
                least = if last == 2 { 2 } else { 3 };
                last = 0;
            }
            _ => {}
        }
    }
    last >= least
}

/// The digits, with the + where there is one. A 0 in brackets after a country's code, as in "+44 (0)1922" or
/// "0044 (0)1922", is written by many and dialled by nobody.
pub fn dialled(number: &str) -> String {
    let mut dialled = String::new();
    let mut bracket = None;
    for letter in number.chars() {
        match letter {
            '(' => bracket = Some(dialled.len()),
            ')' => {
                let is_abroad = dialled.starts_with('+') || dialled.starts_with("00");
                let inside = bracket.take().filter(|at| *at > 1 && dialled.get(*at..) == Some("0"));
                if let Some(at) = inside.filter(|_| is_abroad) {
                    dialled.truncate(at);
                }
            }
            '+' | '0'..='9' => dialled.push(letter),
            _ => {}
        }
    }
    dialled
}
