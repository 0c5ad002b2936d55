//! The standard library for `wasm32-unknown-unknown`, by either of two ways: rustup's own, or, where rustup
//! can't reach its server, built once from the source that Debian packages. Every later child uses the
//! compiler that the library belongs to.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::packaged;
use super::step;
use crate::cache::Cache;
use crate::child;
use crate::toolbox::Toolbox;

const NAME: &str = "standard library for wasm32";
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where Debian puts its compiler. rustup's has the same name, so these must come first on PATH.
const BIN: &str = "/usr/bin";
/// Compiler, cargo, clippy (it must be of the compiler's version), the source of std, and the linker.
const PACKAGES: &str = "rustc-web cargo-web rust-web-clippy rust-web-src lld-22";
const LINKER: &str = "wasm-ld-22";

/// Finds or makes the library: what is there already first, then rustup, then Debian.
pub fn prepare(place: &str, cache: &Cache, toolbox: &mut Toolbox) -> Result<()> {
    let is_ready = compiler_has_it();
    let built = || name().filter(|name| cache.holds(name) && packaged::has(PACKAGES));
    let mut sysroot = (!is_ready).then(built).flatten().map(|name| cache.path(&name));
    let there = match sysroot {
        Some(_) => Some("already there (built for Debian's compiler)"),
        None => is_ready.then_some("already there (the compiler's own)"),
    };
    let label = format!("{place} {NAME}");
    step(&label, there, "asking rustup", || {
        if rustup_adds_it()? {
            println!("      added by rustup");
        } else {
            println!("      rustup can't add it: building it from Debian's packages instead");
            sysroot = Some(build(cache)?);
        }
        Ok(())
    })?;
    if let Some(sysroot) = sysroot {
        toolbox.put_on_path(BIN.into());
        toolbox.set("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER);
        // They take the place of those in `.cargo/config.toml`, so the stack's size is said again.
        let flags = format!("--sysroot={} -C link-arg=-zstack-size=262144", sysroot.display());
        toolbox.set("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    Ok(())
}

/// Whether the compiler that cargo calls has a folder with the library, which it names whether or not it is there.
fn compiler_has_it() -> bool {
    let question = ["--print", "target-libdir", "--target", TARGET];
    let folder = child::answer(Command::new("rustc").args(question));
    folder.is_some_and(|folder| Path::new(&folder).is_dir())
}

/// Whether rustup is there and succeeds; if not, its own words are on the screen. An error is a rustup
/// that works for another compiler than the one in use.
fn rustup_adds_it() -> Result<bool> {
    let mut rustup = Command::new("rustup");
    let status = rustup.args(["target", "add", TARGET]).status();
    let is_added = status.is_ok_and(|status| status.success());
    ensure!(
        !is_added || compiler_has_it(),
        "rustup added the {NAME} to its own compiler, but PATH has another `rustc` first: put ~/.cargo/bin first."
    );
    Ok(is_added)
}

/// Installs Debian's packages and builds the library for their compiler. Returns its sysroot: it stands in the cache, not
/// in `/usr`, so that it needs no root and a newer compiler never meets an older one's library.
fn build(cache: &Cache) -> Result<PathBuf> {
    if !packaged::has(PACKAGES) {
        let otherwise = "The standard library for wasm32 is missing: with a way to rustup's server, \
                         `rustup target add wasm32-unknown-unknown` gets it.";
        packaged::install(PACKAGES, otherwise)?;
    }
    let name = name().with_context(|| format!("{BIN}/rustc does not run."))?;
    let advice = "The standard library could not be built: cargo says above why. If it could not reach crates.io, \
                  connect and run this again.";
    cache.install(&name, |sysroot| {
        let mut toolbox = Toolbox::default();
        toolbox.put_on_path(BIN.into());
        let mut shell = toolbox.command("sh")?;
        shell.args(["-c", include_str!("debian_std.sh"), "debian_std.sh"]);
        child::run(shell.current_dir(sysroot), advice)
    })?;
    Ok(cache.path(&name))
}

/// The cache's name for the library of Debian's compiler: `wasm-std-1.96.0-ac68faa20`. A library serves the
/// very compiler that made it and no other. `None` without such a compiler.
fn name() -> Option<String> {
    name_of(&child::answer(Command::new(format!("{BIN}/rustc")).arg("--version"))?)
}

/// From `rustc 1.96.0 (ac68faa20 2026-05-25) …`.
fn name_of(version: &str) -> Option<String> {
    let mut words = version.strip_prefix("rustc ")?.split_whitespace();
    let (version, commit) = (words.next()?, words.next()?.trim_start_matches('('));
    Some(format!("wasm-std-{version}-{commit}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_is_named_by_its_compiler() {
        let debians = "rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)";
        assert_eq!(name_of(debians).unwrap(), "wasm-std-1.96.0-ac68faa20");
        assert_eq!(name_of("clang 22"), None);
    }
}
