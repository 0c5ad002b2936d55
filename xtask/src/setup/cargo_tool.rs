//! Tools that come from crates.io: trunk, wasm-bindgen and geckodriver, compiled once per version into the cache.

use std::fs;

use anyhow::{Context, Result};

use super::step;
use crate::cache::Cache;
use crate::toolbox::Toolbox;
use crate::{child, content};

/// What is still to be done.
pub type Compile = Box<dyn FnOnce() -> Result<()> + Send>;

/// A program that `cargo install` can make.
pub struct CargoTool {
    /// The name in the cache, on the screen and on PATH.
    name: &'static str,
    /// None: that of the crate of this name in `Cargo.lock`.
    version: Option<&'static str>,
    /// What `cargo install` is told.
    install: &'static str,
    /// Names the program to the children. None: it is on their PATH, by which the generator knows its own tools, and what
    /// they have made before.
    variable: Option<&'static str>,
}

/// Builds the site; 0.22 needs a newer Rust than the stable this project builds on. Without its own downloads and
/// update check: this project never lets it fetch anything.
pub const TRUNK: CargoTool = CargoTool {
    name: "trunk",
    version: Some("0.21.14"),
    install: "trunk --locked --no-default-features",
    variable: None,
};

/// Its version alone decides whether it understands the module. Not `--locked`: the crates its lock names are not held by
/// every registry mirror. Without TLS, which its test runner needs and this one program does not.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    name: "wasm-bindgen",
    version: None,
    install: "wasm-bindgen-cli --bin wasm-bindgen --no-default-features",
    variable: None,
};

/// Firefox's WebDriver server. The scenarios name the version too, for those who run them by cargo alone.
pub const GECKODRIVER: CargoTool = CargoTool {
    name: "geckodriver",
    version: Some("0.37.1"),
    install: "geckodriver --locked",
    variable: Some("GECKODRIVER"),
};

/// A tool that waits for the compiler needs no optimising: less than half the time to build. The smaller the parts of a
/// crate, the longer all of them take on few cores. And what macros are made of is compiled like the rest, so once.
const SETTINGS: [(&str, &str); 7] = [
    ("PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("PROFILE_RELEASE_LTO", "false"),
    ("PROFILE_RELEASE_PANIC", "unwind"),
    ("PROFILE_RELEASE_CODEGEN_UNITS", "4"),
    ("PROFILE_RELEASE_BUILD_OVERRIDE_CODEGEN_UNITS", "4"),
    ("PROFILE_RELEASE_DEBUG", "false"),
    ("TERM_PROGRESS_WHEN", "never"),
];

impl CargoTool {
    /// Lets the children find the tool. Returns what installs it where it is missing.
    pub fn prepare(&'static self, place: &str, cache: &Cache, toolbox: &mut Toolbox) -> Result<Option<Compile>> {
        let lock = content::read("Cargo.lock")?;
        let version = self.version.or_else(|| locked(&lock, self.name));
        let version = version.with_context(|| format!("Cargo.lock names no {}.", self.name))?;
        let folder = format!("{}-{version}", self.name);
        let label = format!("{place} {} {version}", self.name);
        let is_cached = cache.holds(&folder);
        if !is_cached && self.is_on_path(version, toolbox) {
            println!("{label} … the one on the PATH is used");
            return Ok(None);
        }
        let (cache, version, its_toolbox) = (cache.clone(), version.to_owned(), toolbox.clone());
        let bin = cache.path(&folder).join("bin");
        match self.variable {
            Some(variable) => toolbox.set(variable, bin.join(self.name)),
            None => toolbox.put_on_path(bin),
        }
        if is_cached {
            println!("{label} … already there");
            return Ok(None);
        }
        Ok(Some(Box::new(move || {
            step(&label, None, "compiled once, which takes some minutes", || {
                self.install(&cache, &folder, &version, &its_toolbox)
            })
        })))
    }

    /// Whether the user has this very version: `trunk 0.21.14` is what it says of itself.
    fn is_on_path(&self, version: &str, toolbox: &Toolbox) -> bool {
        let tool = toolbox.command(self.name).ok();
        let said = tool.and_then(|mut tool| child::answer(tool.arg("--version")));
        said.is_some_and(|said| said.split_whitespace().nth(1) == Some(version))
    }

    /// Compiles beside the cached folder, where a set-up that was stopped goes on.
    fn install(&self, cache: &Cache, folder: &str, version: &str, toolbox: &Toolbox) -> Result<()> {
        let work = cache.path(&format!("{folder}.target"));
        let advice = format!(
            "{} {version} could not be installed: cargo says above why. If it could not reach crates.io, connect and run \
             this again; what is compiled already is kept.",
            self.name
        );
        cache.install(folder, |partial| {
            let mut cargo = toolbox.command("cargo")?;
            cargo.arg("install").args(self.install.split_whitespace()).args(["--version", version]);
            cargo.arg("--root").arg(partial).arg("--target-dir").arg(&work);
            for (setting, value) in SETTINGS {
                cargo.env(format!("CARGO_{setting}"), value);
            }
            child::run(&mut cargo, &advice)
        })?;
        if work.exists() {
            fs::remove_dir_all(&work).with_context(|| format!("Can't clear {}", work.display()))?;
        }
        Ok(())
    }
}

/// The version of the package called `name` in the text of a `Cargo.lock`: the first, if it stands there twice.
fn locked<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let named = format!("name = \"{name}\"\nversion = \"");
    Some(lock.split_once(&named)?.1.split_once('"')?.0)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_tool_of_the_users_is_used_if_it_is_of_this_version() {
        let folder = std::env::temp_dir().join(format!("xtask-tool-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("trunk");
        fs::write(&file, "#!/bin/sh\necho trunk 0.21.14").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        let mut toolbox = Toolbox::default();
        toolbox.put_on_path(folder.clone());
        assert!(TRUNK.is_on_path("0.21.14", &toolbox));
        assert!(!TRUNK.is_on_path("0.21.140", &toolbox));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_whole_name_decides_which_version_is_locked() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"registry\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
