//! How each test went: what the test runners say, and what the scenarios say of themselves.

use std::collections::BTreeMap;

pub const PASSED: &str = "passed";
pub const FAILED: &str = "FAILED";
pub const SKIPPED: &str = "skipped: ";

/// The tests of a run, by name, each with one of the words above, a skipped one with the reason after it.
#[derive(Debug, Default)]
pub struct Verdicts(BTreeMap<String, String>);

impl Verdicts {
    /// Takes in a line of a test runner, Rust's or the worker's; most are of something else.
    pub fn hear(&mut self, line: &str) {
        let line = line.strip_prefix("test ");
        let (test, verdict) = match line.and_then(|line| line.rsplit_once(" ... ")) {
            Some((test, "ok")) => (test, PASSED.to_owned()),
            Some((test, "FAILED")) => (test, FAILED.to_owned()),
            Some((test, why)) if why.starts_with("ignored") => (test, [SKIPPED, why].concat()),
            _ => return,
        };
        let test = test.trim_end().trim_end_matches(" - should panic");
        self.0.insert(test.to_owned(), verdict);
    }

    /// Takes in the scenarios' report (`GUIDE_REPORT`): lines of test, outcome and reason, with tabs between. To the test
    /// runner a skipped scenario may have passed; here a test counts as skipped when a single one of its scenarios was.
    /// That a scenario failed is no news: a test that means it to fails no less for it.
    pub fn take_skips(&mut self, report: &str) {
        for line in report.lines() {
            if let [test, "skipped", why] = line.split('\t').collect::<Vec<_>>()[..]
                && self.of(test) != Some(FAILED)
            {
                self.0.insert(test.to_owned(), [SKIPPED, why].concat());
            }
        }
    }

    /// How a test went; nothing for one that was not run. In a file that is a test by itself, tests have no module
    /// before their names.
    pub fn of(&self, test: &str) -> Option<&str> {
        let alone = test.rsplit("::").next();
        let verdict = self.0.get(test).or_else(|| self.0.get(alone?));
        verdict.map(String::as_str)
    }

    /// The tests that went so, each with what is said besides.
    pub fn all(&self, verdict: &str) -> Vec<(&str, &str)> {
        let all = self.0.iter();
        all.filter_map(|(test, said)| Some((test.as_str(), said.strip_prefix(verdict)?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runners_lines_are_understood() {
        let mut verdicts = Verdicts::default();
        for line in [
            "test offline::a ... ok",
            "test offline::b ... FAILED",
            "test offline::c ... ignored, slow",
            "test d - should panic ... ok",
            "test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out",
        ] {
            verdicts.hear(line);
        }
        assert_eq!(verdicts.all(PASSED), [("d", ""), ("offline::a", "")]);
        assert_eq!(verdicts.all(FAILED), [("offline::b", "")]);
        assert_eq!(verdicts.all(SKIPPED), [("offline::c", "ignored, slow")]);
        assert_eq!(verdicts.of("file::d"), Some(PASSED));
        assert_eq!(verdicts.of("offline::e"), None);
    }

    #[test]
    fn a_skipped_scenario_has_not_passed_and_hides_no_failure() {
        let mut verdicts = Verdicts::default();
        for line in ["test a ... ok", "test b ... FAILED", "test c ... ok"] {
            verdicts.hear(line);
        }
        verdicts.take_skips("a\tpassed\t\na\tskipped\tNo profile.\nb\tskipped\tNo.\nc\tfailed\t\n");
        assert_eq!(verdicts.all(SKIPPED), [("a", "No profile.")]);
        assert_eq!((verdicts.of("b"), verdicts.of("c")), (Some(FAILED), Some(PASSED)));
    }
}
