//! Tools that come from crates.io: trunk, wasm-bindgen and geckodriver, compiled once per version into the cache.

use std::fs;

use crate::cache::Cache;
use crate::failure::{self, Failure};
use crate::step::Step;
use crate::toolbox::Toolbox;

/// A program that `cargo install` can make.
pub struct Tool {
    /// The name in the cache and on the screen.
    name: &'static str,
    package: &'static str,
    version: String,
    /// What `cargo install` is told besides.
    options: &'static [&'static str],
    /// Said before the compiler starts.
    patience: &'static str,
}

impl Tool {
    /// Without its own downloads and update check: this project never lets it fetch anything.
    pub fn trunk(version: &str) -> Self {
        Tool {
            name: "trunk",
            package: "trunk",
            version: version.to_owned(),
            options: &["--locked", "--no-default-features"],
            patience: "compiled once, which takes some minutes",
        }
    }

    /// Not `--locked`: the crates its lock names are not held by every registry mirror. The version alone
    /// decides whether it understands the module.
    pub fn wasm_bindgen(version: &str) -> Self {
        Tool {
            name: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version: version.to_owned(),
            options: &["--bin", "wasm-bindgen"],
            patience: "as in Cargo.lock; compiled once, which takes some minutes",
        }
    }

    /// Firefox's WebDriver server.
    pub fn geckodriver(version: &str) -> Self {
        Tool {
            name: "geckodriver",
            package: "geckodriver",
            version: version.to_owned(),
            options: &["--locked"],
            patience: "compiled once, which takes a minute or two",
        }
    }

    /// `trunk 0.21.14`.
    pub fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// Puts the tool first on the children's PATH, after installing it where it is missing.
    pub fn prepare(
        &self,
        step: &Step,
        cache: &Cache,
        toolbox: &mut Toolbox,
    ) -> Result<(), Failure> {
        let folder = format!("{}-{}", self.name, self.version);
        if cache.holds(&folder) {
            step.found("already there");
        } else if self.is_on_path(toolbox) {
            step.found("the one on the PATH is used");
            return Ok(());
        } else {
            step.working(self.patience);
            self.install(cache, &folder, toolbox)?;
            step.done();
        }
        toolbox.put_on_path(cache.path(&folder).join("bin"));
        Ok(())
    }

    /// Whether the user has this very version: `trunk 0.21.14` is what it says of itself.
    fn is_on_path(&self, toolbox: &Toolbox) -> bool {
        let said = toolbox
            .command(self.name)
            .ok()
            .and_then(|mut tool| failure::answer(tool.arg("--version")));
        said.is_some_and(|said| said.split_whitespace().nth(1) == Some(&self.version))
    }

    /// Compiles beside the cached folder, where a set-up that was stopped goes on.
    fn install(&self, cache: &Cache, folder: &str, toolbox: &Toolbox) -> Result<(), Failure> {
        let work = cache.path(&format!("{folder}.target"));
        cache.install(folder, |partial| {
            let mut cargo = toolbox.command("cargo")?;
            cargo.args(["install", self.package, "--version", &self.version]).args(self.options);
            cargo.arg("--root").arg(partial).arg("--target-dir").arg(&work);
            // A tool that waits for the compiler needs no optimising: less than half the time to build. And the smaller the
            // parts of a crate, the longer all of them take on few cores.
            cargo.envs([("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"), ("CARGO_PROFILE_RELEASE_LTO", "off")]);
            cargo.envs([("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "4"), ("CARGO_PROFILE_RELEASE_DEBUG", "false")]);
            let advice = format!(
                "{} could not be installed: cargo says above why. If it could not reach crates.io, connect and \
                 run this again; what is compiled already is kept.",
                self.title()
            );
            failure::run(&mut cargo, &advice)
        })?;
        if work.exists() {
            fs::remove_dir_all(&work)
                .map_err(Failure::during(format!("Can't clear {}", work.display())))?;
        }
        Ok(())
    }
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
        fs::write(&file, "#!/bin/sh\necho trunk 1.2.3").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        let mut toolbox = Toolbox::default();
        toolbox.put_on_path(folder.clone());
        assert!(Tool::trunk("1.2.3").is_on_path(&toolbox));
        assert!(!Tool::trunk("1.2.30").is_on_path(&toolbox));
        assert!(!Tool::geckodriver("1.2.3").is_on_path(&toolbox));
        fs::remove_dir_all(folder).unwrap();
    }
}
