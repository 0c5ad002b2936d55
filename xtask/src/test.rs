//! `cargo xtask test`: the stages one after the other, and a table of how they went.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result, anyhow, ensure};

use crate::child::{self, Elapsed};
use crate::content::{ANOTHER, Edition};
use crate::engine::Engine;
use crate::faults::{Shown, Table};
use crate::outcomes::{FAILED, Outcomes, PASSED, SKIPPED};
use crate::stage::{self, CONTENT, Does, PAGES, Stage, Which};
use crate::toolbox::{self, Toolbox};
use crate::{content, setup, site};

/// So many scenarios may be run once more: a browser on a busy machine may run out of breath. More of them, or one that
/// fails again, are a fault.
const RETRIES: usize = 2;

/// Runs the stages named, or all. The first that fails stops the rest.
pub fn run(edition: &Edition, named: &[String]) -> Result<()> {
    let stages = stage::plan(named);
    let mut run = Run::default();
    let mut table = String::new();
    for (index, &stage) in stages.iter().enumerate() {
        println!("\n== {} (stage {} of {})", stage.name, index + 1, stages.len());
        let start = Instant::now();
        let (result, missing) = match stage.does {
            Does::SetUp => (run.set_up(&stages[1..], named, edition), None),
            Does::Scenarios([which]) => (run.check(stage), run.toolbox.missing(which.engine)),
            _ => (run.check(stage), None),
        };
        let ending = match (&result, missing) {
            (Err(_), _) => FAILED,
            (Ok(()), Some(_)) => "skipped",
            (Ok(()), None) => PASSED,
        };
        table += &row(stage.name, ending, start.elapsed());
        if let Err(failure) = result {
            run.summarise();
            println!("\n{table}");
            run.end_all();
            let name = stage.name;
            let again = format!("Again, alone: cargo xtask test {name}");
            return Err(anyhow!("{name} failed. {failure:#}\n{again}"));
        }
    }
    run.summarise();
    // Another guide may have no use for what a fault's test needs.
    let held = match edition.content {
        None => run.hold_against_the_table(),
        Some(_) => Ok(()),
    };
    println!("\n{table}");
    held
}

/// Runs a stage by itself, as a child of a run that has begun it beside others.
pub fn beside(name: &str) -> Result<()> {
    let stages = stage::plan(&[name.to_owned()]);
    stages.iter().filter(|stage| stage.name == name).try_for_each(|it| Run::default().check(it))
}

fn row(name: &str, ending: &str, time: Duration) -> String {
    let time = Elapsed(time).to_string();
    format!("{name:<13}  {ending:<7}  {time:>11}\n")
}

/// The tools, the stages that have been begun, with what they say, and what the tests have shown so far.
#[derive(Default)]
struct Run {
    toolbox: Toolbox,
    begun: BTreeMap<&'static str, (Child, PathBuf, SystemTime)>,
    shown: Shown,
    retried: Vec<String>,
}

