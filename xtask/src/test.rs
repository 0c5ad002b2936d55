//! `cargo xtask test`: the stages one after the other, and a table of how they went.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::content::{self, Content};
use crate::engine::Engine;
use crate::failure::{self, Failure};
use crate::faults::{Shown, Table};
use crate::setup;
use crate::site;
use crate::stage::{self, Stage};
use crate::step::Elapsed;
use crate::toolbox::{self, Toolbox};
use crate::verdict::Verdicts;

/// How a stage went.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ending {
    Passed,
    Failed,
    /// Its engine can't be had on this machine.
    Skipped,
}

/// A stage that has run.
struct Outcome {
    stage: Stage,
    ending: Ending,
    time: Duration,
}

/// Runs the stages named, or all. The first that fails stops the rest.
pub fn run(content: Option<&Content>, named: &[Stage]) -> Result<(), Failure> {
    let stages = stage::plan(named);
    let mut run = Run::default();
    let mut outcomes = Vec::new();
    for (index, &stage) in stages.iter().enumerate() {
        println!(
            "\n== {} (stage {} of {})",
            stage.name(),
            index + 1,
            stages.len()
        );
        let start = Instant::now();
        let result = match stage {
            Stage::Setup => {
                let ready = setup::prepare(&stage::needs(named), content);
                ready.map(|toolbox| run.toolbox = toolbox)
            }
            _ => run.check(stage),
        };
        let missing = stage.engine().and_then(|it| run.toolbox.missing(it));
        outcomes.push(Outcome {
            stage,
            ending: match (&result, missing) {
                (Err(_), _) => Ending::Failed,
                (Ok(()), Some(_)) => Ending::Skipped,
                (Ok(()), None) => Ending::Passed,
            },
            time: start.elapsed(),
        });
        if let Err(failure) = result {
            run.tell();
            println!("\n{}", table(&outcomes));
            let name = stage.name();
            return Err(Failure::new(format!(
                "{name} failed. {failure}\nAgain, alone: cargo xtask test {name}"
            )));
        }
    }
    run.tell();
    // Another guide may have no use for what a fault's test needs.
    let held = if content.is_none() {
        run.hold_against_the_table(named.is_empty())
    } else {
        Ok(())
    };
    println!("\n{}", table(&outcomes));
    held
}

/// The tools, and what the tests have shown so far.
#[derive(Default)]
struct Run {
    toolbox: Toolbox,
    shown: Shown,
}

impl Run {
    fn check(&mut self, stage: Stage) -> Result<(), Failure> {
        let toolbox = &self.toolbox;
        match stage {
            Stage::Setup => Ok(()),
            Stage::Quick => self.quick(),
            Stage::Format => cargo(toolbox, FORMAT, FORMAT_ADVICE),
            Stage::Clippy => {
                cargo(toolbox, CLIPPY, CLIPPY_ADVICE)?;
                let browser = "clippy --lib --bin one-minute-guide --target wasm32-unknown-unknown -- -D warnings";
                cargo(toolbox, browser, CLIPPY_ADVICE)
            }
            Stage::Unit => self.plain(&[UNITS, LIVES, UNITS_OF_TOOLS], UNIT_ADVICE),
            Stage::Worker => {
                let verdicts = self.shown.plain.get_or_insert_default();
                node(toolbox, WORKER, WORKER_ADVICE, verdicts)?;
                let blind =
                    "The worker's tests did not notice a fault that was put in: it is named above.";
                node(toolbox, "tests/worker/mutations.mjs", blind, verdicts)
            }
            Stage::Build => self.build(),
            Stage::Content => self.plain(&[CONTENT], CONTENT_ADVICE),
            Stage::E2e | Stage::E2eFirefox | Stage::E2eWebkit => {
                stage.engine().map_or(Ok(()), |engine| self.stories(engine))
            }
            Stage::AnotherGuide => self.another_guide(),
        }
    }

    fn quick(&mut self) -> Result<(), Failure> {
        cargo(&self.toolbox, FORMAT, FORMAT_ADVICE)?;
        cargo(&self.toolbox, CLIPPY, CLIPPY_ADVICE)?;
        let lives = [LIVES, " -- --skip mutations"].concat();
        self.plain(&[UNITS, &lives, UNITS_OF_TOOLS], UNIT_ADVICE)?;
        let verdicts = self.shown.plain.get_or_insert_default();
        node(&self.toolbox, WORKER, WORKER_ADVICE, verdicts)
    }

