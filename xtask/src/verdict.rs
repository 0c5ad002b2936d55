//! How each test went: what the test runner says, and what the stories say of themselves.

use std::collections::BTreeMap;

/// How a test went.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Passed,
    Failed,
    /// Not told, or not to its end, and why.
    Skipped(String),
}

/// The tests of a run, by name.
#[derive(Debug, Default, PartialEq)]
pub struct Verdicts {
    tests: BTreeMap<String, Verdict>,
    retold: Vec<String>,
}

impl Verdicts {
    /// Takes in a line of the test runner; most are of something else.
    pub fn hear(&mut self, line: &str) {
        let Some((test, outcome)) = line
            .strip_prefix("test ")
            .and_then(|line| line.rsplit_once(" ... "))
        else {
            return;
        };
        let test = test.trim_end().trim_end_matches(" - should panic");
        let verdict = match outcome.trim() {
            "ok" => Verdict::Passed,
            "FAILED" => Verdict::Failed,
            other if other.starts_with("ignored") => Verdict::Skipped(other.to_owned()),
            _ => return,
        };
        self.tests.insert(test.to_owned(), verdict);
    }

    /// Takes in the file in which the stories count themselves. To the test runner a skipped story has passed; here a
    /// test counts as skipped when a single one of its stories was. That a story failed is no news: a test that means
    /// it to fails no less for it.
    pub fn take_skips(&mut self, outcomes: &str) {
        for line in outcomes.lines() {
            let mut parts = line.split('\t');
            let (Some(test), Some("skipped"), Some(reason)) =
                (parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            if self.tests.get(test) != Some(&Verdict::Failed) {
                self.tests
                    .insert(test.to_owned(), Verdict::Skipped(reason.to_owned()));
            }
        }
    }

    /// How a test went; nothing for one that was not run. In a file that is a test by itself, tests have no module
    /// before their names.
    pub fn of(&self, test: &str) -> Option<&Verdict> {
        let alone = || {
            test.rsplit("::")
                .next()
                .and_then(|name| self.tests.get(name))
        };
        self.tests.get(test).or_else(alone)
    }

    /// `12 passed, 0 failed, 3 skipped`.
    pub fn counts(&self) -> String {
        let count =
            |wanted: fn(&Verdict) -> bool| self.tests.values().filter(|it| wanted(it)).count();
        format!(
            "{} passed, {} failed, {} skipped",
            count(|it| *it == Verdict::Passed),
            count(|it| *it == Verdict::Failed),
            count(|it| matches!(it, Verdict::Skipped(_)))
        )
    }

    /// What failed and is about to be told once more, which is remembered; nothing where too much failed for that.
    pub fn retell(&mut self, most: usize) -> &[String] {
        let failed = |(test, verdict): (&String, &Verdict)| {
            (*verdict == Verdict::Failed).then(|| test.clone())
        };
        let failed: Vec<String> = self.tests.iter().filter_map(failed).collect();
        if failed.len() <= most {
            self.retold = failed;
        }
        &self.retold
    }

    /// What was told twice.
    pub fn retold(&self) -> &[String] {
        &self.retold
    }

    /// What was skipped, and why.
    pub fn skips(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tests
            .iter()
            .filter_map(|(test, verdict)| match verdict {
                Verdict::Skipped(reason) => Some((test.as_str(), reason.as_str())),
                _ => None,
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(lines: &[&str]) -> Verdicts {
        let mut verdicts = Verdicts::default();
        lines.iter().for_each(|line| verdicts.hear(line));
        verdicts
    }

    #[test]
    fn the_runners_lines_are_understood() {
        let verdicts = heard(&[
            "running 4 tests",
            "test offline::a ... ok",
            "test offline::b ... FAILED",
            "test offline::c ... ignored, slow",
            "test d - should panic ... ok",
            "test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out",
        ]);
        assert_eq!(verdicts.counts(), "2 passed, 1 failed, 1 skipped");
        assert_eq!(verdicts.of("offline::b"), Some(&Verdict::Failed));
        assert_eq!(verdicts.of("file::d"), Some(&Verdict::Passed));
        assert_eq!(verdicts.of("offline::e"), None);
    }

    #[test]
    fn a_few_failures_are_told_once_more_and_it_stays_known() {
        let mut verdicts = heard(&["test a::one ... FAILED", "test a::two ... ok"]);
        assert!(verdicts.retell(0).is_empty());
        assert_eq!(verdicts.retell(1), ["a::one"]);
        verdicts.hear("test a::one ... ok");
        assert_eq!(verdicts.counts(), "2 passed, 0 failed, 0 skipped");
        assert_eq!(verdicts.retold(), ["a::one"]);
    }

    #[test]
    fn a_skipped_story_has_not_passed_and_hides_no_failure() {
        let mut verdicts = heard(&[
            "test a::one ... ok",
            "test a::two ... FAILED",
            "test a::three ... ok",
        ]);
        verdicts.take_skips(
            "a::one\tpassed\t\na::one\tskipped\tNo profile.\na::one\tpassed\t\na::two\tskipped\tNo.\na::three\tfailed\t\n",
        );
        let skips: Vec<_> = verdicts.skips().collect();
        assert_eq!(skips, [("a::one", "No profile.")]);
        assert_eq!(verdicts.counts(), "1 passed, 1 failed, 1 skipped");
    }
}
