//! The standard library for `wasm32-unknown-unknown`, by either of two ways: rustup's own, or, where rustup
//! can't reach its server, built once from the source that Debian packages. Every later child uses the
//! compiler that the library belongs to.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::debian_std;
use crate::cache::Cache;
use crate::failure::{self, Failure};
use crate::step::Step;
use crate::toolbox::Toolbox;

pub const NAME: &str = "standard library for wasm32";
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Finds or makes the library: what is there already first, then rustup, then Debian.
pub fn prepare(step: &Step, cache: &Cache, toolbox: &mut Toolbox) -> Result<(), Failure> {
    if compiler_has_it() {
        step.found("already there (the compiler's own)");
        return Ok(());
    }
    if let Some(sysroot) = debian_std::built(cache) {
        step.found("already there (built for Debian's compiler)");
        debian_std::use_in(toolbox, &sysroot);
        return Ok(());
    }
    step.working("asking rustup");
    if rustup_adds_it()? {
        println!("      added by rustup");
    } else {
        println!("      rustup can't add it: building it from Debian's packages instead");
        debian_std::use_in(toolbox, &debian_std::build(cache)?);
    }
    step.done();
    Ok(())
}

/// Whether the compiler that cargo calls finds the library beside itself.
fn compiler_has_it() -> bool {
    let folder = failure::answer(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]));
    folder.is_some_and(|folder| holds_std(Path::new(&folder)))
}

fn holds_std(folder: &Path) -> bool {
    let Ok(files) = fs::read_dir(folder) else {
        return false;
    };
    files.flatten().any(|file| {
        let name = file.file_name().to_string_lossy().into_owned();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}

/// Whether rustup is there and succeeds; if not, its own words are on the screen. An error is a rustup
/// that works for another compiler than the one in use.
fn rustup_adds_it() -> Result<bool, Failure> {
    let status = Command::new("rustup")
        .args(["target", "add", TARGET])
        .status();
    if !status.is_ok_and(|status| status.success()) {
        return Ok(false);
    }
    if compiler_has_it() {
        return Ok(true);
    }
    Err(Failure::new(format!(
        "rustup added the {NAME} to its own compiler, but PATH has another `rustc` first: put ~/.cargo/bin first."
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_with_std_counts_as_one() {
        let folder = std::env::temp_dir().join(format!("xtask-std-{}", std::process::id()));
        assert!(!holds_std(&folder), "no folder");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("libcore-1.rlib"), "").unwrap();
        assert!(!holds_std(&folder), "core alone");
        fs::write(folder.join("libstd-1.rlib"), "").unwrap();
        assert!(holds_std(&folder));
        fs::remove_dir_all(&folder).unwrap();
    }
}
