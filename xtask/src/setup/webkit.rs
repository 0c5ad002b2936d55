//! WebKit for the browser tests: GTK's, in a small browser of the tests, which needs a screen.

use super::debian;
use crate::failure::Failure;
use crate::step::Step;

pub const NAME: &str = "WebKit and a screen for it";

const MISSING: &str =
    "The stories in WebKit need WebKitWebDriver, the MiniBrowser of webkit2gtk 4.1, and Xvfb.";

const PACKAGES: [&str; 4] = ["webkit2gtk-driver", "gir1.2-webkit2-4.1", "gjs", "xvfb"];

/// Installs what is missing. The stories find the programs where Debian puts them.
pub fn prepare(step: &Step) -> Result<(), Failure> {
    if debian::has(&PACKAGES) {
        step.found("already there");
        return Ok(());
    }
    step.working("installing Debian's packages");
    debian::install(&PACKAGES, MISSING)?;
    step.done();
    Ok(())
}