    /// Builds the site, and before it another guide's: stories publish that one in the place of the first.
    fn build(&mut self) -> Result<(), Failure> {
        let other = other_dist();
        site::build_into(&other, &of_another_guide(&self.toolbox))?;
        site::build_with(&self.toolbox, &[])?;
        self.toolbox.set("GUIDE_DIST", site::dist());
        self.toolbox.set("GUIDE_NEXT", other);
        Ok(())
    }

    /// Tests that need no browser.
    fn plain(&mut self, commands: &[&str], advice: &str) -> Result<(), Failure> {
        let verdicts = self.shown.plain.get_or_insert_default();
        commands
            .iter()
            .try_for_each(|words| tests(&self.toolbox, words, advice, verdicts))
    }

    fn stories(&mut self, engine: Engine) -> Result<(), Failure> {
        if let Some(why) = self.toolbox.missing(engine) {
            println!("Skipped in {}: {why}", engine.title());
            return Ok(());
        }
        let verdicts = self.shown.engines.entry(engine).or_default();
        stories(engine, &engine.stories().join(" "), &self.toolbox, verdicts)
    }

    /// The invented guide's pages and stories; the shipped one is published in its place. Where there is no Firefox,
    /// Chromium is told all of them.
    fn another_guide(&mut self) -> Result<(), Failure> {
        let mut toolbox = of_another_guide(&self.toolbox);
        toolbox.set("GUIDE_DIST", other_dist());
        toolbox.set("GUIDE_NEXT", site::dist());
        // Counted by nobody: of Chromium, the faults' table is about the shipped guide.
        let mut verdicts = Verdicts::default();
        tests(&toolbox, CONTENT, CONTENT_ADVICE, &mut verdicts)?;
        if let Some(why) = toolbox.missing(Engine::Firefox) {
            println!("All in Chromium: {why}");
            return stories(Engine::Chromium, "", &toolbox, &mut verdicts);
        }
        let in_chromium = Engine::of_words();
        stories(Engine::Chromium, &in_chromium, &toolbox, &mut verdicts)?;
        let in_all = Engine::Firefox.stories().join(" ");
        let verdicts = self.shown.engines.entry(Engine::Firefox).or_default();
        stories(Engine::Firefox, &in_all, &toolbox, verdicts)
    }

    /// How many stories passed in each engine, and which were skipped and why.
    fn tell(&self) {
        for engine in Engine::ALL {
            let name = engine.title();
            if let Some(why) = self.toolbox.missing(engine) {
                println!("\n{name}: all skipped. {why}");
            }
            let Some(verdicts) = self.shown.engines.get(&engine) else {
                continue;
            };
            println!("\n{name}: {}", verdicts.counts());
            for test in verdicts.retold() {
                println!("  told twice {test}");
            }
            for (test, why) in verdicts.skips() {
                println!("  skipped {test}: {why}");
            }
        }
    }

    /// The faults' table must say what the run has shown; after a whole run it is printed.
    fn hold_against_the_table(&self, whole: bool) -> Result<(), Failure> {
        if self.shown.engines.is_empty() {
            return Ok(());
        }
        let faults = Table::read()?;
        if whole {
            println!("\n{}", faults.shown(&self.shown));
        }
        // Of the stages without a browser, one alone does not run all the tests.
        let differences = faults.differences(&self.shown, whole);
        if differences.is_empty() {
            return Ok(());
        }
        let differences = differences.join("\n  ");
        Err(Failure::new(format!(
            "tests/README.md does not say what the tests have shown:\n  {differences}"
        )))
    }
}

const FORMAT: &str = "fmt --all --check";
const FORMAT_ADVICE: &str = "Some files are not formatted: `cargo fmt --all` mends that.";
const CLIPPY: &str = "clippy --workspace --all-targets -- -D warnings";
const CLIPPY_ADVICE: &str = "clippy has something to say, above.";
const UNITS: &str = "test --package domain --package guide --package generator --package one-minute-guide --lib --bins";
const LIVES: &str = "test --package domain --test lives";
const UNITS_OF_TOOLS: &str = "test --package xtask --package site-server --package check-site";
const UNIT_ADVICE: &str = "A unit test failed: it is named above.";
const WORKER: &str = "tests/worker/run.mjs";
const WORKER_ADVICE: &str =
    "The service worker broke a promise: it is named above, with the seed to see it again.";

