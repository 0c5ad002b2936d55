//! Signs and groups for scenarios to be about. All stand in the order of the page as they are listed here:
//! [`a_sign`], [`another_sign`], [`a_third_sign`].

use std::collections::BTreeSet;

use super::{Group, Sign, file_text, guide};

/// How many signs [`many_signs`] may be, each with its English word.
const MANY: [(usize, &str); 6] =
    [(7, "seven"), (8, "eight"), (6, "six"), (11, "eleven"), (12, "twelve"), (13, "thirteen")];

/// The places of the groups that the picks are of: three with a sign, and one that is left alone.
struct Places {
    first: usize,
    second: usize,
    third: usize,
    alone: usize,
}

fn places() -> Places {
    let groups = &guide().groups;
    let found = || {
        let first = groups.iter().position(|group| group.indicators.len() > 1)?;
        let third = groups.len() - 1;
        let second = first.midpoint(third);
        let alone = (0..third).find(|place| *place != first && *place != second)?;
        (first < second && second < third).then_some(Places { first, second, third, alone })
    };
    found().unwrap_or_else(|| {
        panic!("scenarios need a guide of four groups or more: one of two signs or more, and two after it")
    })
}

fn first_of(place: usize) -> &'static str {
    let group = &guide().groups[place];
    let first = group.indicators.first();
    first.unwrap_or_else(|| panic!("the group {:?} has no sign", group.id)).id
}

/// A sign with at least one more in its group.
pub fn a_sign() -> &'static str {
    first_of(places().first)
}

/// A sign of another group, further down.
pub fn another_sign() -> &'static str {
    first_of(places().second)
}

/// A sign of a third group, the last of all.
pub fn a_third_sign() -> &'static str {
    first_of(places().third)
}

/// The sign after [`a_sign`], in the same group.
pub fn a_sign_beside() -> &'static str {
    group_of(a_sign()).indicators[1].id
}

/// The last of all signs.
pub fn last_sign() -> &'static str {
    let last = signs().last();
    last.unwrap_or_else(|| panic!("the guide has no sign")).id
}

/// A group that no picked sign is of.
pub fn a_group() -> &'static Group {
    &guide().groups[places().alone]
}

/// Every sign, in the order of the page.
pub fn signs() -> impl DoubleEndedIterator<Item = &'static Sign> {
    guide().groups.iter().flat_map(|group| group.indicators)
}

/// The sign with this id.
pub fn sign(id: &str) -> &'static Sign {
    let found = signs().find(|sign| sign.id == id);
    found.unwrap_or_else(|| panic!("the guide has no sign {id:?}"))
}

/// The group of a sign.
pub fn group_of(sign: &str) -> &'static Group {
    let mut groups = guide().groups.iter();
    let found = groups.find(|group| group.indicators.iter().any(|one| one.id == sign));
    found.unwrap_or_else(|| panic!("the guide has no sign {sign:?}"))
}

/// So many signs that their number is told nowhere: neither by the guide's words nor by the groups looked at. With the
/// number's English word. None is of [`a_group`].
pub fn many_signs() -> (Vec<&'static str>, &'static str) {
    let said: Vec<String> = file_text().split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let told = |number: &str| said.iter().any(|word| word == number);
    let signs: Vec<&str> = signs().map(|sign| sign.id).filter(|sign| group_of(sign).id != a_group().id).collect();
    let fit = MANY.into_iter().find(|(many, word)| {
        *many <= signs.len()
            && !told(&many.to_string())
            && !told(word)
            && *many != guide().groups.len()
            // The groups of the signs are counted, and one more in which none was seen.
            && *many > groups_of(&signs[..*many]) + 1
    });
    let (many, word) = fit.unwrap_or_else(|| panic!("every number of signs stands in the guide"));
    (signs[..many].to_vec(), word)
}

fn groups_of(signs: &[&str]) -> usize {
    let ids: BTreeSet<&str> = signs.iter().map(|sign| group_of(sign).id).collect();
    ids.len()
}
