//! `cargo xtask test`: the stages one after the other, and a table of how they went.

use std::time::{Duration, Instant};

use crate::content::{self, Content};
use crate::failure::{self, Failure};
use crate::setup;
use crate::site;
use crate::stage::{self, Stage};
use crate::step::Elapsed;
use crate::toolbox::{self, Toolbox};

/// A stage that has run.
struct Outcome {
    stage: Stage,
    passed: bool,
    time: Duration,
}

/// Runs the stages named, or all. The first that fails stops the rest.
pub fn run(content: Option<&Content>, named: &[Stage]) -> Result<(), Failure> {
    let stages = stage::plan(named);
    let mut toolbox = Toolbox::default();
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
                setup::prepare(&stage::needs(named), content).map(|ready| toolbox = ready)
            }
            _ => check(stage, &mut toolbox),
        };
        outcomes.push(Outcome {
            stage,
            passed: result.is_ok(),
            time: start.elapsed(),
        });
        if let Err(failure) = result {
            println!("\n{}", table(&outcomes));
            let name = stage.name();
            return Err(Failure::new(format!(
                "{name} failed. {failure}\nAgain, alone: cargo xtask test {name}"
            )));
        }
    }
    println!("\n{}", table(&outcomes));
    Ok(())
}

fn check(stage: Stage, toolbox: &mut Toolbox) -> Result<(), Failure> {
    match stage {
        Stage::Setup => Ok(()),
        Stage::Format => cargo(
            toolbox,
            "fmt --all --check",
            "Some files are not formatted: `cargo fmt --all` mends that.",
        ),
        Stage::Clippy => {
            let advice = "clippy has something to say, above.";
            cargo(
                toolbox,
                "clippy --workspace --all-targets -- -D warnings",
                advice,
            )?;
            let browser = "clippy --lib --bin one-minute-guide --target wasm32-unknown-unknown -- -D warnings";
            cargo(toolbox, browser, advice)
        }
        Stage::Unit => {
            let advice = "A unit test failed: it is named above.";
            cargo(
                toolbox,
                "test --package one-minute-guide --lib --bins",
                advice,
            )?;
            cargo(
                toolbox,
                "test --package xtask --package site-server --package check-site",
                advice,
            )
        }
        Stage::Worker => {
            node(
                toolbox,
                "tests/worker/run.mjs",
                "The service worker broke a promise: it is named above, with the seed to see it again.",
            )?;
            node(
                toolbox,
                "tests/worker/mutations.mjs",
                "The worker's tests did not notice a fault that was put in: it is named above.",
            )
        }
        Stage::Build => {
            site::build_with(toolbox, &[])?;
            toolbox.set("GUIDE_DIST", site::dist());
            Ok(())
        }
        Stage::Content => {
            let advice = "The guide's text, the built pages or a house rule is not as it should be: see above.";
            cargo(toolbox, "test --package one-minute-guide --test *", advice)
        }
        Stage::E2e => cargo(
            toolbox,
            "test --package e2e",
            "A test in the browser failed: it is named above.",
        ),
        Stage::AnotherGuide => another_guide(toolbox),
    }
}

/// Builds the invented guide beside the shipped one, and tells its pages and stories.
fn another_guide(toolbox: &Toolbox) -> Result<(), Failure> {
    let mut toolbox = toolbox.clone();
    let dist = toolbox::checkout().join("target/another-guide");
    toolbox.set(
        content::VARIABLE,
        toolbox::checkout().join(content::INVENTED),
    );
    toolbox.set("GUIDE_DIST", &dist);
    let failed = Failure::during("The folder for another guide could not be made");
    std::fs::create_dir_all(&dist).map_err(failed)?;
    site::build_with(&toolbox, &["--dist".to_owned(), dist.display().to_string()])?;
    check(Stage::Content, &mut toolbox)?;
    check(Stage::E2e, &mut toolbox)
}

fn cargo(toolbox: &Toolbox, words: &str, advice: &str) -> Result<(), Failure> {
    failure::run(
        toolbox.command("cargo")?.args(words.split_whitespace()),
        advice,
    )
}

fn node(toolbox: &Toolbox, script: &str, advice: &str) -> Result<(), Failure> {
    failure::run(toolbox.command("node")?.arg(script), advice)
}

fn table(outcomes: &[Outcome]) -> String {
    let row = |outcome: &Outcome| {
        let verdict = if outcome.passed { "passed" } else { "FAILED" };
        format!(
            "{:<13}  {verdict}  {:>12}\n",
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
                passed: true,
                time: Duration::from_millis(600),
            },
            Outcome {
                stage: Stage::Clippy,
                passed: false,
                time: Duration::from_secs(100),
            },
        ];
        assert_eq!(
            table(&outcomes),
            "format         passed         0.6 s\nclippy         FAILED    1 min 40 s\n"
        );
    }
}
