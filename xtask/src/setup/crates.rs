//! The sources of the app's crates, so that the build itself needs no network.

use std::process::{Command, Stdio};

use super::wasm_std::TARGET;
use crate::failure::{self, Failure};
use crate::step::Step;
use crate::toolbox::Toolbox;

pub const NAME: &str = "crates of Cargo.lock";

/// Downloads what is not on this machine yet.
pub fn prepare(step: &Step, toolbox: &Toolbox) -> Result<(), Failure> {
    // Its complaint is not shown: it would only name the first crate that is not here.
    let offline = fetch(toolbox)?
        .args(["--quiet", "--offline"])
        .stderr(Stdio::null())
        .status();
    if offline.is_ok_and(|status| status.success()) {
        step.found("already there");
        return Ok(());
    }
    step.working("downloading");
    failure::run(
        &mut fetch(toolbox)?,
        "The crates could not be downloaded: cargo says above why. If it could not reach crates.io, \
         connect and run this again.",
    )?;
    step.done();
    Ok(())
}

/// For the browser and this machine only: other systems' crates are most of the bytes.
fn fetch(toolbox: &Toolbox) -> Result<Command, Failure> {
    let mut fetch = toolbox.command("cargo")?;
    fetch.args(["fetch", "--target", TARGET]);
    let compiler = failure::answer(toolbox.command("rustc")?.arg("-vV")).unwrap_or_default();
    if let Some(host) = compiler
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
    {
        fetch.args(["--target", host]);
    }
    Ok(fetch)
}