impl Run {
    /// Gets the tools. Then begins, as children of their own, the later stages that use other tools or wait for one core:
    /// what they say is shown in their turn.
    fn set_up(&mut self, later: &[&'static Stage], named: &[String], edition: &Edition) -> Result<()> {
        self.toolbox = setup::prepare(&stage::needs(named), edition, |_| Ok(()))?;
        self.toolbox.set("GUIDE_DIST", site::dist());
        self.toolbox.set("GUIDE_NEXT", site::edition(ANOTHER));
        for stage in later.iter().skip(1).filter(|stage| stage.is_beside) {
            let said = toolbox::checkout().join(format!("target/{}.log", stage.name));
            let failed = || format!("Can't begin {}", stage.name);
            let file = File::create(&said).with_context(failed)?;
            let mut again = self.toolbox.command(std::env::current_exe().with_context(failed)?)?;
            again.args(["beside", stage.name]).stdout(file.try_clone()?).stderr(file);
            self.begun.insert(stage.name, (again.spawn().with_context(failed)?, said, SystemTime::now()));
        }
        Ok(())
    }

    fn check(&mut self, stage: &'static Stage) -> Result<()> {
        if let Some((child, said, start)) = self.begun.remove(stage.name) {
            return end(child, &said, start);
        }
        match stage.does {
            Does::SetUp => Ok(()),
            Does::Build => self.build(),
            Does::Content => self.content(),
            Does::Scenarios(all) => all.iter().try_for_each(|which| self.scenarios(which)),
            Does::Commands(commands) => commands.iter().try_for_each(|command| tests(&self.toolbox, command)),
        }
    }

    /// Nothing works on behind the back of a run that is said to have failed.
    fn end_all(&mut self) {
        for (name, (mut child, ..)) in std::mem::take(&mut self.begun) {
            println!("waiting for {name}, which was begun beside");
            drop(child.wait());
        }
    }

    /// Builds the site, and before it the editions that the tests look at.
    fn build(&self) -> Result<()> {
        for (name, edition) in content::editions()? {
            site::build_into(&site::edition(&name), &edition.told_to(&self.toolbox)?)?;
        }
        site::build_with(&self.toolbox, &[])
    }

    /// The pages of the guide that is tested, then those of the editions.
    fn content(&self) -> Result<()> {
        tests(&self.toolbox, &CONTENT)?;
        for (name, edition) in content::editions()? {
            println!("\nThe pages of {name}:");
            let mut toolbox = edition.told_to(&self.toolbox)?;
            toolbox.set("GUIDE_DIST", site::edition(&name));
            tests(&toolbox, &PAGES)?;
        }
        Ok(())
    }

    /// The tools for scenarios of a guide: of the invented one, the shipped one is published in its place.
    fn toolbox_for(&self, which: &Which) -> Result<Toolbox> {
        if !which.is_of_invented {
            return Ok(self.toolbox.clone());
        }
        let mut toolbox = content::another().told_to(&self.toolbox)?;
        toolbox.set("GUIDE_DIST", site::edition(ANOTHER));
        toolbox.set("GUIDE_NEXT", site::dist());
        Ok(toolbox)
    }

    /// Runs scenarios, which report themselves in a file. What failed is run once more, if it is not too much.
    fn scenarios(&mut self, which: &Which) -> Result<()> {
        let &Which { engine, is_of_invented, parts } = which;
        let title = engine.title();
        if let Some(why) = self.toolbox.missing(engine) {
            println!("Skipped in {title}: {why}");
            return Ok(());
        }
        let report = toolbox::checkout().join(format!("target/e2e/{}.outcomes", engine.name()));
        let mut toolbox = self.toolbox_for(which)?;
        toolbox.set("GUIDE_REPORT", &report);
        toolbox.set("GUIDE_ENGINE", engine.name());
        let advice = format!("A scenario in {title} failed: it is named above.");
        let mut outcomes = Outcomes::default();
        let mut run = |parts: &str| {
            // What an earlier run has left would be counted again.
            drop(fs::remove_file(&report));
            let line = format!("cargo test --workspace --test scenarios -- {parts}");
            let result = tests(&toolbox, &(&line, &advice));
            let is_whole = outcomes.add(&fs::read_to_string(&report).unwrap_or_default());
            let failed = outcomes.all(FAILED).iter().map(|(test, _)| (*test).to_owned()).collect();
            (result, is_whole, failed)
        };
        let (mut result, is_whole, failed): (_, _, Vec<String>) = run(&engine.filter(parts));
        // Of a run that broke off nobody knows what else had failed.
        if result.is_err() && is_whole && (1..=RETRIES).contains(&failed.len()) {
            let names = failed.join(" ");
            println!("\nOnce more: {names}");
            (result, ..) = run(&format!("--exact {names}"));
            self.retried.extend(failed);
        }
        // Of Chromium, the faults' table is about the shipped guide.
        if engine != Engine::Chromium || !is_of_invented {
            self.shown.insert(engine, outcomes);
        }
        result
    }

    /// How many scenarios passed in each engine, which were skipped and why, and which were run twice.
    fn summarise(&self) {
        for engine in Engine::ALL {
            let name = engine.title();
            if let Some(why) = self.toolbox.missing(engine) {
                println!("\n{name}: all skipped. {why}");
            }
            if let Some(outcomes) = self.shown.get(&engine) {
                let [passed, failed] = [PASSED, FAILED].map(|it| outcomes.all(it).len());
                let skipped = outcomes.all(SKIPPED);
                println!("\n{name}: {passed} passed, {failed} failed, {} skipped", skipped.len());
                for (test, why) in skipped {
                    println!("  skipped {test}: {why}");
                }
            }
        }
        for test in &self.retried {
            println!("  run twice {test}");
        }
    }

    /// The faults' table must say what the run has shown.
    fn hold_against_the_table(&self) -> Result<()> {
        if self.shown.is_empty() {
            return Ok(());
        }
        let differences = Table::read()?.differences(&self.shown);
        let said = "tests/README.md does not say what the tests have shown";
        ensure!(differences.is_empty(), "{said}:\n  {}", differences.join("\n  "));
        Ok(())
    }
}

/// Waits for a stage that was begun, and shows what it has said.
fn end(mut child: Child, said: &Path, start: SystemTime) -> Result<()> {
    let status = child.wait()?;
    let time = fs::metadata(said)?.modified()?.duration_since(start).unwrap_or_default();
    println!("begun with the first stage, it took {}", Elapsed(time));
    print!("{}", String::from_utf8_lossy(&fs::read(said)?));
    ensure!(status.success(), "It was run beside others: its last words, above, say why.");
    Ok(())
}

/// Tests run by cargo or node. Of all members, so that what is compiled for one stage serves the next, and by clippy, which is
/// the compiler with more to say: the project's own crates are compiled once.
fn tests(toolbox: &Toolbox, (line, advice): &(&str, &str)) -> Result<()> {
    let mut words = line.split_whitespace();
    let mut program = toolbox.command(words.next().unwrap_or_default())?;
    if line.starts_with("cargo ") {
        program.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
        program.env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__");
    }
    child::run(program.args(words), advice)
}
