//! The environment of the children: which tools come first on PATH, which compiler makes the wasm.

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::engine::Engine;

/// What a set-up found or made, as the settings that let a child use it. The user's own environment
/// is passed on (`GUIDE_CONTENT`, `CARGO_TARGET_DIR`), and nothing of theirs is replaced.
#[derive(Clone, Default)]
pub struct Toolbox {
    path_first: Vec<PathBuf>,
    variables: Vec<(&'static str, OsString)>,
    missing: BTreeMap<Engine, String>,
}

impl Toolbox {
    /// Puts a folder before the user's PATH, after those put there earlier.
    pub fn put_on_path(&mut self, folder: PathBuf) {
        self.path_first.push(folder);
    }

    /// Sets a variable for every child.
    pub fn set(&mut self, name: &'static str, value: impl Into<OsString>) {
        self.variables.push((name, value.into()));
    }

    /// Notes that an engine can't be had, and why.
    pub fn miss(&mut self, engine: Engine, why: String) {
        self.missing.insert(engine, why);
    }

    /// Why an engine can't be had; nothing where it can.
    pub fn missing(&self, engine: Engine) -> Option<&str> {
        self.missing.get(&engine).map(String::as_str)
    }

    /// A child that runs in the checkout with these tools. Fails only for a folder name that can't
    /// stand in PATH.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Result<Command> {
        let theirs = env::var_os("PATH").unwrap_or_default();
        let folders = self.path_first.iter().cloned();
        let path = env::join_paths(folders.chain(env::split_paths(&theirs))).context("Can't put the tools on PATH")?;
        let mut command = Command::new(program);
        command.current_dir(checkout()).env("PATH", path);
        for (name, _) in env::vars_os().filter(|(name, _)| is_about_xtask(name)) {
            command.env_remove(name);
        }
        if in_ci() {
            // What is compiled once needs no notes for the next time, which are a seventh of the work.
            command.env("CARGO_INCREMENTAL", "0");
        }
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        Ok(command)
    }
}

/// Whether cargo set this variable to tell this program about itself. A child must not see it: `CARGO`
/// names a compiler it may not be meant to use, and build scripts that watch the others would run again.
fn is_about_xtask(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name == "CARGO" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
}

/// Whether this machine tests changes for others, as it says in `CI`.
pub fn in_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// The root of the checkout.
pub fn checkout() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The file that `program` names: on the user's PATH, or by itself if it is a whole path.
pub fn which(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_has_the_tools_first_and_is_not_told_that_it_is_xtask() {
        let mut toolbox = Toolbox::default();
        toolbox.put_on_path("/cache/trunk/bin".into());
        toolbox.put_on_path("/usr/local/bin".into());
        toolbox.set("AXE", "/cache/axe.min.js");
        // cargo sets CARGO_PKG_NAME for this test too.
        let output = toolbox.command("printenv").unwrap().output().unwrap();
        let output = String::from_utf8(output.stdout).unwrap();
        let theirs = env::var_os("PATH").unwrap();
        let path = format!("PATH=/cache/trunk/bin:/usr/local/bin:{}", theirs.display());
        let variables: Vec<_> = output.lines().collect();
        assert!(variables.contains(&&*path) && variables.contains(&"AXE=/cache/axe.min.js"));
        assert!(!output.contains("CARGO_PKG_NAME="), "{output}");
    }
}
