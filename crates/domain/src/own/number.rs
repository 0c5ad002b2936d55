//! What can be dialled.

use super::OwnFault;

/// The shortest that anybody has (101, 112, a school's extension), and the longest that the world's numbering
/// plan allows (ITU-T E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// Whether a phone can dial this: digits, a + in front, and what people write between them.
pub fn check_number(number: &str) -> Result<(), OwnFault> {
    if number.is_empty() {
        return Err(OwnFault::NoNumber);
    }
    let rest = number.strip_prefix('+').unwrap_or(number);
    if !rest
        .chars()
        .all(|c| c.is_ascii_digit() || " ()-./".contains(c))
    {
        return Err(OwnFault::NotDialled);
    }
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    if DIGITS.contains(&digits) {
        Ok(())
    } else {
        Err(OwnFault::WrongLength)
    }
}

/// The digits, with the + where there is one. A 0 in brackets after a country's code, as in "+44 (0)1922", is
/// written by many and dialled by nobody.
pub fn dialled(number: &str) -> String {
    let mut dialled = String::new();
    let mut bracket = 0;
    for letter in number.chars() {
        match letter {
            '(' => bracket = dialled.len(),
            ')' if dialled.starts_with('+') && dialled.get(bracket..) == Some("0") => {
                dialled.truncate(bracket);
            }
            '+' | '0'..='9' => dialled.push(letter),
            _ => {}
        }
    }
    dialled
}
