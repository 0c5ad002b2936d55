//! How the scenarios of an engine went, as they report it themselves.

use std::collections::BTreeMap;

pub const PASSED: &str = "passed";
pub const FAILED: &str = "failed";
pub const SKIPPED: &str = "skipped: ";
/// The last line of a report.
const END: &str = "end\n";

/// The scenarios by name, each with one of the words above, a skipped one with the reason after it.
#[derive(Debug, Default)]
pub struct Outcomes(BTreeMap<String, String>);

impl Outcomes {
    /// Takes in a report (`GUIDE_REPORT`): lines of test, outcome, reason and seconds, with tabs between. Of one that was run
    /// twice, the last run counts. Returns whether the run came to its end, or broke off.
    pub fn add(&mut self, report: &str) -> bool {
        let lines = report.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        self.0.extend(lines.filter_map(|line| match line[..] {
            [test, "skipped", why, _] => Some((test.to_owned(), [SKIPPED, why].concat())),
            [test, outcome, _, _] => Some((test.to_owned(), outcome.to_owned())),
            _ => None,
        }));
        report.ends_with(END)
    }

    /// How a scenario went; nothing for one that was not run.
    pub fn of(&self, test: &str) -> Option<&str> {
        self.0.get(test).map(String::as_str)
    }

    /// Those that went so, each with what is said besides.
    pub fn all(&self, outcome: &str) -> Vec<(&str, &str)> {
        self.0.iter().filter_map(|(test, said)| Some((test.as_str(), said.strip_prefix(outcome)?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_understood_and_a_second_run_counts() {
        let mut outcomes = Outcomes::default();
        let broken_off = "a\tpassed\t\t1.0\nb\tfailed\t\t2.0\nc\tskipped\tNo profile.\t0.1\nnoise\n";
        assert!(!outcomes.add(broken_off));
        assert_eq!(outcomes.all(FAILED), [("b", "")]);
        assert!(outcomes.add("b\tpassed\t\t1.5\nend\n"));
        assert_eq!(outcomes.all(PASSED), [("a", ""), ("b", "")]);
        assert_eq!(outcomes.all(SKIPPED), [("c", "No profile.")]);
        assert_eq!((outcomes.of("b"), outcomes.of("noise")), (Some(PASSED), None));
    }
}
