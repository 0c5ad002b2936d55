//! What a number is as people read it, and as a phone dials it.

/// The countries' codes of two digits, by their first digit. Those of one digit are 1 and 7; all others have three.
/// Source: ITU, list of Recommendation E.164 assigned country codes.
const OF_TWO_DIGITS: [(char, &str); 7] = [
    ('2', "07"),
    ('3', "0123469"),
    ('4', "01346789"),
    ('5', "12345678"),
    ('6', "0123456"),
    ('8', "1246"),
    ('9', "0123458"),
];

/// Whether both are one number: digit by digit, or with + and a country's code in the place of the first 0.
pub fn same(number: &str, dial: &str) -> bool {
    let international = number.trim_start().starts_with('+');
    match dial.strip_prefix('+') {
        None => !international && digits(number) == dial,
        Some(dialled) if international => digits(number) == dialled,
        // Where 1 is the country's code, people write it without the +.
        Some(dialled) if dialled.starts_with('1') && digits(number) == dialled => true,
        Some(_) => country(number, dial).is_some_and(is_code),
    }
}

/// What stands in `dial` between the + and the number without its first 0; nothing for a number that has no such form.
pub fn country<'a>(number: &str, dial: &'a str) -> Option<&'a str> {
    let digits = digits(number);
    let rest = digits.strip_prefix('0').filter(|rest| rest.len() > 4)?;
    dial.strip_prefix('+')?.strip_suffix(rest)
}

/// The digits of a number. A 0 in brackets after a country's code is written by many and dialled by nobody; capitals stand
/// for the digits of their keys.
pub fn digits(number: &str) -> String {
    let number = if number.trim_start().starts_with('+') { number.replace("(0)", "") } else { number.to_owned() };
    number.chars().filter_map(key).collect()
}

fn key(letter: char) -> Option<char> {
    /// The first capital of each key from 2 to 9.
    const KEYS: [(char, char); 8] =
        [('W', '9'), ('T', '8'), ('P', '7'), ('M', '6'), ('J', '5'), ('G', '4'), ('D', '3'), ('A', '2')];
    match letter {
        '0'..='9' => Some(letter),
        'A'..='Z' => KEYS.iter().find(|(first, _)| letter >= *first).map(|(_, key)| *key),
        _ => None,
    }
}

/// No code begins with another one, so that a 0 too many after 44 is no code of three digits.
fn is_code(code: &str) -> bool {
    let mut digits = code.chars();
    let (first, second) = (digits.next(), digits.next());
    let of_two = OF_TWO_DIGITS
        .iter()
        .any(|(begins, ends)| Some(*begins) == first && second.is_some_and(|second| ends.contains(second)));
    let length = match first {
        None | Some('0') => return false,
        Some('1' | '7') => 1,
        Some(_) if of_two => 2,
        Some(_) => 3,
    };
    code.len() == length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_as_it_is_or_with_its_country() {
        for (number, dial) in [
            ("999", "999"),
            ("0300 555 2866", "+443005552866"),
            ("0300 555 2866", "03005552866"),
            ("(081) 66-00-77", "081660077"),
            ("0555 010 203", "+888555010203"),
            ("01 234 5678", "+35312345678"),
            ("0212 555 0100", "+12125550100"),
            ("+888 41 41", "+8884141"),
            ("+44 (0)20 7946 0000", "+442079460000"),
            ("1-800-25-ABUSE", "+18002522873"),
            ("1-800-252-2873", "+18002522873"),
        ] {
            assert!(same(number, dial), "{number} {dial}");
        }
    }

    #[test]
    fn a_slip_in_what_is_dialled_is_another_number() {
        for dial in [
            "+4403069990866",
            "443069990866",
            "+3069990866",
            "3069990866",
            "+4443069990866",
            "+440443069990866",
            "+99003069990866",
            "00443069990866",
            "0443069990866",
            "+443069990867",
            "+03069990866",
            "+1443069990866",
        ] {
            assert!(!same("0306 999 0866", dial), "{dial}");
        }
        assert!(!same("999", "+44999") && !same("01234", "+441234"));
        assert!(!same("+888 41 41", "8884141"));
    }
}
