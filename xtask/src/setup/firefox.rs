//! Firefox for the browser tests; its driver comes from crates.io.

use std::env;
use std::path::{Path, PathBuf};

use super::debian;
use crate::failure::Failure;
use crate::step::Step;
use crate::toolbox::{self, Toolbox};

pub const NAME: &str = "Firefox";

const MISSING: &str = "The stories in Firefox need Firefox: install it, and if it is not on PATH set FIREFOX to the \
                       program.";

/// Debian's `firefox-esr` on PATH is a link to it.
const DEBIANS: &str = "/usr/lib/firefox-esr/firefox-esr";

/// Tells the children in `FIREFOX` where the program is.
pub fn prepare(step: &Step, toolbox: &mut Toolbox) -> Result<(), Failure> {
    let firefox = match firefox() {
        Some(found) => {
            step.found("already there");
            found
        }
        None => {
            step.working("installing Debian's package");
            debian::install(&["firefox-esr"], MISSING)?;
            step.done();
            firefox().ok_or_else(|| Failure::new(MISSING))?
        }
    };
    toolbox.set("FIREFOX", firefox);
    Ok(())
}

fn firefox() -> Option<PathBuf> {
    let debians = || Some(PathBuf::from(DEBIANS)).filter(|path| Path::is_file(path));
    let on_path = || {
        ["firefox-esr", "firefox"]
            .into_iter()
            .find_map(toolbox::which)
    };
    let named = env::var_os("FIREFOX").map(PathBuf::from);
    named.or_else(debians).or_else(on_path)
}
