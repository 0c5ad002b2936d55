//! How each story went, for whoever runs them all: the test alone cannot say that it was skipped.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::thread;

use anyhow::Result;

use crate::ability::Skip;
use crate::engine::Engine;
use crate::tools;

/// How a story went. One test may tell several.
pub enum Outcome<'a> {
    /// Told to its end.
    Passed,
    /// Something was not as it should be.
    Failed,
    /// The engine cannot tell it.
    Skipped(&'a Skip),
}

/// Where the stories of an engine are counted: a line each, of test, outcome and reason, with tabs between.
pub fn file(engine: Engine) -> PathBuf {
    let name = format!("target/e2e/{}.outcomes", engine.name());
    tools::checkout().join(name)
}

impl Outcome<'_> {
    /// Adds the outcome to the engine's [`file`]. `story` names it where the thread does not say the test.
    ///
    /// # Errors
    /// The file cannot be written: what is not counted must not pass.
    pub fn record(&self, engine: Engine, story: &str) -> Result<()> {
        let (outcome, reason) = match self {
            Outcome::Passed => ("passed", ""),
            Outcome::Failed => ("failed", ""),
            Outcome::Skipped(skip) => ("skipped", skip.reason),
        };
        let thread = thread::current();
        // The test runner gives each test a thread of its name, but for the main one, where it runs them in turn.
        let test = thread
            .name()
            .filter(|name| *name != "main")
            .unwrap_or(story);
        if let Outcome::Skipped(skip) = self {
            eprintln!("{test}: {skip}");
        }
        let file = file(engine);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new().create(true).append(true).open(file)?;
        // One write, so that two tests never share a line.
        Ok(file.write_all(format!("{test}\t{outcome}\t{reason}\n").as_bytes())?)
    }
}
