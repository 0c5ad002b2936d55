//! Compares a published site with `dist/`.

use crate::failure::{self, Failure};
use crate::site;
use crate::toolbox::Toolbox;

/// Runs the comparing program. It is a crate of its own because it needs TLS, which takes longer to compile than all
/// of the other commands together: only who asks for it waits for it.
pub fn run(url: &str) -> Result<(), Failure> {
    let mut check = Toolbox::default().command("cargo")?;
    check.args(["run", "--quiet", "--package", "check-site", "--"]);
    check.arg(url).arg(site::dist());
    failure::run(
        &mut check,
        "The site could not be shown to be as it was built: see above.",
    )
}
