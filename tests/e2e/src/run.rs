//! Runs the tests: which of them, how many at once, and what is reported of each.

use std::cell::Cell;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::LazyLock;
use std::time::Instant;
use std::{env, panic};

use anyhow::{Context, Result, anyhow};
use libtest_mimic::{Arguments, Completion, Failed, Trial};
use tokio::runtime::Runtime;

use crate::engine::Skip;
use crate::pool;

/// Tests at one time, each with a browser. While some of them wait for what takes its time, two have work for the processor.
const AT_ONCE: usize = 4;

/// Names the file that gets a line a test: its name, how it went, why it was skipped, and how many seconds it took, with tabs
/// between; and [`END`].
const REPORT: &str = "GUIDE_REPORT";

/// The last line, by which a run that broke off is known.
const END: &str = "end\n";

/// A test on its way.
pub type Running = Pin<Box<dyn Future<Output = Result<()>>>>;

/// A test, as [`e2e::test`](crate::test) lists it.
pub struct Test {
    /// The crate's, the module's and its own.
    pub name: &'static str,
    /// Runs it.
    pub begin: fn() -> Running,
}

inventory::collect!(Test);

/// What drives a browser outlives the test that has started it.
static RUNTIME: LazyLock<io::Result<Runtime>> = LazyLock::new(Runtime::new);

thread_local! {
    static RUNNING: Cell<&'static str> = const { Cell::new("") };
}

/// The name of the test that this thread runs.
pub fn running() -> &'static str {
    RUNNING.get()
}

/// Runs the tests that the command line asks for, as the usual test runner does. What is no switch is a part of a name.
pub fn main() -> ExitCode {
    let (mut arguments, parts) = arguments();
    let exact = arguments.exact;
    let is_asked = |name: &str| {
        let is = |part: &String| {
            if exact { name == part } else { name.contains(part.as_str()) }
        };
        parts.is_empty() || parts.iter().any(is)
    };
    let tests = inventory::iter::<Test>.into_iter();
    let mut trials: Vec<Trial> = tests
        .map(|test| (test.name.split_once("::").map_or("", |(_, name)| name), test))
        .filter(|(name, _)| is_asked(name))
        .map(|(name, test)| Trial::ignorable_test(name, move || run(name, test)))
        .collect();
    trials.sort_by(|one, other| one.name().cmp(other.name()));
    arguments.test_threads.get_or_insert(AT_ONCE);
    let conclusion = libtest_mimic::run(&arguments, trials);
    pool::end();
    if let Err(error) = report(END) {
        eprintln!("{error:#}");
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// The switches, and the parts of names, of which the library would take one alone.
fn arguments() -> (Arguments, Vec<String>) {
    let mut words = env::args();
    let mut switches: Vec<String> = words.next().into_iter().collect();
    let mut parts = Vec::new();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--skip" | "--test-threads" => switches.extend([Some(word), words.next()].into_iter().flatten()),
            _ if word.starts_with('-') => switches.push(word),
            _ => parts.push(word),
        }
    }
    (Arguments::from_iter(switches), parts)
}

fn run(name: &'static str, test: &Test) -> Result<Completion, Failed> {
    RUNNING.set(name);
    let runtime = RUNTIME.as_ref()?;
    let start = Instant::now();
    let ended = panic::catch_unwind(|| runtime.block_on((test.begin)()));
    let ended = ended.unwrap_or_else(|_| Err(anyhow!("it panicked, as said above")));
    let skip = ended.as_ref().err().and_then(|error| error.downcast_ref::<Skip>());
    let (word, reason) = match (&ended, skip) {
        (Ok(()), _) => ("passed", ""),
        (Err(_), Some(skip)) => ("skipped", skip.reason),
        (Err(_), None) => ("failed", ""),
    };
    if let (Err(error), None) = (&ended, skip) {
        // The library shows it at the end, which a log that is cut has lost.
        eprintln!("{name}: {error:#}");
    }
    report(&format!("{name}\t{word}\t{reason}\t{:.1}\n", start.elapsed().as_secs_f64()))?;
    match skip {
        Some(skip) => Ok(Completion::ignored_with(skip.reason)),
        None => ended.map(|()| Completion::Completed).map_err(|error| format!("{error:#}").into()),
    }
}

/// Adds a line to the report.
fn report(line: &str) -> Result<()> {
    let Some(file) = env::var_os(REPORT).map(PathBuf::from) else {
        return Ok(());
    };
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let file = OpenOptions::new().create(true).append(true).open(&file);
    let mut file = file.with_context(|| format!("no report in {REPORT}"))?;
    // One write, so that two tests never share a line.
    Ok(file.write_all(line.as_bytes())?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    /// Without the usual test runner, the compiler drops what has the usual attribute, and says nothing.
    #[test]
    fn every_test_is_listed() {
        let folder = crate::tools::checkout().join("tests/e2e/tests/scenarios");
        for file in fs::read_dir(folder).into_iter().flatten().flatten() {
            let text = fs::read_to_string(file.path()).unwrap_or_default();
            let mut lines = text.lines();
            let usual = ["#[test]", "#[tokio::test"];
            let dropped = lines.find(|line| usual.iter().any(|usual| line.starts_with(usual)));
            assert_eq!(dropped, None, "{:?}: it should be e2e::test", file.path());
            assert!(text.contains("e2e::"), "{:?} cannot be read", file.path());
        }
    }
}
