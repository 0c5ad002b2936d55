//! Packages of npm, each alone in a folder of the cache.

use std::process::Command;

use super::debian;
use crate::cache::Cache;
use crate::failure::{self, Failure};
use crate::step::Step;
use crate::toolbox;

/// What stands in the list of steps.
pub const NODE: &str = "Node.js";

/// Installs node with npm where they are missing.
pub fn prepare_node(step: &Step) -> Result<(), Failure> {
    if is_there() {
        step.found("already there");
        return Ok(());
    }
    step.working("installing with apt");
    install_node()?;
    step.done();
    Ok(())
}

fn is_there() -> bool {
    ["node", "npm"]
        .iter()
        .all(|program| toolbox::which(program).is_some())
}

fn install_node() -> Result<(), Failure> {
    debian::install(
        &["nodejs", "npm"],
        "Node.js with npm is missing: install it (version 18 or newer) and run this again.",
    )
}

/// Installs one version of a package, and node with npm where they are missing. Returns with the package
/// in `<cache>/<package>-<version>/node_modules`.
pub fn prepare(package: &str, version: &str, step: &Step, cache: &Cache) -> Result<(), Failure> {
    let folder = format!("{package}-{version}");
    if cache.holds(&folder) {
        step.found("already there");
        return Ok(());
    }
    step.working("installing with npm");
    if !is_there() {
        install_node()?;
    }
    cache.install(&folder, |partial| {
        let mut npm = Command::new("npm");
        npm.arg("install").arg("--prefix").arg(partial);
        // No scripts: the packages wanted here are files to read and run, nothing to build.
        npm.args([
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--save-exact",
        ]);
        // Its own cache first, and no minutes of waiting for a registry that is away.
        npm.args([
            "--prefer-offline",
            "--fetch-retries=2",
            "--fetch-retry-maxtimeout=5000",
        ]);
        npm.arg("--fetch-retry-mintimeout=1000")
            .arg(format!("{package}@{version}"));
        let advice = format!(
            "{package} {version} could not be installed: npm says above why. If it could not reach \
             the npm registry, connect and run this again."
        );
        failure::run(&mut npm, &advice)
    })?;
    step.done();
    Ok(())
}
