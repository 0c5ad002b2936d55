//! What the tests need from the machine: found by environment variables, with the usual places as defaults.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// How the folders begin into which `cargo xtask test` installs them.
const NPM: &str = "npm-";
const GECKODRIVER: &str = "geckodriver-0.37.1";

/// The top folder of the checkout.
pub fn checkout() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// The built site: `GUIDE_DIST`, else `dist/` of the checkout.
///
/// # Errors
/// There is no build.
pub fn dist() -> Result<PathBuf> {
    let dist = named("GUIDE_DIST").unwrap_or_else(|| checkout().join("dist"));
    ensure!(
        dist.join("index.html").is_file(),
        "no site in {}: run `cargo xtask build`",
        dist.display()
    );
    Ok(dist)
}

/// Another build, which a story publishes in the place of the usual one: `GUIDE_NEXT`, else the invented guide's.
///
/// # Errors
/// There is no such build.
pub fn next_build() -> Result<PathBuf> {
    let next = named("GUIDE_NEXT").unwrap_or_else(|| checkout().join("target/another-guide"));
    ensure!(
        next.join("index.html").is_file(),
        "no other site in {}: run `cargo xtask test build`",
        next.display()
    );
    Ok(next)
}

/// The browser itself: `CHROMIUM`, else Debian's binary, else the first Chromium on `PATH`.
///
/// Debian's `/usr/bin/chromium` is a script; a test that kills the browser needs what the script starts.
///
/// # Errors
/// There is none.
pub fn chromium() -> Result<PathBuf> {
    let debian = PathBuf::from("/usr/lib/chromium/chromium");
    named("CHROMIUM")
        .or_else(|| debian.is_file().then_some(debian))
        .or_else(|| ["chromium", "google-chrome"].into_iter().find_map(on_path))
        .context("no Chromium: set CHROMIUM, or run `cargo xtask setup`")
}

/// Its WebDriver server: `CHROMEDRIVER`, else the one on `PATH`.
///
/// # Errors
/// There is none.
pub fn chromedriver() -> Result<PathBuf> {
    named("CHROMEDRIVER")
        .or_else(|| on_path("chromedriver"))
        .context("no chromedriver: set CHROMEDRIVER, or run `cargo xtask setup`")
}

/// Firefox itself: `FIREFOX`, else Debian's binary, else the first Firefox on `PATH`.
///
/// # Errors
/// There is none.
pub fn firefox() -> Result<PathBuf> {
    let debian = PathBuf::from("/usr/lib/firefox-esr/firefox-esr");
    named("FIREFOX")
        .or_else(|| debian.is_file().then_some(debian))
        .or_else(|| ["firefox-esr", "firefox"].into_iter().find_map(on_path))
        .context("no Firefox: set FIREFOX, or run `cargo xtask test e2e-firefox`")
}

/// Its WebDriver server: `GECKODRIVER`, else the one in the user's cache folder, else the one on `PATH`.
///
/// # Errors
/// There is none.
pub fn geckodriver() -> Result<PathBuf> {
    named("GECKODRIVER")
        .or_else(|| cached(GECKODRIVER, "bin/geckodriver"))
        .or_else(|| on_path("geckodriver"))
        .context("no geckodriver: set GECKODRIVER, or run `cargo xtask test e2e-firefox`")
}

/// WebKit's WebDriver server: `WEBKIT_DRIVER`, else the one on `PATH`.
///
/// # Errors
/// There is none.
pub fn webkit_driver() -> Result<PathBuf> {
    named("WEBKIT_DRIVER")
        .or_else(|| on_path("WebKitWebDriver"))
        .context("no WebKitWebDriver: set WEBKIT_DRIVER, or run `cargo xtask test e2e-webkit`")
}

/// The browser around WebKit: a script for gjs, GNOME's JavaScript.
///
/// # Errors
/// There is no gjs.
pub fn webkit() -> Result<PathBuf> {
    on_path("gjs").context("no gjs: run `cargo xtask test e2e-webkit`")?;
    Ok(checkout().join("tests/e2e/src/webkit/browser.js"))
}

/// The screen in memory that WebKit's browser is drawn on: `XVFB`, else the one on `PATH`.
///
/// # Errors
/// There is none.
pub fn xvfb() -> Result<PathBuf> {
    named("XVFB")
        .or_else(|| on_path("Xvfb"))
        .context("no Xvfb: set XVFB, or run `cargo xtask test e2e-webkit`")
}

/// The script of axe-core: `AXE`, else the one in the user's cache folder.
///
/// # Errors
/// There is none.
pub fn axe() -> Result<PathBuf> {
    named("AXE")
        .filter(|script| script.is_file())
        .or_else(|| cached(NPM, "node_modules/axe-core/axe.min.js"))
        .context("no axe-core: set AXE, or run `cargo xtask setup`")
}

/// A file of a tool in the user's cache folder, if it is there, by how the tool's folder begins.
fn cached(tool: &str, file: &str) -> Option<PathBuf> {
    let cache =
        named("XDG_CACHE_HOME").or_else(|| named("HOME").map(|home| home.join(".cache")))?;
    let folders = fs::read_dir(cache.join("one-minute-guide")).ok()?.flatten();
    folders
        .filter(|folder| folder.file_name().to_string_lossy().starts_with(tool))
        .map(|folder| folder.path().join(file))
        .find(|file| file.is_file())
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}
