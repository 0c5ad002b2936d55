//! Pictures of every page, taken by the browser tests' harness.

use crate::content::Content;
use crate::failure::{self, Failure};
use crate::{setup, site};

/// Sets up, builds, and writes the pictures into `shots/`.
pub fn run(content: Option<&Content>) -> Result<(), Failure> {
    let needs = [setup::FOR_BUILD.as_slice(), &setup::FOR_BROWSER].concat();
    let mut toolbox = setup::prepare(&needs, content)?;
    site::build_with(&toolbox, &[])?;
    toolbox.set("GUIDE_DIST", site::dist());
    let mut shots = toolbox.command("cargo")?;
    shots.args(["run", "--quiet", "--package", "e2e", "--bin", "shots"]);
    failure::run(
        &mut shots,
        "The pictures could not be taken: the messages above say why.",
    )
}
