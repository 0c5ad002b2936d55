//! The release build: trunk, and the hooks that `Trunk.toml` names; and what is done with a site that is built.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::child::{self, Elapsed};
use crate::content::Edition;
use crate::setup::{self, Need};
use crate::toolbox::{self, Toolbox};

const ADVICE: &str = "The site could not be built: the messages above say why.";

/// Sets up and builds. Returns the tools, for what comes after.
pub fn build(edition: &Edition, trunk_args: &[OsString]) -> Result<Toolbox> {
    let toolbox = setup::prepare(&setup::FOR_BUILD, edition, compile)?;
    build_with(&toolbox, trunk_args)?;
    Ok(toolbox)
}

/// Compiles all that trunk will find compiled: it can be done before trunk is there.
pub fn compile(toolbox: &Toolbox) -> Result<()> {
    let app = "build --locked --offline --release --target wasm32-unknown-unknown --bin one-minute-guide";
    [app, "build --locked --offline --package generator"].iter().try_for_each(|words| {
        let mut cargo = toolbox.command("cargo")?;
        cargo.args(words.split_whitespace()).env("CARGO_TERM_PROGRESS_WHEN", "never");
        child::run(&mut cargo, ADVICE)
    })
}

/// Builds into another folder than [`dist`], which is made where it is not there.
pub fn build_into(folder: &Path, toolbox: &Toolbox) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("Can't make {}", folder.display()))?;
    build_with(toolbox, &["--dist".into(), folder.into()])
}

/// Builds into [`dist`] with tools that are there.
pub fn build_with(toolbox: &Toolbox, trunk_args: &[OsString]) -> Result<()> {
    let start = Instant::now();
    println!("building the site");
    // Trunk's hook makes the site. Asked for here, the faults of the guide's text are seen before the long part.
    let check = ["run", "--quiet", "--locked", "--package", "generator", "--", "check"];
    child::check(toolbox.command("cargo")?.args(check), "Nothing was built.")?;
    child::run(trunk(toolbox, "build")?.args(trunk_args), ADVICE)?;
    println!("The site is ready, built in {}", Elapsed(start.elapsed()));
    Ok(())
}

/// `trunk <verb> --release`.
pub fn trunk(toolbox: &Toolbox, verb: &str) -> Result<Command> {
    let mut trunk = toolbox.command("trunk")?;
    trunk.args([verb, "--release"]);
    // Its own call stack would bury what a hook has to say.
    trunk.env("RUST_LIB_BACKTRACE", "0");
    // Any value of NO_COLOR means "no colour"; trunk stops at every value that is not true or false.
    match env::var_os("NO_COLOR") {
        Some(value) if !value.is_empty() => trunk.env("NO_COLOR", "true"),
        _ => trunk.env_remove("NO_COLOR"),
    };
    Ok(trunk)
}

/// Where an edition's site lies for the tests.
pub fn edition(name: &str) -> PathBuf {
    toolbox::checkout().join("target/editions").join(name)
}

/// Where the built site is.
pub fn dist() -> PathBuf {
    toolbox::checkout().join("dist")
}

/// Sets up, builds, and writes pictures of every page into `shots/`: the browser tests' harness takes them.
pub fn shots(edition: &Edition) -> Result<()> {
    let needs = [setup::FOR_BUILD.as_slice(), &[Need::Chromium]].concat();
    let mut toolbox = setup::prepare(&needs, edition, compile)?;
    build_with(&toolbox, &[])?;
    toolbox.set("GUIDE_DIST", dist());
    let mut shots = toolbox.command("cargo")?;
    shots.args(["run", "--quiet", "--package", "e2e", "--bin", "shots"]);
    let advice = "The pictures could not be taken: the messages above say why.";
    child::run(&mut shots, advice)
}

/// Compares a published site with [`dist`]. The comparing program is a crate of its own because it needs TLS, which takes
/// longer to compile than all of the other commands together: only who asks for it waits for it.
///
/// What is published is remembered: an id that changes later is named by the build.
pub fn check_published(url: &str, edition: &Edition) -> Result<()> {
    let toolbox = edition.told_to(&Toolbox::default())?;
    let mut check = toolbox.command("cargo")?;
    check.args(["run", "--quiet", "--package", "check-site", "--"]);
    check.arg(url).arg(dist());
    let advice = "The site could not be shown to be as it was built: see above.";
    child::run(&mut check, advice)?;
    let published = ["run", "--quiet", "--package", "generator", "--", "published"];
    child::check(toolbox.command("cargo")?.args(published), "Its ids could not be remembered.")
}
