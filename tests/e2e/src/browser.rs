//! One run of a browser, from its start to its end or crash.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::prelude::*;

use crate::driver::Driver;
use crate::engine::{Ability, Console, Engine};
use crate::processes;
use crate::setup::Setup;

/// Longer than any wait within a page, shorter than a person's patience with a test that hangs.
const SCRIPT_LIMIT: Duration = Duration::from_secs(30);

/// A running browser with one profile.
pub struct Browser {
    /// For what has no verb here.
    pub driver: WebDriver,
    profile: PathBuf,
    console: Mutex<Vec<String>>,
    /// How many lines of it are of the scenarios before.
    forgotten: AtomicUsize,
    /// The kind of it.
    pub engine: Engine,
    driver_server: Driver,
}

impl Browser {
    /// Starts a browser on `profile`, which may hold what an earlier run left. Other hosts are reached through the proxy at `trap`.
    pub async fn start(setup: &Setup, profile: &Path, trap: u16) -> Result<Browser> {
        let engine = setup.engine;
        let driver_server = engine.start_driver(setup, profile, trap).await?;
        let capabilities = engine.capabilities(setup, profile, trap)?;
        let driver =
            WebDriver::new(&driver_server.address, capabilities).await.context("the browser does not start")?;
        // From here on its end is seen to, also when what follows fails.
        let browser = Browser {
            driver,
            profile: profile.to_path_buf(),
            console: Mutex::default(),
            forgotten: AtomicUsize::new(0),
            engine,
            driver_server,
        };
        browser.driver.set_script_timeout(SCRIPT_LIMIT).await?;
        browser.emulate(setup).await?;
        Ok(browser)
    }

    /// Runs the body of a function in the page and returns its value; a promise is waited for. `arguments` holds `args`.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, args: impl IntoIterator<Item = Value>) -> Result<T> {
        let args = args.into_iter().collect::<Vec<_>>();
        let value = self.driver.execute(script, args).await.with_context(|| script.trim().to_owned())?;
        value.convert().with_context(|| format!("{} gave {}", script.trim(), value.json()))
    }

    /// The value of an expression in the page.
    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.run(&format!("return ({expression})"), []).await
    }

    /// Runs a script that gives nothing.
    pub async fn act(&self, script: &str) -> Result<()> {
        self.run(script, []).await
    }

    /// All that the console has shown so far, one message a line.
    pub async fn console(&self) -> Result<Vec<String>> {
        let told = self.engine.console(&self.driver, &self.profile).await?;
        // A panic while the list is locked ends the scenario anyway.
        let mut console = self.console.lock().map_err(|error| anyhow::anyhow!("{error}"))?;
        match told {
            Console::All(lines) => *console = lines,
            Console::New(lines) => console.extend(lines),
        }
        let forgotten = self.forgotten.load(Ordering::Relaxed);
        Ok(console.iter().skip(forgotten).cloned().collect())
    }

    /// Sees that the console has had nothing to complain about so far.
    pub async fn has_no_complaints(&self) -> Result<()> {
        let console = self.console().await?;
        // Chromium's note that a page keeps the install offer for later is no complaint.
        let complaints: Vec<_> = console.iter().filter(|line| !line.starts_with("INFO")).collect();
        ensure!(complaints.is_empty(), "{complaints:#?}");
        Ok(())
    }

    /// Gives the present tab what the set-up wants and what can be had while the browser runs.
    pub async fn emulate(&self, setup: &Setup) -> Result<()> {
        let (driver, profile) = (&self.driver, &self.profile);
        self.engine.emulate(driver, profile, setup).await
    }

    /// Opens an empty tab and turns to it.
    pub async fn new_tab(&self, setup: &Setup) -> Result<WindowHandle> {
        let tab = self.driver.new_tab().await?;
        self.driver.switch_to_window(tab.clone()).await?;
        self.emulate(setup).await?;
        Ok(tab)
    }

    /// Leaves one empty tab.
    pub async fn empty(&self) -> Result<()> {
        let fresh = self.driver.new_tab().await?;
        for tab in self.driver.windows().await? {
            if tab != fresh {
                self.driver.switch_to_window(tab).await?;
                self.driver.close_window().await?;
            }
        }
        Ok(self.driver.switch_to_window(fresh).await?)
    }

    /// Drops what the console has shown so far.
    pub async fn forget_console(&self) -> Result<()> {
        if self.engine.lacks(Ability::Console).is_none() {
            let shown = self.console().await?.len();
            self.forgotten.fetch_add(shown, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Closes the browser as its own menu would: it may save.
    pub async fn quit(self) -> Result<()> {
        self.driver.clone().quit().await?;
        Ok(())
    }

    /// Kills the browser with all its processes: nothing can be saved.
    pub fn crash(mut self) -> Result<()> {
        self.end()
    }

    fn end(&mut self) -> Result<()> {
        // The session ends with the browser; asking it to end would only wait for an answer. Twice does no harm.
        let _ = self.driver.clone().leak();
        let killed = processes::kill(&self.profile);
        self.driver_server.end()?;
        killed
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Err(error) = self.end() {
            eprintln!("a browser is left over: {error:#}");
        }
    }
}
