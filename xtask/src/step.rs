//! Named steps with their place in the whole and the time they took.

use std::fmt;
use std::time::{Duration, Instant};

/// One step of a set-up, announced as `[2/5] trunk 0.21.14 …`.
pub struct Step {
    label: String,
    start: Instant,
}

impl Step {
    /// Step `number` of `total`, from 1.
    pub fn new(number: usize, total: usize, name: &str) -> Self {
        Step {
            label: format!("[{number}/{total}] {name}"),
            start: Instant::now(),
        }
    }

    /// Nothing to do: one line and no more.
    pub fn found(&self, note: &str) {
        println!("{} … {note}", self.label);
    }

    /// The line above the output of the children that do the work.
    pub fn working(&self, note: &str) {
        println!("{} … {note}", self.label);
    }

    /// The line below it.
    pub fn done(&self) {
        println!("{}: done in {}", self.label, Elapsed(self.start.elapsed()));
    }
}

/// A duration as people say it: `0.4 s`, `2 min 35 s`.
pub struct Elapsed(pub Duration);

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs_f64();
        if seconds < 59.95 {
            return write!(f, "{seconds:.1} s");
        }
        let whole = seconds.round() as u64;
        write!(f, "{} min {} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_given_in_the_unit_that_fits() {
        let shown = |millis| Elapsed(Duration::from_millis(millis)).to_string();
        assert_eq!(shown(4), "0.0 s");
        assert_eq!(shown(59_940), "59.9 s");
        assert_eq!(shown(59_960), "1 min 0 s");
        assert_eq!(shown(155_400), "2 min 35 s");
    }
}
