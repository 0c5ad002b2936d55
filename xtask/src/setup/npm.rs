//! What comes from npm: wasm-opt, terser and axe-core, of the versions that `xtask/npm` locks, in one folder of the cache.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::process::Command;

use super::debian;
use crate::cache::Cache;
use crate::failure::{self, Failure};
use crate::step::Step;
use crate::toolbox::{self, Toolbox};

/// What stands in the list of steps.
pub const NODE: &str = "Node.js";
pub const TOOLS: &str = "wasm-opt, terser, axe-core";

const PACKAGES: [(&str, &str); 2] = [
    ("package.json", include_str!("../../npm/package.json")),
    ("package-lock.json", LOCK),
];
const LOCK: &str = include_str!("../../npm/package-lock.json");

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

/// Installs them, and node with npm where they are missing. The programs come first on the children's PATH, and `AXE` tells
/// where the rules for accessibility are.
pub fn prepare(step: &Step, cache: &Cache, toolbox: &mut Toolbox) -> Result<(), Failure> {
    let folder = folder();
    if cache.holds(&folder) {
        step.found("already there");
    } else {
        step.working("installing with npm");
        if !is_there() {
            install_node()?;
        }
        cache.install(&folder, install)?;
        step.done();
    }
    let modules = cache.path(&folder).join("node_modules");
    toolbox.put_on_path(modules.join(".bin"));
    toolbox.set("AXE", modules.join("axe-core/axe.min.js"));
    Ok(())
}

/// Another lock file is another folder.
fn folder() -> String {
    let mut hasher = DefaultHasher::new();
    LOCK.hash(&mut hasher);
    format!("npm-{:016x}", hasher.finish())
}

fn install(folder: &Path) -> Result<(), Failure> {
    for (name, text) in PACKAGES {
        fs::write(folder.join(name), text)
            .map_err(Failure::during(format!("Can't write {name}")))?;
    }
    let mut npm = Command::new("npm");
    npm.arg("ci").arg("--prefix").arg(folder);
    // No scripts: the packages wanted here are files to read and run, nothing to build.
    npm.args(["--ignore-scripts", "--no-audit", "--no-fund"]);
    // Its own cache first, and no minutes of waiting for a registry that is away.
    npm.args([
        "--prefer-offline",
        "--fetch-retries=2",
        "--fetch-retry-maxtimeout=5000",
        "--fetch-retry-mintimeout=1000",
    ]);
    let advice = format!(
        "{TOOLS} could not be installed: npm says above why. If it could not reach the npm registry, connect and run \
         this again."
    );
    failure::run(&mut npm, &advice)
}
