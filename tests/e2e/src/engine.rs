//! The browsers that stories can be told in. What each does in its own way is asked for here; its own file answers.

use std::path::Path;

use anyhow::Result;
use thirtyfour::{Capabilities, WebDriver};
use tokio::process::Child;

use crate::chromium;
use crate::setup::Setup;

/// A browser engine.
///
/// Another one joins with a file like [`chromium`] and a variant here; the compiler then names the places that ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium and what is built from it, through chromedriver.
    Chromium,
}

impl Engine {
    /// Starts the engine's WebDriver server; returns it and its address. It is killed when dropped.
    ///
    /// # Errors
    /// It is missing or does not start.
    pub async fn start_driver(self) -> Result<(Child, String)> {
        match self {
            Engine::Chromium => chromium::start_driver().await,
        }
    }

    /// What to ask the driver for: this set-up on `profile`, every other host behind the proxy at port `trap`.
    ///
    /// # Errors
    /// The browser is missing.
    pub fn capabilities(self, setup: &Setup, profile: &Path, trap: u16) -> Result<Capabilities> {
        match self {
            Engine::Chromium => chromium::capabilities(setup, profile, trap),
        }
    }

    /// Gives the present tab the size, scheme and scripts of the set-up.
    ///
    /// # Errors
    /// The browser does not do it.
    pub async fn emulate(self, driver: &WebDriver, setup: &Setup) -> Result<()> {
        match self {
            Engine::Chromium => chromium::emulate(driver, setup).await,
        }
    }

    /// Runs `script` in every page of the present tab from the next one on, before the page's own scripts.
    ///
    /// # Errors
    /// The browser does not do it.
    pub async fn before_pages(self, driver: &WebDriver, script: &str) -> Result<()> {
        match self {
            Engine::Chromium => chromium::before_pages(driver, script).await,
        }
    }

    /// Hosts that the browser calls on its own account, whatever page is open.
    pub fn own_services(self) -> &'static [&'static str] {
        match self {
            Engine::Chromium => &chromium::OWN_SERVICES,
        }
    }
}
