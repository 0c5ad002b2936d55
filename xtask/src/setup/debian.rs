//! Packages of Debian and its relatives, installed when the set-up runs as root.

use std::process::Command;

use crate::failure::{self, Failure};
use crate::toolbox;

/// Whether the packages are all installed; not so on a system without dpkg.
pub fn has(packages: &[&str]) -> bool {
    let mut query = Command::new("dpkg-query");
    query
        .args(["--show", "--showformat", "${db:Status-Abbrev}\n"])
        .args(packages);
    failure::answer(&mut query)
        .is_some_and(|states| states.lines().all(|state| state.trim_end() == "ii"))
}

/// Installs packages with apt. `otherwise` is the sentence for a machine where that is not possible: it
/// says what is missing, so that the person can get it another way.
pub fn install(packages: &[&str], otherwise: &str) -> Result<(), Failure> {
    let by_hand = format!("apt-get install {}", packages.join(" "));
    if toolbox::which("apt-get").is_none() {
        return Err(Failure::new(otherwise));
    }
    if failure::answer(Command::new("id").arg("-u")).as_deref() != Some("0") {
        return Err(Failure::new(format!(
            "{otherwise} On Debian, as root: `{by_hand}`."
        )));
    }
    // A new machine has no package lists, an old one stale lists. One source that is away doesn't matter here:
    // the installation below tells whether the packages can be had.
    if let Err(warning) = failure::run(
        apt().arg("update"),
        "Some package lists could not be renewed.",
    ) {
        println!("      {warning}");
    }
    failure::run(
        apt()
            .args(["install", "--yes", "--no-install-recommends"])
            .args(packages),
        &format!("Debian packages could not be installed: apt says above why. {otherwise}"),
    )
}

/// Quiet but for what it installs; waits for another apt instead of failing.
fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.args(["--quiet", "-o", "DPkg::Lock::Timeout=300"])
        .env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