/// The guide's text, the house rules and the built pages.
const CONTENT: &str = "test --package one-minute-guide --test *";
const CONTENT_ADVICE: &str =
    "The guide's text, the built pages or a house rule is not as it should be: see above.";

/// Tells stories in an engine: those that `which` names to the test runner.
fn stories(
    engine: Engine,
    which: &str,
    toolbox: &Toolbox,
    verdicts: &mut Verdicts,
) -> Result<(), Failure> {
    let outcomes = format!("target/e2e/{}.outcomes", engine.name());
    let outcomes = toolbox::checkout().join(outcomes);
    // What an earlier run has left would be counted again.
    let _ = fs::remove_file(&outcomes);
    let mut toolbox = toolbox.clone();
    toolbox.set("GUIDE_ENGINE", engine.name());
    toolbox.set("GUIDE_REPORT", &outcomes);
    let words = format!("test --package e2e -- {which}");
    let advice = format!("A story in {} failed: it is named above.", engine.title());
    let told = tests(&toolbox, &words, &advice, verdicts)
        .or_else(|failure| retell(&toolbox, &advice, verdicts, failure));
    verdicts.take_skips(&fs::read_to_string(&outcomes).unwrap_or_default());
    told
}

/// So many stories may be told once more: a browser on a busy machine may run out of breath. More of them, or one that
/// fails again, are a fault.
const RETOLD: usize = 2;

/// Tells those that failed a second time, and names them.
fn retell(
    toolbox: &Toolbox,
    advice: &str,
    verdicts: &mut Verdicts,
    failure: Failure,
) -> Result<(), Failure> {
    let failed = verdicts.retell(RETOLD).join(" ");
    if failed.is_empty() {
        return Err(failure);
    }
    println!("\nOnce more: {failed}");
    let words = format!("test --package e2e --test stories -- --exact {failed}");
    tests(toolbox, &words, advice, verdicts)
}

/// Where the invented guide's site lies, beside the shipped one's.
fn other_dist() -> PathBuf {
    toolbox::checkout().join("target/another-guide")
}

/// The tools, told of the invented guide.
fn of_another_guide(toolbox: &Toolbox) -> Toolbox {
    let mut toolbox = toolbox.clone();
    let invented = toolbox::checkout().join(content::INVENTED);
    toolbox.set(content::VARIABLE, invented);
    toolbox
}

/// A test run by cargo, its lines shown and understood.
fn tests(
    toolbox: &Toolbox,
    words: &str,
    advice: &str,
    verdicts: &mut Verdicts,
) -> Result<(), Failure> {
    let mut cargo = toolbox.command("cargo")?;
    failure::run_and_hear(cargo.args(words.split_whitespace()), advice, |line| {
        verdicts.hear(line);
    })
}

fn cargo(toolbox: &Toolbox, words: &str, advice: &str) -> Result<(), Failure> {
    failure::run(
        toolbox.command("cargo")?.args(words.split_whitespace()),
        advice,
    )
}

/// A test run by node, whose lines have the same form.
fn node(
    toolbox: &Toolbox,
    script: &str,
    advice: &str,
    verdicts: &mut Verdicts,
) -> Result<(), Failure> {
    let mut node = toolbox.command("node")?;
    failure::run_and_hear(node.arg(script), advice, |line| verdicts.hear(line))
}

fn table(outcomes: &[Outcome]) -> String {
    let row = |outcome: &Outcome| {
        let ending = match outcome.ending {
            Ending::Passed => "passed",
            Ending::Failed => "FAILED",
            Ending::Skipped => "skipped",
        };
        format!(
            "{:<13}  {ending:<7}  {:>11}\n",
            outcome.stage.name(),
            Elapsed(outcome.time).to_string()
        )
    };
    outcomes.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_shows_each_stage_in_line() {
        let outcomes = [
            Outcome {
                stage: Stage::Format,
                ending: Ending::Passed,
                time: Duration::from_millis(600),
            },
            Outcome {
                stage: Stage::Clippy,
                ending: Ending::Failed,
                time: Duration::from_secs(100),
            },
        ];
        assert_eq!(
            table(&outcomes),
            "format         passed         0.6 s\nclippy         FAILED    1 min 40 s\n"
        );
    }
}
