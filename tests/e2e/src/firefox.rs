//! What is Firefox's alone: its driver, its preferences, and WebDriver BiDi for what the classic protocol lacks.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use tokio::sync::OnceCell;

use crate::bidi;
use crate::browser::Browser;
use crate::driver::{self, Driver};
use crate::published::copy;
use crate::setup::{Scheme, Setup};
use crate::tools;

/// Where Firefox writes the port for its driver; one that a crash has left would be believed.
const PORT_FILE: &str = "MarionetteActivePort";

/// Starts geckodriver. Every browser has its own, and its own port for BiDi.
pub async fn start_driver(profile: &Path) -> Result<Driver> {
    let program = tools::program("GECKODRIVER")?;
    let output = File::create(profile.join("output"))?;
    let (process, address) = driver::persist(&program, async || {
        driver::start_on_free_port(&output, |port| {
            let mut command = driver::command(&program, profile);
            command.arg(format!("--port={port}"));
            command.arg("--websocket-port=0");
            command
        })
        .await
    })
    .await?;
    Driver::new(address, process, vec![], profile)
}

/// Gives a new profile what Firefox makes at its first start, which is half the work of one: a run makes it once.
pub async fn furnish(profile: &Path, trap: u16) -> Result<()> {
    static USED_ONCE: OnceCell<PathBuf> = OnceCell::const_new();
    let used_once = USED_ONCE.get_or_try_init(async || {
        let profile = tools::checkout().join("target/e2e/firefox");
        if profile.exists() {
            fs::remove_dir_all(&profile)?;
        }
        fs::create_dir_all(&profile)?;
        Browser::start(&Setup::default(), &profile, trap).await?.quit().await?;
        // It points to the process, and so to nothing.
        let lock = profile.join("lock");
        if lock.is_symlink() {
            fs::remove_file(lock)?;
        }
        anyhow::Ok(profile)
    });
    copy(used_once.await?, profile)
}

/// What to ask geckodriver for. Requests to any host but this machine go to the proxy at `trap`.
pub fn capabilities(setup: &Setup, profile: &Path, trap: u16) -> Result<Value> {
    // Without it there is nothing to remove.
    let _ = fs::remove_file(profile.join(PORT_FILE));
    Ok(json!({
        "browserName": "firefox",
        "webSocketUrl": true,
        "moz:firefoxOptions": {
            "binary": tools::program("FIREFOX")?,
            "args": ["-headless", "-profile", profile],
            "prefs": preferences(setup, trap),
        },
    }))
}

/// geckodriver's own turn most of Firefox's services off; these do the rest.
fn preferences(setup: &Setup, trap: u16) -> Value {
    let dark = setup.scheme == Scheme::Dark;
    json!({
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": trap,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": trap,
        "network.proxy.no_proxies_on": "127.0.0.1",
        // Without a proxy's answer it would try by itself.
        "network.proxy.failover_direct": false,
        "network.dns.disablePrefetch": true,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "browser.safebrowsing.downloads.remote.enabled": false,
        "media.gmp-manager.updateEnabled": false,
        "extensions.systemAddon.update.enabled": false,
        "app.normandy.enabled": false,
        // A phone that is killed has no say in what is restored.
        "browser.sessionstore.resume_from_crash": false,
        "layout.css.prefers-color-scheme.content-override": i32::from(!dark),
        "ui.systemUsesDarkTheme": i32::from(dark),
        "javascript.enabled": setup.javascript,
        "javascript.options.wasm": setup.webassembly,
        // What nobody sees: pages and processes that are made ready for later, and how tabs glide.
        "toolkit.cosmeticAnimations.enabled": false,
        "browser.newtab.preload": false,
        "browser.newtabpage.enabled": false,
        "browser.pagethumbnails.capturing_disabled": true,
        "dom.ipc.processPrelaunch.enabled": false,
        "browser.tabs.remote.separatePrivilegedContentProcess": false,
        "places.history.enabled": false,
        "browser.sessionstore.interval": 3_600_000,
        // Pages of one site need no process each. Half as many frames are drawn, which Firefox does without a graphics card.
        "fission.autostart": false,
        "fission.bfcacheInParent": true,
        "dom.ipc.processCount": 4,
        "layout.frame_rate": 30,
    })
}

/// Makes the present tab a phone of the given size and scripts; the scheme is a preference.
pub async fn emulate(driver: &WebDriver, setup: &Setup) -> Result<()> {
    let (width, height) = setup.viewport;
    let here = driver.window().await?.to_string();
    let screen = json!({ "width": width, "height": height });
    let parameters = json!({ "context": here, "viewport": screen, "devicePixelRatio": 1.0 });
    bidi::command(driver, "browsingContext.setViewport", parameters).await?;
    Ok(())
}

/// Runs `script` in every page of the present tab from the next one on, before the page's own scripts.
pub async fn before_pages(driver: &WebDriver, script: &str) -> Result<()> {
    let here = driver.window().await?.to_string();
    let parameters = json!({ "functionDeclaration": format!("() => {{ {script} }}"), "contexts": [here] });
    bidi::command(driver, "script.addPreloadScript", parameters).await.map(drop)
}

/// Opens an address without waiting for all that is on the page.
pub async fn open_at_once(driver: &WebDriver, url: &str) -> Result<()> {
    navigate(driver, "navigate", json!({ "url": url, "wait": "none" })).await
}

/// Loads the present page again. The classic command would load it past the service worker, as people do with a key held.
pub async fn reload(driver: &WebDriver, setup: &Setup) -> Result<()> {
    let wait = if setup.waits_for_load { "complete" } else { "none" };
    navigate(driver, "reload", json!({ "wait": wait })).await
}

async fn navigate(driver: &WebDriver, how: &str, mut parameters: Value) -> Result<()> {
    parameters["context"] = driver.window().await?.to_string().into();
    bidi::command(driver, &format!("browsingContext.{how}"), parameters).await.map(drop)
}
