//! `cargo xtask test`: the stages one after the other, and a table of how they went.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result, anyhow, ensure};

use crate::child::{self, Elapsed};
use crate::content::Edition;
use crate::engine::Engine;
use crate::faults::{Shown, Table};
use crate::stage::{self, Does, Stage};
use crate::toolbox::{self, Toolbox};
use crate::verdicts::{FAILED, PASSED, SKIPPED, Verdicts};
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
            Does::Scenarios(engine) => (run.check(stage), run.toolbox.missing(engine)),
            _ => (run.check(stage), None),
        };
        let ending = match (&result, missing) {
            (Err(_), _) => FAILED,
            (Ok(()), Some(_)) => "skipped",
            (Ok(()), None) => PASSED,
        };
        table += &row(stage.name, ending, start.elapsed());
        if let Err(failure) = result {
            run.tell();
            println!("\n{table}");
            run.end_all();
            let name = stage.name;
            let again = format!("Again, alone: cargo xtask test {name}");
            return Err(anyhow!("{name} failed. {failure:#}\n{again}"));
        }
    }
    run.tell();
    // Another guide may have no use for what a fault's test needs.
    let held = match edition.content {
        None => run.hold_against_the_table(named.is_empty()),
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
        self.toolbox.set("GUIDE_NEXT", site::other_dist());
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
            return self.end(child, &said, start);
        }
        match stage.does {
            Does::SetUp => Ok(()),
            Does::Build => self.build(),
            Does::Content => self.content(),
            Does::AnotherGuide => self.another_guide(),
            Does::Scenarios(engine) => self.scenarios_in(engine),
            Does::Commands(commands) => run_all(commands, &self.toolbox, &mut self.shown.plain),
        }
    }

    /// Waits for a stage that was begun, and shows what it has said.
    fn end(&mut self, mut child: Child, said: &Path, start: SystemTime) -> Result<()> {
        let status = child.wait()?;
        let time = fs::metadata(said)?.modified()?.duration_since(start).unwrap_or_default();
        println!("begun with the first stage, it took {}", Elapsed(time));
        let verdicts = &mut self.shown.plain;
        for line in String::from_utf8_lossy(&fs::read(said)?).lines() {
            println!("{line}");
            verdicts.hear(line);
        }
        ensure!(status.success(), "It was run beside others: its last words, above, say why.");
        Ok(())
    }

    /// Nothing works on behind the back of a run that is said to have failed.
    fn end_all(&mut self) {
        for (name, (mut child, ..)) in std::mem::take(&mut self.begun) {
            println!("waiting for {name}, which was begun beside");
            drop(child.wait());
        }
    }

    /// Builds the site, and before it another guide's: scenarios publish that one in the place of the first; and the editions
    /// that the tests look at.
    fn build(&mut self) -> Result<()> {
        for (name, edition) in content::editions()? {
            let mut toolbox = self.toolbox.clone();
            edition.tell(&mut toolbox)?;
            site::build_into(&site::edition(&name), &toolbox)?;
        }
        site::build_into(&site::other_dist(), &of_another_guide(&self.toolbox))?;
        site::build_with(&self.toolbox, &[])
    }

    /// The pages of the guide that is tested, then those of the other shapes.
    fn content(&mut self) -> Result<()> {
        run_all(stage::CONTENT, &self.toolbox, &mut self.shown.plain)?;
        for (name, edition) in content::editions()? {
            println!("\nThe pages of {name}:");
            let mut toolbox = self.toolbox.clone();
            edition.tell(&mut toolbox)?;
            toolbox.set("GUIDE_DIST", site::edition(&name));
            run_all(stage::PAGES, &toolbox, &mut Verdicts::default())?;
        }
        Ok(())
    }

    fn scenarios_in(&mut self, engine: Engine) -> Result<()> {
        if let Some(why) = self.toolbox.missing(engine) {
            println!("Skipped in {}: {why}", engine.title());
            return Ok(());
        }
        let toolbox = self.toolbox.clone();
        self.scenarios(engine, engine.scenarios(), &toolbox, true)
    }

    /// The invented guide's pages and scenarios; the shipped one is published in its place. Where there is no Firefox,
    /// Chromium runs all of them. Of Chromium, the faults' table is about the shipped guide.
    fn another_guide(&mut self) -> Result<()> {
        let mut toolbox = of_another_guide(&self.toolbox);
        toolbox.set("GUIDE_DIST", site::other_dist());
        toolbox.set("GUIDE_NEXT", site::dist());
        run_all(stage::CONTENT, &toolbox, &mut Verdicts::default())?;
        if let Some(why) = toolbox.missing(Engine::Firefox) {
            println!("All in Chromium: {why}");
            return self.scenarios(Engine::Chromium, "", &toolbox, false);
        }
        self.scenarios(Engine::Chromium, Engine::of_words(), &toolbox, false)?;
        self.scenarios(Engine::Firefox, Engine::Firefox.scenarios(), &toolbox, true)
    }

    /// Runs scenarios in an engine: those that `which` names to the test runner. They report themselves in a file. What
    /// failed is run once more, if it is not too much.
    fn scenarios(&mut self, engine: Engine, which: &str, toolbox: &Toolbox, counts: bool) -> Result<()> {
        let name = engine.name();
        let report = toolbox::checkout().join(format!("target/e2e/{name}.outcomes"));
        let mut toolbox = toolbox.clone();
        toolbox.set("GUIDE_REPORT", &report);
        toolbox.set("GUIDE_ENGINE", name);
        let advice = format!("A scenario in {} failed: it is named above.", engine.title());
        let mut verdicts = Verdicts::default();
        let run = |words: &str, verdicts: &mut Verdicts| {
            // What an earlier run has left would be counted again.
            drop(fs::remove_file(&report));
            let result = tests(&toolbox, words, &advice, verdicts);
            verdicts.take_skips(&fs::read_to_string(&report).unwrap_or_default());
            result
        };
        let mut result = run(&format!("cargo test --workspace --test scenarios -- {which}"), &mut verdicts);
        let failed: Vec<_> = verdicts.all(FAILED).iter().map(|(it, _)| (*it).to_owned()).collect();
        if result.is_err() && (1..=RETRIES).contains(&failed.len()) {
            let names = failed.join(" ");
            println!("\nOnce more: {names}");
            self.retried.extend(failed);
            let words = format!("cargo test --workspace --test scenarios -- --exact {names}");
            result = run(&words, &mut verdicts);
        }
        if counts {
            self.shown.engines.insert(engine, verdicts);
        }
        result
    }

    /// How many scenarios passed in each engine, which were skipped and why, and which were run twice.
    fn tell(&self) {
        for engine in Engine::ALL {
            let name = engine.title();
            if let Some(why) = self.toolbox.missing(engine) {
                println!("\n{name}: all skipped. {why}");
            }
            if let Some(verdicts) = self.shown.engines.get(&engine) {
                let [passed, failed] = [PASSED, FAILED].map(|it| verdicts.all(it).len());
                let skipped = verdicts.all(SKIPPED);
                println!("\n{name}: {passed} passed, {failed} failed, {} skipped", skipped.len());
                skipped.iter().for_each(|(test, why)| println!("  skipped {test}: {why}"));
            }
        }
        self.retried.iter().for_each(|test| println!("  run twice {test}"));
    }

    /// The faults' table must say what the run has shown.
    fn hold_against_the_table(&self, whole: bool) -> Result<()> {
        if self.shown.engines.is_empty() {
            return Ok(());
        }
        // Of the stages without a browser, one alone does not run all the tests.
        let differences = Table::read()?.differences(&self.shown, whole);
        let said = "tests/README.md does not say what the tests have shown";
        ensure!(differences.is_empty(), "{said}:\n  {}", differences.join("\n  "));
        Ok(())
    }
}

