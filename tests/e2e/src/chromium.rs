//! What is Chromium's alone: its driver, its switches, and the DevTools commands that other browsers lack.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::WebDriver;

use crate::driver::{self, Driver};
use crate::engine;
use crate::setup::Setup;
use crate::tools;

/// Switches for every test. No sandbox: it does not start as root nor in many containers, and only our own pages are opened.
/// No scroll bars: one fades for a moment after a page is opened, above everything, and pictures would differ by it.
/// No autofill server: Chromium asks it on its own account about every page that has a field to type in.
const SWITCHES: [&str; 10] = [
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-features=AutofillServerCommunication",
    "--disable-sync",
];

/// The whole browser's besides. No window around the page, which nobody sees: to draw it takes an eighth of all that a scenario
/// costs the machine.
const OF_THE_WHOLE: [&str; 2] = ["--headless=new", "--kiosk"];

/// Starts chromedriver on a port of its own choice.
pub async fn start_driver(profile: &Path) -> Result<Driver> {
    let program = tools::program("CHROMEDRIVER")?;
    // The driver wants one port number for IPv4 and IPv6 alike; it finds one for the latter, and gives up where the
    // former has lent it out.
    let (process, address) = driver::persist(&program, async || {
        let mut command = driver::command(&program, profile);
        driver::start_and_hear(command.arg("--port=0"), |line| {
            let (_, port) = line.rsplit_once("started successfully on port ")?;
            Some(format!("http://127.0.0.1:{}", port.trim_end_matches('.')))
        })
        .await
    })
    .await?;
    Driver::new(address, process, vec![], profile)
}

/// What to ask chromedriver for. Requests to any host but this machine go to the proxy at `trap`.
pub fn capabilities(setup: &Setup, profile: &Path, trap: u16) -> Result<Value> {
    let mut switches: Vec<String> = SWITCHES.map(str::to_owned).to_vec();
    // Where there is no shell, all run in the whole.
    let shell = tools::program("CHROMIUM_SHELL").ok().filter(|_| !setup.is_whole());
    let (name, binary) = match shell {
        Some(shell) => ("chrome-headless-shell", shell),
        None => {
            switches.extend(OF_THE_WHOLE.map(str::to_owned));
            ("chrome", tools::program("CHROMIUM")?)
        }
    };
    switches.push(format!("--user-data-dir={}", profile.display()));
    switches.push(format!("--proxy-server=http://127.0.0.1:{trap}"));
    if !setup.webassembly {
        switches.push("--js-flags=--jitless".to_owned());
    }
    if setup.private {
        switches.push("--incognito".to_owned());
    }
    let mut preferences = json!({});
    if !setup.javascript {
        preferences["profile.default_content_setting_values.javascript"] = json!(2);
    }
    Ok(json!({
        "browserName": name,
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": { "binary": binary, "args": switches, "prefs": preferences },
    }))
}

/// Makes the present tab a phone of the given size, scheme and scripts.
pub async fn emulate(driver: &WebDriver, setup: &Setup) -> Result<()> {
    let (width, height) = setup.viewport;
    resize(driver, width, height).await?;
    let scheme = json!([{ "name": "prefers-color-scheme", "value": setup.scheme.name() }]);
    command(driver, "Emulation.setEmulatedMedia", json!({ "features": scheme })).await?;
    Ok(())
}

/// Runs `script` in every page of the present tab from the next one on, before the page's own scripts.
pub async fn before_pages(driver: &WebDriver, script: &str) -> Result<()> {
    let name = "Page.addScriptToEvaluateOnNewDocument";
    command(driver, name, json!({ "source": script })).await.map(drop)
}

/// Gives the present tab a screen of so many CSS pixels.
pub async fn resize(driver: &WebDriver, width: u32, height: u32) -> Result<()> {
    let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
    command(driver, "Emulation.setDeviceMetricsOverride", screen).await.map(drop)
}

/// Why Chromium would not offer to install the page's app; empty when it would.
pub async fn installability_errors(driver: &WebDriver) -> Result<Vec<Value>> {
    let answer = command(driver, "Page.getInstallabilityErrors", json!({})).await?;
    Ok(answer["installabilityErrors"].as_array().cloned().unwrap_or_default())
}

/// Sends a DevTools command to the present tab.
pub async fn command(driver: &WebDriver, name: &str, parameters: Value) -> Result<Value> {
    engine::needs_devtools(driver)?;
    driver.cdp().send_raw(name, parameters).await.with_context(|| name.to_owned())
}
