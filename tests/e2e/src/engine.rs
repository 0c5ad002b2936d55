//! The browsers that scenarios can run in. What each does in its own way is asked for here; its own file answers.

use std::path::Path;
use std::{env, fmt};

use anyhow::Result;
use thirtyfour::{Capabilities, WebDriver};

use crate::driver::Driver;
use crate::setup::Setup;
use crate::{chromium, firefox, webkit};

/// Names the engine for a run of the scenarios; without it, they run in Chromium.
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

/// Something that not every engine can do under test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// The driver tells all that the console has shown, the policy's complaints included.
    Console,
    /// Chromium's DevTools commands.
    DevTools,
}

/// A scenario cannot run in this engine. It has neither passed nor failed.
#[derive(Clone, Debug)]
pub struct Skip {
    /// Why: a whole sentence.
    pub reason: &'static str,
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "skipped: {}", self.reason)
    }
}

impl std::error::Error for Skip {}

impl Engine {
    /// All of them.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The one that `GUIDE_ENGINE` names, else Chromium. A name that is none ends the program: what holds for one
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

    /// As in `GUIDE_ENGINE`.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// Why the engine cannot do this under test; nothing where it can.
    pub fn lacks(self, ability: Ability) -> Option<&'static str> {
        match (self, ability) {
            (Engine::Chromium, _) | (Engine::WebKit, Ability::Console) => None,
            (Engine::Firefox, Ability::Console) => {
                Some("Firefox's driver does not tell what the policy complains of in the console.")
            }
            (Engine::Firefox, Ability::DevTools) => Some("Firefox has no DevTools commands like Chromium's."),
            (Engine::WebKit, Ability::DevTools) => Some("WebKit has no DevTools commands like Chromium's."),
        }
    }

    /// Goes on where the engine can do it; a [`Skip`] where it cannot.
    pub fn needs(self, ability: Ability) -> Result<(), Skip> {
        self.lacks(ability).map_or(Ok(()), |reason| Err(Skip { reason }))
    }

    /// Starts the engine's WebDriver server for a browser with this set-up on `profile`.
    pub async fn start_driver(self, setup: &Setup, profile: &Path, trap: u16) -> Result<Driver> {
        match self {
            Engine::Chromium => chromium::start_driver(profile).await,
            Engine::Firefox => firefox::start_driver(profile).await,
            Engine::WebKit => webkit::start_driver(setup, profile, trap).await,
        }
    }

    /// What to ask the driver for: this set-up on `profile`, every other host behind the proxy at port `trap`.
    pub fn capabilities(self, setup: &Setup, profile: &Path, trap: u16) -> Result<Capabilities> {
        let mut wanted = match self {
            Engine::Chromium => chromium::capabilities(setup, profile, trap)?,
            Engine::Firefox => firefox::capabilities(setup, profile, trap)?,
            Engine::WebKit => webkit::capabilities()?,
        };
        let waits = setup.start().waits_for_load;
        wanted["pageLoadStrategy"] = if waits { "normal" } else { "none" }.into();
        let wanted = wanted.as_object_mut().map(std::mem::take);
        Ok(Capabilities::from(wanted.unwrap_or_default()))
    }

    /// Gives the present tab the size, scheme and scripts of the set-up.
    pub async fn emulate(self, driver: &WebDriver, profile: &Path, setup: &Setup) -> Result<()> {
        match self {
            Engine::Chromium => chromium::emulate(driver, setup).await?,
            Engine::Firefox => firefox::emulate(driver, setup).await?,
            Engine::WebKit => webkit::emulate(driver, profile, setup).await?,
        }
        for script in &setup.before_pages {
            self.before_pages(driver, profile, script).await?;
        }
        Ok(())
    }

    /// Runs `script` in every page of the present tab from the next one on, before the page's own scripts.
    pub async fn before_pages(self, driver: &WebDriver, profile: &Path, script: &str) -> Result<()> {
        match self {
            Engine::Chromium => chromium::before_pages(driver, script).await,
            Engine::Firefox => firefox::before_pages(driver, script).await,
            Engine::WebKit => webkit::before_pages(profile, script),
        }
    }

    /// Gives a new profile what a browser makes at its first start, where that is much of its work.
    pub async fn furnish(self, profile: &Path, trap: u16) -> Result<()> {
        match self {
            Engine::Firefox => Box::pin(firefox::furnish(profile, trap)).await,
            Engine::Chromium | Engine::WebKit => Ok(()),
        }
    }

    /// Opens an address.
    pub async fn open(self, driver: &WebDriver, setup: &Setup, url: &str) -> Result<()> {
        match self {
            Engine::Firefox if !setup.waits_for_load => firefox::open_at_once(driver, url).await,
            _ => Ok(driver.goto(url).await?),
        }
    }

    /// Loads the present page again, as a person does.
    pub async fn reload(self, driver: &WebDriver, setup: &Setup) -> Result<()> {
        match self {
            Engine::Firefox => firefox::reload(driver, setup).await,
            Engine::Chromium | Engine::WebKit => Ok(driver.refresh().await?),
        }
    }

    /// What the console has shown since it was last asked, where the engine tells that; or all of it from the start.
    pub async fn console(self, driver: &WebDriver, profile: &Path) -> Result<Console> {
        self.needs(Ability::Console)?;
        if self == Engine::WebKit {
            return webkit::console(profile).map(Console::All);
        }
        let entries = driver.browser_log().await?.into_iter();
        let lines = entries.map(|entry| format!("{} {}", entry.level, entry.message));
        Ok(Console::New(lines.collect()))
    }

    /// Hosts that the browser calls on its own account, whatever page is open, and that no setting keeps it from.
    pub fn own_services(self) -> &'static [&'static str] {
        match self {
            Engine::Chromium => {
                &["accounts.google.com", "clients2.google.com", "start.duckduckgo.com", "update.googleapis.com"]
            }
            Engine::Firefox => &["firefox.settings.services.mozilla.com"],
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

/// Of variants that differ in what the app does rather than the browser: in Chromium each, in another engine one, and in
/// Firefox not the same as in WebKit.
pub fn sample<T, const N: usize>(variants: [T; N]) -> impl Iterator<Item = T> {
    let chosen = match Engine::chosen() {
        Engine::Chromium => 0..N,
        Engine::Firefox => 0..1,
        Engine::WebKit => N - 1..N,
    };
    variants.into_iter().skip(chosen.start).take(chosen.len())
}

/// Sees that a page's engine has DevTools; the driver knows which it is.
pub fn needs_devtools(driver: &WebDriver) -> Result<(), Skip> {
    let own = |key| driver.capabilities().contains_key(key);
    let engine = if own("goog:chromeOptions") {
        Engine::Chromium
    } else if own("moz:buildID") {
        Engine::Firefox
    } else {
        Engine::WebKit
    };
    engine.needs(Ability::DevTools)
}
