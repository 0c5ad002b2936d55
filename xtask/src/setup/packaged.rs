//! Programs of the system, which Debian's packages bring where they are missing.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::step;
use crate::child;
use crate::toolbox::{self, Toolbox};

/// Programs that belong together.
pub struct Packaged {
    /// What stands in the list of steps.
    pub name: &'static str,
    /// Each with a variable that may name it, which the children are then told too, and where else it may be: a whole path,
    /// or a name on PATH.
    programs: &'static [(&'static str, &'static str)],
    packages: &'static str,
    /// Says what to do where they can't be installed.
    missing: &'static str,
}

/// What runs the service worker's tests, wasm-opt and terser.
pub const NODE: Packaged = Packaged {
    name: "Node.js",
    programs: &[("", "node"), ("", "npm")],
    packages: "nodejs npm",
    missing: "Node.js with npm is missing: install it (version 18 or newer) and run this again.",
};

/// Debian's `chromium` on PATH is a script; a test that kills the browser needs the program itself.
pub const CHROMIUM: Packaged = Packaged {
    name: "Chromium and chromedriver",
    programs: &[
        ("CHROMIUM", "/usr/lib/chromium/chromium chromium chromium-browser google-chrome"),
        ("CHROMEDRIVER", "chromedriver"),
    ],
    packages: "chromium chromium-driver",
    missing: "The browser tests need Chromium (or Chrome) and chromedriver of the same version: install both, \
              and if they are not on PATH set CHROMIUM and CHROMEDRIVER to the programs.",
};

/// Its engine alone, in which a scenario takes half the work. Where it can't be had, all run in Chromium itself.
pub const SHELL: Packaged = Packaged {
    name: "Chromium's headless shell",
    programs: &[("CHROMIUM_SHELL", "/usr/lib/chromium/chromium-headless-shell chrome-headless-shell")],
    packages: "chromium-headless-shell",
    missing: "Chromium's headless shell is missing: all scenarios run in Chromium itself, which takes longer.",
};

/// On which the site's own words for them are tried. Programs and modules alone: of Apache there is no service, and nginx's
/// is of no use to the tests, which start their own on a free port.
pub const HOSTS: Packaged = Packaged {
    name: "nginx, Apache and Caddy",
    programs: &[
        ("", "nginx /usr/sbin/nginx"),
        ("", "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),
        ("", "apache2 /usr/sbin/apache2 httpd /usr/sbin/httpd"),
        ("", "caddy"),
    ],
    packages: "nginx libnginx-mod-http-brotli-static apache2-bin caddy",
    missing: "The tests of nginx (with its module brotli_static), Apache and Caddy need all three.",
};

/// The letters of phones, and of desks: the screens are measured in both.
pub const FONTS: Packaged = Packaged {
    name: "Roboto, Noto Serif and DejaVu",
    programs: &[
        ("", "/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf"),
        ("", "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf"),
        ("", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    ],
    packages: "fonts-roboto-unhinted fonts-noto-core fonts-dejavu-core",
    missing: "The screens are measured in Roboto with Noto Serif, and in DejaVu.",
};

/// Debian's `firefox-esr` on PATH is a link to it. The driver comes from crates.io.
pub const FIREFOX: Packaged = Packaged {
    name: "Firefox",
    programs: &[("FIREFOX", "/usr/lib/firefox-esr/firefox-esr firefox-esr firefox")],
    packages: "firefox-esr",
    missing: "The scenarios in Firefox need Firefox: install it, and if it is not on PATH set FIREFOX to the program.",
};

/// GTK's, in a small browser of the tests, which needs a screen. What gjs must know of it is where the machine's kind says.
pub const WEBKIT: Packaged = Packaged {
    name: "WebKit and a screen for it",
    programs: &[
        ("WEBKIT_DRIVER", "WebKitWebDriver"),
        ("XVFB", "Xvfb"),
        ("", "gjs"),
        (
            "",
            "/usr/lib/x86_64-linux-gnu/girepository-1.0/WebKit2-4.1.typelib \
              /usr/lib/aarch64-linux-gnu/girepository-1.0/WebKit2-4.1.typelib \
              /usr/lib64/girepository-1.0/WebKit2-4.1.typelib",
        ),
    ],
    packages: "webkit2gtk-driver gir1.2-webkit2-4.1 gjs xvfb",
    missing: "The scenarios in WebKit need WebKitWebDriver, the introspection of webkit2gtk 4.1, gjs, and Xvfb.",
};

impl Packaged {
    /// Finds them, after installing what is missing.
    pub fn prepare(&self, place: &str, toolbox: &mut Toolbox) -> Result<()> {
        let there = self.find().map(|_| "already there");
        step(&format!("{place} {}", self.name), there, "installing Debian's packages", || {
            install(self.packages, self.missing)
        })?;
        for (variable, program) in self.find().context(self.missing)? {
            if !variable.is_empty() {
                toolbox.set(variable, program);
            }
        }
        Ok(())
    }

    /// What the person has named in the environment goes before anything found.
    fn find(&self) -> Option<Vec<(&'static str, PathBuf)>> {
        let found = self.programs.iter().map(|(variable, places)| {
            let named = env::var_os(variable).map(PathBuf::from);
            let found = named.or_else(|| places.split_whitespace().find_map(toolbox::which))?;
            Some((*variable, found))
        });
        found.collect()
    }
}

/// Whether the packages are all installed; not so on a system without dpkg.
pub fn has(packages: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${db:Status-Abbrev}\n"]);
    child::answer(query.args(packages.split_whitespace()))
        .is_some_and(|states| states.lines().all(|state| state.trim_end() == "ii"))
}

/// Installs packages with apt. `otherwise` is the sentence for a machine where that is not possible: it
/// says what is missing, so that the person can get it another way.
pub fn install(packages: &str, otherwise: &'static str) -> Result<()> {
    if toolbox::which("apt-get").is_none() {
        bail!(otherwise);
    }
    let is_root = child::answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    ensure!(is_root, "{otherwise} On Debian, as root: `apt-get install {packages}`.");
    // A new machine has no package lists, an old one stale lists. One source that is away doesn't matter here:
    // the installation below tells whether the packages can be had.
    let stale = "Some package lists could not be renewed.";
    if let Err(warning) = child::run(apt().arg("update"), stale) {
        println!("      {warning:#}");
    }
    let advice = format!("Debian packages could not be installed: apt says above why. {otherwise}");
    let install = ["install", "--yes", "--no-install-recommends"];
    child::run(apt().args(install).args(packages.split_whitespace()), &advice)
}

/// Quiet but for what it installs; waits for another apt instead of failing.
fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.args(["--quiet", "-o", "DPkg::Lock::Timeout=300"]);
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_there_when_each_of_them_is() {
        let tool = |programs| Packaged { programs, ..NODE };
        let found = tool(&[("XTASK_NO_SUCH_VARIABLE", "no-such-program sh")]).find();
        assert!(found.is_some_and(|found| found[0].1.ends_with("sh")));
        assert_eq!(tool(&[("", "sh"), ("", "no-such-program")]).find(), None);
    }
}
