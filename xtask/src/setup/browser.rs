//! Chromium and its driver for the browser tests.

use std::env;
use std::path::{Path, PathBuf};

use super::debian;
use crate::failure::Failure;
use crate::step::Step;
use crate::toolbox::{self, Toolbox};

pub const NAME: &str = "Chromium and chromedriver";

const MISSING: &str = "The browser tests need Chromium (or Chrome) and chromedriver of the same version: install both, \
                       and if they are not on PATH set CHROMIUM and CHROMEDRIVER to the programs.";

/// Debian's `chromium` on PATH is a script; a test that kills the browser needs the program itself.
const DEBIANS: &str = "/usr/lib/chromium/chromium";

/// Tells the children in `CHROMIUM` and `CHROMEDRIVER` where the programs are.
pub fn prepare(step: &Step, toolbox: &mut Toolbox) -> Result<(), Failure> {
    let (browser, driver) = match both() {
        Some(found) => {
            step.found("already there");
            found
        }
        None => {
            step.working("installing Debian's packages");
            debian::install(&["chromium", "chromium-driver"], MISSING)?;
            step.done();
            both().ok_or_else(|| Failure::new(MISSING))?
        }
    };
    toolbox.set("CHROMIUM", browser);
    toolbox.set("CHROMEDRIVER", driver);
    Ok(())
}

fn both() -> Option<(PathBuf, PathBuf)> {
    Some((
        browser()?,
        named("CHROMEDRIVER").or_else(|| toolbox::which("chromedriver"))?,
    ))
}

fn browser() -> Option<PathBuf> {
    let debians = || Some(PathBuf::from(DEBIANS)).filter(|path| Path::is_file(path));
    let on_path = || {
        ["chromium", "chromium-browser", "google-chrome"]
            .into_iter()
            .find_map(toolbox::which)
    };
    named("CHROMIUM").or_else(debians).or_else(on_path)
}

/// What the person has named in the environment goes before anything found.
fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}
