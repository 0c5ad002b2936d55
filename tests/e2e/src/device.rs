//! What a phone's browser lives in: a folder for all it keeps, and a proxy that lets no request out.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, ensure};
use site_server::{LogEntry, Options, Server};
use tempfile::TempDir;

use crate::browser::Browser;
use crate::setup::{Setup, Start};

/// A browser with its profile, which outlives the browser's runs, and its proxy. One scenario after another may have it.
pub struct Device {
    // Dropped first: what it writes goes with the profile.
    running: Option<Browser>,
    start: Start,
    profile: TempDir,
    /// Takes every request to another host, so that none gets out and all are known.
    trap: Server,
    /// How many requests the scenarios before have let out.
    let_out_before: usize,
    /// What has been opened, in this scenario and before.
    opened: Mutex<HashSet<String>>,
}

impl Device {
    /// A new one, its browser running.
    pub async fn new(setup: &Setup) -> Result<Device> {
        let nothing = tempfile::tempdir()?;
        let trap = Server::start(Options { root: nothing.path().to_path_buf(), mount: "/".to_owned(), port: 0 })?;
        let mut device = Device {
            start: setup.start(),
            profile: tempfile::tempdir()?,
            trap,
            let_out_before: 0,
            opened: Mutex::default(),
            running: None,
        };
        setup.engine.furnish(device.profile.path(), device.trap.port()).await?;
        device.start_browser(setup).await?;
        Ok(device)
    }

    /// Whether a scenario with this set-up, of the site at this address, would find it as good as new.
    pub fn is_new_to(&self, setup: &Setup, url: &str) -> bool {
        self.start == setup.start() && !self.opened().contains(origin(url))
    }

    /// Makes it ready for the next scenario.
    pub async fn begin(&mut self, setup: &Setup) -> Result<()> {
        self.let_out_before = self.trap.requests().len();
        let browser = self.browser()?;
        browser.forget_console().await?;
        browser.emulate(setup).await
    }

    /// Notes that an address is opened.
    pub fn opens(&self, url: &str) {
        self.opened().insert(origin(url).to_owned());
    }

    fn opened(&self) -> MutexGuard<'_, HashSet<String>> {
        // An address is there or not, also after a panic beside it.
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The running browser.
    pub fn browser(&self) -> Result<&Browser> {
        self.running.as_ref().context("the browser is not running")
    }

    /// The running browser, which from then on is not here any more.
    pub fn take_browser(&mut self) -> Result<Browser> {
        self.running.take().context("the browser is not running")
    }

    /// Starts the browser with the profile that it had.
    pub async fn start_browser(&mut self, setup: &Setup) -> Result<()> {
        ensure!(self.running.is_none(), "the browser is running already");
        let browser = Browser::start(setup, self.profile.path(), self.trap.port()).await?;
        self.running = Some(browser);
        Ok(())
    }

    /// The folder in which the browser keeps everything.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// Every request of the present scenario that went to another host.
    pub fn let_out(&self) -> Vec<LogEntry> {
        self.trap.requests().split_off(self.let_out_before)
    }
}

/// `http://host:port` of an address.
fn origin(url: &str) -> &str {
    let path = url.match_indices('/').nth(2).map(|(at, _)| at);
    &url[..path.unwrap_or(url.len())]
}
