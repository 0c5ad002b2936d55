//! The browsers that stories can be told in. What each does in its own way is asked for here; its own file answers.

use std::env;
use std::path::Path;

use anyhow::Result;
use thirtyfour::{Capabilities, WebDriver};

use crate::ability::Ability;
use crate::driver::Driver;
use crate::setup::Setup;
use crate::{chromium, firefox, webkit};

/// Names the engine for a run of the stories; without it, they are told in Chromium.
const VARIABLE: &str = "GUIDE_ENGINE";

/// Lines of the console, each with its level before it.
pub enum Console {
    /// All since the start.
    All(Vec<String>),
    /// Those since the last time.
    New(Vec<String>),
}

/// A browser engine.
///
/// Another one joins with a file like [`chromium`] and a variant here; the compiler then names the places that ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium and what is built from it, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// WebKit as GTK has it, in its small browser: the engine of Safari, not Safari.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The one that `GUIDE_ENGINE` names, else Chromium. A name that is none ends the program: what would be told of one
    /// engine must not be taken for another's.
    pub fn chosen() -> Engine {
        let name = env::var(VARIABLE).unwrap_or_default();
        if name.is_empty() {
            return Engine::Chromium;
        }
        let chosen = Engine::ALL.into_iter().find(|engine| engine.name() == name);
        chosen.unwrap_or_else(|| {
            eprintln!("{VARIABLE} is {name:?}: it may be chromium, firefox or webkit");
            std::process::exit(2)
        })
    }

    /// The engine behind a running driver.
    pub fn of(driver: &WebDriver) -> Engine {
        let own = |key| driver.capabilities().contains_key(key);
        if own("goog:chromeOptions") {
            Engine::Chromium
        } else if own("moz:buildID") {
            Engine::Firefox
        } else {
            Engine::WebKit
        }
    }

    /// As in `GUIDE_ENGINE` and in names of files.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// As people call it.
    pub fn title(self) -> &'static str {
        match self {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "WebKit",
        }
    }

    /// Why the engine cannot do this under test; nothing where it can.
    pub fn lacks(self, ability: Ability) -> Option<&'static str> {
        match self {
            Engine::Chromium => None,
            Engine::Firefox => firefox::lacks(ability),
            Engine::WebKit => webkit::lacks(ability),
        }
    }

    /// Starts the engine's WebDriver server for a browser with this set-up on `profile`.
    ///
    /// # Errors
    /// It is missing or does not start.
    pub async fn start_driver(self, setup: &Setup, profile: &Path, trap: u16) -> Result<Driver> {
        match self {
            Engine::Chromium => chromium::start_driver(profile).await,
            Engine::Firefox => firefox::start_driver(profile).await,
            Engine::WebKit => webkit::start_driver(setup, profile, trap).await,
        }
    }

    /// What to ask the driver for: this set-up on `profile`, every other host behind the proxy at port `trap`.
    ///
    /// # Errors
    /// The browser is missing.
    pub fn capabilities(self, setup: &Setup, profile: &Path, trap: u16) -> Result<Capabilities> {
        match self {
            Engine::Chromium => chromium::capabilities(setup, profile, trap),
            Engine::Firefox => firefox::capabilities(setup, profile, trap),
            Engine::WebKit => webkit::capabilities(setup),
        }
    }

    /// Gives the present tab the size, scheme and scripts of the set-up.
    ///
    /// # Errors
    /// The browser does not do it.
    pub async fn emulate(self, driver: &WebDriver, profile: &Path, setup: &Setup) -> Result<()> {
        match self {
            Engine::Chromium => chromium::emulate(driver, setup).await,
            Engine::Firefox => firefox::emulate(driver, setup).await,
            Engine::WebKit => webkit::emulate(driver, profile, setup).await,
        }
    }

    /// Runs `script` in every page of the present tab from the next one on, before the page's own scripts.
    ///
    /// # Errors
    /// The browser does not do it.
    pub async fn before_pages(
        self,
        driver: &WebDriver,
        profile: &Path,
        script: &str,
    ) -> Result<()> {
        match self {
            Engine::Chromium => chromium::before_pages(driver, script).await,
            Engine::Firefox => firefox::before_pages(driver, script).await,
            Engine::WebKit => webkit::before_pages(profile, script),
        }
    }

    /// Loads the present page again, as a person does.
    ///
    /// # Errors
    /// The browser cannot load it.
    pub async fn reload(self, driver: &WebDriver, setup: &Setup) -> Result<()> {
        match self {
            Engine::Firefox => firefox::reload(driver, setup).await,
            Engine::Chromium | Engine::WebKit => Ok(driver.refresh().await?),
        }
    }

    /// What the console has shown since it was last asked, where the engine tells that; or all of it from the start.
    ///
    /// # Errors
    /// The browser is gone, or does not tell.
    pub async fn console(self, driver: &WebDriver, profile: &Path) -> Result<Console> {
        self.needs(Ability::Console)?;
        if self == Engine::WebKit {
            return webkit::console(profile).map(Console::All);
        }
        let entries = driver.browser_log().await?.into_iter();
        let lines = entries.map(|entry| format!("{} {}", entry.level, entry.message));
        Ok(Console::New(lines.collect()))
    }

    /// Hosts that the browser calls on its own account, whatever page is open.
    pub fn own_services(self) -> &'static [&'static str] {
        match self {
            Engine::Chromium => &chromium::OWN_SERVICES,
            Engine::Firefox => &firefox::OWN_SERVICES,
            Engine::WebKit => &[],
        }
    }

    /// What is part of the browser's complaint that nobody listens at an address; nothing where it opens an empty page
    /// without a word.
    pub fn nobody_there(self) -> Option<&'static str> {
        match self {
            Engine::Chromium => Some("ERR_CONNECTION_REFUSED"),
            Engine::Firefox => Some("e=connectionFailure"),
            Engine::WebKit => None,
        }
    }
}
