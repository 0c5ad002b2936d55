//! One run of a browser, from its start to its end or crash.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::prelude::*;
use tokio::process::Child;

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
    driver_process: Child,
}

impl Browser {
    /// Starts a browser on `profile`, which may hold what an earlier run left. Other hosts are reached through the proxy at `trap`.
    ///
    /// # Errors
    /// Browser or driver are missing or do not start.
    pub async fn start(setup: &Setup, profile: &Path, trap: u16) -> Result<Browser> {
        let (driver_process, address) = setup.engine.start_driver().await?;
        let capabilities = setup.engine.capabilities(setup, profile, trap)?;
        let driver = WebDriver::new(&address, capabilities)
            .await
            .context("the browser does not start")?;
        driver.set_script_timeout(SCRIPT_LIMIT).await?;
        setup.engine.emulate(&driver, setup).await?;
        Ok(Browser {
            driver,
            profile: profile.to_path_buf(),
            console: Mutex::default(),
            driver_process,
        })
    }

    /// Runs the body of a function in the page and returns its value; a promise is waited for. `arguments` holds `args`.
    ///
    /// # Errors
    /// The script throws, or its value is not a `T`.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, args: Vec<Value>) -> Result<T> {
        let value = self
            .driver
            .execute(script, args)
            .await
            .with_context(|| script.trim().to_owned())?;
        value
            .convert()
            .with_context(|| format!("{} gave {}", script.trim(), value.json()))
    }

    /// The value of an expression in the page.
    ///
    /// # Errors
    /// The script throws, or its value is not a `T`.
    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.run(&format!("return ({expression})"), Vec::new())
            .await
    }

    /// All that the console has shown so far, one message a line.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn console(&self) -> Result<Vec<String>> {
        let new = self.driver.browser_log().await?;
        // A panic while the list is locked ends the story anyway.
        let mut console = self
            .console
            .lock()
            .map_err(|fault| anyhow::anyhow!("{fault}"))?;
        console.extend(
            new.into_iter()
                .map(|entry| format!("{} {}", entry.level, entry.message)),
        );
        Ok(console.clone())
    }

    /// Sees that the console has had nothing to complain about so far.
    ///
    /// # Errors
    /// It has.
    pub async fn has_no_complaints(&self) -> Result<()> {
        let console = self.console().await?;
        // Chromium's note that a page keeps the install offer for later is no complaint.
        let complaints: Vec<_> = console
            .iter()
            .filter(|line| !line.starts_with("INFO"))
            .collect();
        ensure!(complaints.is_empty(), "{complaints:#?}");
        Ok(())
    }

    /// Opens an empty tab and turns to it.
    ///
    /// # Errors
    /// The browser does not do it.
    pub async fn new_tab(&self, setup: &Setup) -> Result<WindowHandle> {
        let tab = self.driver.new_tab().await?;
        self.driver.switch_to_window(tab.clone()).await?;
        setup.engine.emulate(&self.driver, setup).await?;
        Ok(tab)
    }

    /// Closes the browser as its own menu would: it may save.
    ///
    /// # Errors
    /// It does not close.
    pub async fn quit(self) -> Result<()> {
        self.driver.clone().quit().await?;
        Ok(())
    }

    /// Kills the browser with all its processes: nothing can be saved.
    ///
    /// # Errors
    /// It lives on.
    pub async fn crash(mut self) -> Result<()> {
        self.end()
    }

    fn end(&mut self) -> Result<()> {
        // The session ends with the browser; asking it to end would only wait for an answer. Twice does no harm.
        let _ = self.driver.clone().leak();
        let killed = processes::kill(&self.profile);
        self.driver_process.start_kill()?;
        killed
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Err(fault) = self.end() {
            eprintln!("a browser is left over: {fault:#}");
        }
    }
}
