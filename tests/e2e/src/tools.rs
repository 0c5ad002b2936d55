//! What the tests need from the machine: found by environment variables, with the usual places as defaults.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// The top folder of the checkout.
pub fn checkout() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// The built site: `GUIDE_DIST`, else `dist/` of the checkout.
pub fn dist() -> Result<PathBuf> {
    site(named("GUIDE_DIST").unwrap_or_else(|| checkout().join("dist")), "build")
}

/// Another build, which a scenario publishes in the place of the usual one: `GUIDE_NEXT`, else the invented guide's.
pub fn next_build() -> Result<PathBuf> {
    named("GUIDE_NEXT").map_or_else(|| edition("another-guide"), |folder| site(folder, "test build"))
}

/// The site of another edition: of a guide of another shape, or of a team.
pub fn edition(name: &str) -> Result<PathBuf> {
    site(checkout().join("target/editions").join(name), "test build")
}

fn site(folder: PathBuf, command: &str) -> Result<PathBuf> {
    let is_there = folder.join("index.html").is_file();
    ensure!(is_there, "no site in {}: run `cargo xtask {command}`", folder.display());
    Ok(folder)
}

/// The programs, each by the variable that may name it, and where else it may be: paths, which may begin in the user's cache
/// folder, or names on `PATH`. Debian's `/usr/bin/chromium` is a script; a test that kills the browser needs what it starts.
const PROGRAMS: [(&str, &str); 11] = [
    ("CHROMIUM", "/usr/lib/chromium/chromium chromium google-chrome"),
    ("CHROMIUM_SHELL", "/usr/lib/chromium/chromium-headless-shell chrome-headless-shell"),
    ("CHROMEDRIVER", "chromedriver"),
    ("FIREFOX", "/usr/lib/firefox-esr/firefox-esr firefox-esr firefox"),
    ("GECKODRIVER", "geckodriver-0.37.1/bin/geckodriver geckodriver"),
    ("WEBKIT_DRIVER", "WebKitWebDriver"),
    ("GJS", "gjs"),
    ("XVFB", "Xvfb"),
    ("NGINX", "nginx"),
    ("APACHE", "apache2 httpd"),
    ("CADDY", "caddy"),
];

/// A program of the table, by its variable.
pub fn program(variable: &str) -> Result<PathBuf> {
    let places = PROGRAMS.iter().find(|(name, _)| *name == variable).map_or("", |(_, places)| places);
    let found = named(variable).or_else(|| places.split(' ').find_map(located));
    found.with_context(|| format!("no {places}: set {variable}, or run `cargo xtask test setup`"))
}

/// The script of axe-core, in the folder that `cargo xtask test` has npm fill, whose name ends in what is in it.
pub fn axe() -> Result<PathBuf> {
    let folders = cache().and_then(|cache| fs::read_dir(cache).ok());
    let folders = folders.into_iter().flatten().flatten().map(|folder| folder.path());
    let scripts = folders.map(|folder| folder.join("node_modules/axe-core/axe.min.js"));
    let found = named("AXE").into_iter().chain(scripts).find(|script| script.is_file());
    found.context("no axe-core: set AXE, or run `cargo xtask test setup`")
}

fn located(place: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = match place.contains('/') {
        true => vec![cache()?],
        // Debian puts servers where not everybody's `PATH` leads.
        false => env::split_paths(&path).chain(["/usr/sbin".into()]).collect(),
    };
    let mut files = folders.iter().map(|folder| folder.join(place));
    files.find(|file| file.is_file())
}

fn cache() -> Option<PathBuf> {
    let cache = named("XDG_CACHE_HOME").or_else(|| Some(named("HOME")?.join(".cache")));
    Some(cache?.join("one-minute-guide"))
}

fn named(variable: &str) -> Option<PathBuf> {
    let value = env::var_os(variable).filter(|value| !value.is_empty());
    value.map(PathBuf::from)
}
