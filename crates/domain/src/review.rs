//! When facts are too old to be trusted without a word about it.

/// Whether the day on which the facts were to be checked again has passed; both in milliseconds since 1970.
#[must_use]
pub const fn is_overdue(now: u64, due: u64) -> bool {
    now > due
}

#[cfg(test)]
mod tests {
    use super::is_overdue;

    #[test]
    fn the_day_itself_is_in_time_and_a_clock_that_lost_its_date_says_nothing() {
        assert!(!is_overdue(0, 1000));
        assert!(!is_overdue(1000, 1000));
        assert!(is_overdue(1001, 1000));
    }
}
