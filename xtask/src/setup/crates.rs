//! The sources of the app's crates, so that the build itself needs no network.

use std::process::{Command, Stdio};

use anyhow::Result;

use super::step;
use super::wasm_std::TARGET;
use crate::child;
use crate::toolbox::Toolbox;

/// Downloads what is not on this machine yet.
pub fn prepare(place: &str, toolbox: &Toolbox) -> Result<()> {
    let mut offline = fetch(toolbox)?;
    // Its complaint is not shown: it would only name the first crate that is not here.
    offline.args(["--quiet", "--offline"]).stderr(Stdio::null());
    let is_there = offline.status().is_ok_and(|status| status.success());
    let advice = "The crates could not be downloaded: cargo says above why. If it could not reach crates.io, \
                  connect and run this again.";
    let label = format!("{place} crates of Cargo.lock");
    step(&label, is_there.then_some("already there"), "downloading", || child::run(&mut fetch(toolbox)?, advice))
}

/// For the browser and this machine only: other systems' crates are most of the bytes.
fn fetch(toolbox: &Toolbox) -> Result<Command> {
    let mut fetch = toolbox.command("cargo")?;
    fetch.args(["fetch", "--target", TARGET]);
    let compiler = child::answer(toolbox.command("rustc")?.arg("-vV")).unwrap_or_default();
    let mut host = compiler.lines().filter_map(|line| line.strip_prefix("host: "));
    if let Some(host) = host.next() {
        fetch.args(["--target", host]);
    }
    Ok(fetch)
}
