//! The release build: trunk, and the hooks that `Trunk.toml` names.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::content::Content;
use crate::failure::{self, Failure};
use crate::setup;
use crate::step::Elapsed;
use crate::toolbox::{self, Toolbox};

/// Sets up and builds. Returns the tools, for what comes after.
pub fn build(content: Option<&Content>, trunk_args: &[String]) -> Result<Toolbox, Failure> {
    let toolbox = setup::prepare(&setup::FOR_BUILD, content)?;
    build_with(&toolbox, trunk_args)?;
    Ok(toolbox)
}

/// Builds into another folder than [`dist`], which is made where it is not there.
pub fn build_into(folder: &Path, toolbox: &Toolbox) -> Result<(), Failure> {
    let failed = Failure::during(format!("Can't make {}", folder.display()));
    fs::create_dir_all(folder).map_err(failed)?;
    build_with(
        toolbox,
        &["--dist".to_owned(), folder.display().to_string()],
    )
}

/// Builds into [`dist`] with tools that are there.
pub fn build_with(toolbox: &Toolbox, trunk_args: &[String]) -> Result<(), Failure> {
    let start = Instant::now();
    let advice = "The site could not be built: the messages above say why.";
    println!("building the site");
    // Trunk's hook makes the site. Asked for here, the faults of the guide's text are seen before the long part.
    let check = ["run", "--locked", "--package", "generator", "--", "check"];
    failure::run(toolbox.command("cargo")?.args(check), advice)?;
    failure::run(trunk(toolbox, "build")?.args(trunk_args), advice)?;
    println!("The site is ready, built in {}", Elapsed(start.elapsed()));
    Ok(())
}

/// `trunk <verb> --release`.
pub fn trunk(toolbox: &Toolbox, verb: &str) -> Result<Command, Failure> {
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

/// Where the built site is.
pub fn dist() -> PathBuf {
    toolbox::checkout().join("dist")
}
