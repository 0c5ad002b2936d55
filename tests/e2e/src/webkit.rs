//! What is WebKit's alone: its driver, the screen it needs, and an environment in place of switches. The browser around
//! it is a script of ours, `webkit/browser.js`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use tokio::process::Command;

use crate::driver::{self, Driver};
use crate::setup::{Scheme, Setup};
use crate::tools;
use crate::wait::until;

/// What the browser and its driver say, the console of its pages among it.
const OUTPUT: &str = "output";

/// Starts a screen and WebKitWebDriver on it. Its environment is the browser's.
pub async fn start_driver(setup: &Setup, profile: &Path, trap: u16) -> Result<Driver> {
    let program = tools::program("WEBKIT_DRIVER")?;
    let mut screen = driver::command(&tools::program("XVFB")?, profile);
    screen.args(["-displayfd", "1", "-terminate", "-nolisten", "tcp"]);
    screen.args(["-screen", "0", "1600x1400x24"]);
    let (screen, display) =
        driver::start_and_hear(&mut screen, |line| line.parse::<u32>().ok()).await.context("no screen")?;
    let output = File::create(profile.join(OUTPUT))?;
    let (process, address) = driver::persist(&program, async || {
        driver::start_on_free_port(&output, |port| {
            let mut command = driver::command(&program, profile);
            command.arg(format!("--port={port}"));
            command.env("DISPLAY", format!(":{display}"));
            environment(&mut command, setup, profile, trap);
            command
        })
        .await
    })
    .await?;
    Driver::new(address, process, vec![screen], profile)
}

/// No sandbox: it does not start as root nor in many containers, and only our own pages are opened. Drawn by the
/// processor, for to imitate a graphics card, which is not there, takes a sixth of all that a scenario costs; and where that
/// will do at once, for layers take a third. Requests to any host but this machine go to the proxy at `trap`.
fn environment(command: &mut Command, setup: &Setup, profile: &Path, trap: u16) {
    let (width, height) = setup.viewport;
    command.env("GUIDE_VIEWPORT", format!("{width}x{height}"));
    command.env("GUIDE_JAVASCRIPT", if setup.javascript { "1" } else { "0" });
    command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    command.env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1");
    if !setup.is_whole() {
        command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
    }
    for folder in ["XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
        command.env(folder, profile);
    }
    for scheme in ["http_proxy", "https_proxy"] {
        command.env(scheme, format!("http://127.0.0.1:{trap}"));
    }
    command.env("no_proxy", "127.0.0.1");
    if setup.scheme == Scheme::Dark {
        command.env("GTK_THEME", "Adwaita:dark");
    }
    if !setup.webassembly {
        command.env("JSC_useWasm", "0");
    }
    command.stdin(Stdio::null());
}

/// What to ask WebKitWebDriver for.
pub fn capabilities() -> Result<Value> {
    // A script for gjs, GNOME's JavaScript.
    tools::program("GJS")?;
    let browser = tools::checkout().join("tests/e2e/src/webkit/browser.js");
    Ok(json!({ "webkitgtk:browserOptions": { "binary": browser, "args": [] } }))
}

/// Makes room for scripts where the browser looks for them, and waits until the present tab's window has its size;
/// all else is in the environment.
pub async fn emulate(driver: &WebDriver, profile: &Path, setup: &Setup) -> Result<()> {
    if scripts(profile).exists() {
        fs::remove_dir_all(scripts(profile))?;
    }
    fs::create_dir_all(scripts(profile))?;
    until("the size of the screen", async || {
        let size = driver.execute("return [innerWidth, innerHeight]", Vec::new());
        let size: (u32, u32) = size.await?.convert()?;
        ensure!(size == setup.viewport, "it is {size:?}");
        Ok(Some(()))
    })
    .await
}

fn scripts(profile: &Path) -> PathBuf {
    profile.join("before-pages")
}

/// Runs `script` in every page from the next one on, before the page's own scripts.
pub fn before_pages(profile: &Path, script: &str) -> Result<()> {
    let count = fs::read_dir(scripts(profile))?.count();
    Ok(fs::write(scripts(profile).join(format!("{count}.js")), script)?)
}

/// What the console has shown since the browser has started, one message a line.
pub fn console(profile: &Path) -> Result<Vec<String>> {
    let output = fs::read(profile.join(OUTPUT))?;
    let output = String::from_utf8_lossy(&output).into_owned();
    let messages = output.lines().filter_map(|line| {
        let message = line.split_once("CONSOLE ")?.1;
        let level = match message {
            // WebKit's own limits, and no faults of the page: it does not know the policy's `manifest-src`, and what was
            // preloaded by way of a worker's copy it takes out of the copy once more. Of the network it asks once
            // (`starting::each_file_of_the_program_is_asked_for_once`).
            note if note.contains("Unrecognized Content-Security-Policy directive 'manifest-src'") => "INFO",
            note if note.contains(".wasm was preloaded using link preload but not used") => "INFO",
            // A page that is left while it looks for its worker.
            note if note.contains("/sw.js due to access control checks") => "INFO",
            error if error.contains("ERROR") => "SEVERE",
            warning if warning.contains("WARN") => "WARNING",
            _ => "INFO",
        };
        Some(format!("{level} {message}"))
    });
    Ok(messages.collect())
}