/// The tools, set to the invented guide.
fn of_another_guide(toolbox: &Toolbox) -> Toolbox {
    let mut toolbox = toolbox.clone();
    let invented = toolbox::checkout().join(content::INVENTED);
    toolbox.set(content::VARIABLE, invented);
    toolbox
}

/// Runs commands, a line each.
fn run_all(commands: &str, toolbox: &Toolbox, verdicts: &mut Verdicts) -> Result<()> {
    commands.lines().filter(|command| !command.is_empty()).try_for_each(|command| {
        let about = |word: &str| command.contains(word);
        let advice = if about("cargo fmt") {
            "Some files are not formatted: `cargo fmt --all` mends that."
        } else if about("cargo clippy") || about("cargo build") {
            "clippy has something to say, above."
        } else if about("mutations.mjs") {
            "The worker's tests did not notice a fault that was put in: it is named above."
        } else if about("run.mjs") {
            "The service worker broke a promise: it is named above, with the seed to see it again."
        } else if about("--test pages") {
            "The guide's text, the built pages or a rule of the project is not as it should be: see above."
        } else {
            "A unit test failed: it is named above."
        };
        tests(toolbox, command, advice, verdicts)
    })
}

/// Tests run by cargo or node, their lines shown and understood. Of all members, so that what is compiled for one stage
/// serves the next, and by clippy, which is the compiler with more to say: the project's own crates are compiled once.
fn tests(toolbox: &Toolbox, command: &str, advice: &str, verdicts: &mut Verdicts) -> Result<()> {
    let mut words = command.split_whitespace();
    let mut program = toolbox.command(words.next().unwrap_or_default())?;
    if command.contains(" --workspace ") && !command.starts_with("cargo clippy") {
        program.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
        program.env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__");
    }
    child::hear(program.args(words), advice, |line| verdicts.hear(line))
}
