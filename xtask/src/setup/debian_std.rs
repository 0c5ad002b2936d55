//! The library built once, for Debian's compiler, from the source that Debian packages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::debian;
use super::wasm_std::{NAME, TARGET};
use crate::cache::Cache;
use crate::failure::{self, Failure};
use crate::toolbox::Toolbox;

/// Where Debian puts its compiler. rustup's has the same name, so these must come first on PATH.
const BIN: &str = "/usr/bin";
/// Compiler, cargo, clippy (it must be of the compiler's version), the source of std, and the linker.
const PACKAGES: [&str; 5] = [
    "rustc-web",
    "cargo-web",
    "rust-web-clippy",
    "rust-web-src",
    "lld-22",
];
const LINKER: &str = "wasm-ld-22";

/// The sysroot that an earlier set-up has built for the compiler that is there now.
pub fn built(cache: &Cache) -> Option<PathBuf> {
    let name = name().filter(|name| cache.holds(name) && debian::has(&PACKAGES))?;
    Some(cache.path(&name))
}

/// Makes children use Debian's compiler and this sysroot. It stands in the cache, not in `/usr`, so that
/// it needs no root and a newer compiler never meets an older one's library.
pub fn use_in(toolbox: &mut Toolbox, sysroot: &Path) {
    toolbox.put_on_path(BIN.into());
    toolbox.set("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER);
    toolbox.set(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        // They take the place of those in `.cargo/config.toml`, so the stack's size is said again.
        format!(
            "--sysroot={} -C link-arg=-zstack-size=262144",
            sysroot.display()
        ),
    );
}

/// Installs Debian's packages and builds the library. Returns its sysroot.
pub fn build(cache: &Cache) -> Result<PathBuf, Failure> {
    if !debian::has(&PACKAGES) {
        debian::install(
            &PACKAGES,
            &format!(
                "The {NAME} is missing: with a way to rustup's server, `rustup target add {TARGET}` gets it."
            ),
        )?;
    }
    let name = name().ok_or_else(|| Failure::new(format!("{BIN}/rustc does not run.")))?;
    cache.install(&name, |sysroot| {
        let work = sysroot.join("build");
        build_std(&work)?;
        let place = sysroot.join("lib/rustlib").join(TARGET).join("lib");
        collect(
            &work.join("target").join(TARGET).join("release/deps"),
            &place,
        )
        .and_then(|()| fs::remove_dir_all(&work))
        .map_err(Failure::during("Can't put the library together"))
    })?;
    Ok(cache.path(&name))
}

/// The cache's name for the library of Debian's compiler: `wasm-std-1.96.0-ac68faa20`. A library serves the
/// very compiler that made it and no other. `None` without such a compiler.
fn name() -> Option<String> {
    let version = failure::answer(Command::new(format!("{BIN}/rustc")).arg("--version"))?;
    name_of(&version)
}

/// From `rustc 1.96.0 (ac68faa20 2026-05-25) …`.
fn name_of(version: &str) -> Option<String> {
    let mut words = version
        .strip_prefix("rustc ")?
        .split([' ', '('])
        .filter(|word| !word.is_empty());
    Some(format!("wasm-std-{}-{}", words.next()?, words.next()?))
}

/// Lets Debian's cargo build std as the dependency of an empty crate. `RUSTC_BOOTSTRAP` (the switch to build
/// std on a stable compiler) is for this one child; the bitcode is what link-time optimisation reads.
fn build_std(work: &Path) -> Result<(), Failure> {
    fs::create_dir_all(work.join("src"))
        .and_then(|()| {
            fs::write(
                work.join("Cargo.toml"),
                "[package]\nname = \"empty\"\nedition = \"2024\"\n[workspace]\n",
            )
        })
        .and_then(|()| fs::write(work.join("src/lib.rs"), ""))
        .map_err(Failure::during(format!("Can't write {}", work.display())))?;
    let mut toolbox = Toolbox::default();
    toolbox.put_on_path(BIN.into());
    let mut cargo = toolbox.command("cargo")?;
    cargo.args([
        "build",
        "-Zbuild-std=std,panic_abort",
        "--release",
        "--target",
        TARGET,
        "--target-dir",
        "target",
    ]);
    cargo
        .current_dir(work)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
    failure::run(
        &mut cargo,
        "The standard library could not be built: cargo says above why. If it could not reach crates.io, connect and run this again.",
    )
}

/// Moves the libraries, the empty crate's apart, to where a compiler with this sysroot looks for them.
fn collect(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for file in fs::read_dir(from)? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            fs::rename(file.path(), to.join(name))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_is_named_by_its_compiler() {
        let debians = "rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)";
        assert_eq!(
            name_of(debians),
            Some("wasm-std-1.96.0-ac68faa20".to_owned())
        );
        assert_eq!(name_of("clang 22"), None);
    }
}
