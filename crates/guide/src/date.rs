//! Days, written year-month-day.

use super::read::{Source, Text};

/// A day of the calendar, as year, month and day.
pub type Day = (i64, i64, i64);

/// What a file says where nobody has checked something yet.
pub const NEVER: &str = "never";

/// A review cannot be due before the day `name`, on which it was done.
pub fn check_order(name: &str, done: &Text, due: &Text, source: &Source<'_>) {
    if parse(&due.text).is_some_and(|day| parse(&done.text) > Some(day)) {
        let told = format!("`review_due` comes before `{name}`, which is {}", done.text);
        source.reject(due.line, told);
    }
}

/// What is said of a text that is none.
#[must_use]
pub fn diagnostic(text: &str) -> String {
    format!("“{text}” is no day: write year, month and day, such as 2027-02-28")
}

/// Reads `2027-02-28`; nothing where that is no day.
pub fn parse(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let mut number = |length: usize| {
        let part = parts.next()?;
        let plain = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse().ok()).flatten()
    };
    let day = (number(4)?, number(2)?, number(2)?);
    let (year, month, in_month) = day;
    let whole = parts.next().is_none() && (1..=days_in(year, month)).contains(&in_month);
    whole.then_some(day)
}

/// The last millisecond of a day in UTC, counted from 1970.
pub fn end_ms(day: Day) -> u64 {
    let days = days_since_1970(day) + 1;
    u64::try_from(days).map_or(0, |days| days * 24 * 60 * 60 * 1000 - 1)
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

fn days_since_1970((year, month, day): Day) -> i64 {
    let years = (1970..year).map(|year| if is_leap(year) { 366 } else { 365 });
    let months = (1..month).map(|month| days_in(year, month));
    years.sum::<i64>() + months.sum::<i64>() + day - 1
}
