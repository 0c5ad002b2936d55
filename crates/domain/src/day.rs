//! Which day a moment belongs to, as the person's calendar has it.

const MINUTE_MS: f64 = 60_000.0;
const MINUTES: f64 = 24.0 * 60.0;

/// A day seen from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// The same.
    Today,
    /// The one before, however many hours it had.
    Yesterday,
    /// An earlier one, or one that has not come: a clock may have jumped.
    Other,
}

impl Day {
    /// The day of `then` seen from that of `now`: each is a moment in milliseconds since 1970, and how many minutes the
    /// clock of the place was behind the world's at that moment, as JavaScript has it.
    #[must_use]
    pub fn of(then: (f64, f64), now: (f64, f64)) -> Self {
        let number = |(at, behind): (f64, f64)| ((at / MINUTE_MS - behind) / MINUTES).floor();
        match number(now) - number(then) {
            0.0 => Self::Today,
            1.0 => Self::Yesterday,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Day::{self, Other, Today, Yesterday};

    /// 00:00 on 1 January 2026 in Britain.
    const NEW_YEAR: f64 = 1_767_225_600_000.0;
    const HOUR: f64 = 3_600_000.0;

    /// Hours after the new year, in winter and in summer.
    fn winter(hours: f64) -> (f64, f64) {
        (NEW_YEAR + hours * HOUR, 0.0)
    }

    fn summer(hours: f64) -> (f64, f64) {
        (NEW_YEAR + (hours - 1.0) * HOUR, -60.0)
    }

    #[test]
    fn today_and_yesterday_go_by_the_calendar() {
        let day = |number: f64| number * 24.0;
        for (then, now, wanted) in [
            (winter(day(9.0) + 0.1), winter(day(9.0) + 23.9), Today),
            // A minute before midnight and a minute after.
            (winter(day(9.0) - 0.02), winter(day(9.0) + 0.02), Yesterday),
            (winter(day(8.0)), winter(day(9.0) + 23.9), Yesterday),
            (winter(day(8.0) - 0.02), winter(day(9.0)), Other),
            // A clock that has jumped.
            (winter(day(10.0)), winter(day(9.0)), Other),
            // 29 March 2026, day 87, has 23 hours: 24 hours before 00:30 of the next day is 23:30 of the day before it.
            (winter(day(87.0) + 0.5), summer(day(88.0) + 0.5), Yesterday),
            (winter(day(87.0) - 0.5), summer(day(88.0) + 0.5), Other),
            // 25 October 2026, day 297, has 25 hours: 24 hours before its 23:30 is the same day.
            (summer(day(297.0) + 0.5), winter(day(297.0) + 23.5), Today),
            (summer(day(297.0) - 0.5), winter(day(297.0) + 23.5), Yesterday),
        ] {
            assert_eq!(Day::of(then, now), wanted, "{then:?} seen from {now:?}");
        }
    }

    #[test]
    fn a_day_ends_at_midnight_of_the_place() {
        // 20:00 in New York, which is 01:00 in Britain.
        let (then, now) = (NEW_YEAR + HOUR, NEW_YEAR + 4.0 * HOUR);
        assert_eq!(Day::of((then, 300.0), (now, 300.0)), Today);
        assert_eq!(Day::of((then, 300.0), (now + HOUR, 300.0)), Yesterday);
        assert_eq!(Day::of((then, -780.0), (now, -780.0)), Today);
        assert_eq!(Day::of((f64::NAN, 0.0), (now, 0.0)), Other);
    }
}
