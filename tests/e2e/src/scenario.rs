//! Running a scenario: set up, run, and when it goes wrong keep what explains it.

use std::fs;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;
use std::time::Duration;

use anyhow::{Result, ensure};
use futures_util::FutureExt;
use tokio::time::timeout;

use crate::engine::Skip;
use crate::phone::Phone;
use crate::run;
use crate::setup::Setup;
use crate::tools;

/// A browser that draws without layers takes none, and says so after minutes.
const LONGEST_PICTURE: Duration = Duration::from_secs(10);

impl Setup {
    /// Runs `scenario` with a phone set up so. At its end, no request may have left for another host.
    pub async fn scenario<F>(self, scenario: F) -> Result<()>
    where
        F: AsyncFnOnce(&mut Phone) -> Result<()>,
    {
        let mut phone = Phone::start(self).await?;
        let result = AssertUnwindSafe(scenario(&mut phone)).catch_unwind().await;
        let result = result.map(|result| result.and_then(|()| stayed_home(&phone)));
        let went_well = match &result {
            Ok(Ok(())) => true,
            Ok(Err(error)) => error.is::<Skip>(),
            Err(_) => false,
        };
        if went_well {
            phone.rest().await;
        } else {
            explain(&phone).await;
        }
        result.unwrap_or_else(|panic| resume_unwind(panic))
    }
}

/// Runs `scenario` with the usual phone, which makes no offline copy.
pub async fn run(scenario: impl AsyncFnOnce(&mut Phone) -> Result<()>) -> Result<()> {
    Setup::default().scenario(scenario).await
}

/// Runs `scenario` with the usual phone and the browser as people have it.
pub async fn whole(scenario: impl AsyncFnOnce(&mut Phone) -> Result<()>) -> Result<()> {
    Setup::default().whole().scenario(scenario).await
}

/// Runs `scenario` with a phone that makes an offline copy.
pub async fn with_copy(scenario: impl AsyncFnOnce(&mut Phone) -> Result<()>) -> Result<()> {
    Setup::default().with_copy().scenario(scenario).await
}

fn stayed_home(phone: &Phone) -> Result<()> {
    let foreign = phone.foreign_requests();
    ensure!(foreign.is_empty(), "requests left for another host: {foreign:#?}");
    Ok(())
}

/// Prints and saves what the browser still shows. What cannot be had is said, and does not hide the scenario's own failure.
async fn explain(phone: &Phone) {
    let name = run::running().replace("::", "-");
    let Ok(browser) = phone.browser() else {
        return eprintln!("{name}: the browser was not running");
    };
    match browser.console().await {
        Ok(console) => eprintln!("{name}: the console says\n{}", console.join("\n")),
        Err(error) => eprintln!("{name}: no console: {error:#}"),
    }
    let folder = tools::checkout().join("target/e2e");
    let picture = folder.join(format!("{name}.png"));
    let taken = save(&folder, browser.driver.screenshot(&picture));
    match timeout(LONGEST_PICTURE, taken).await.unwrap_or_else(|late| Err(late.into())) {
        Ok(()) => eprintln!("{name}: the screen is in {}", picture.display()),
        Err(error) => eprintln!("{name}: no picture: {error:#}"),
    }
}

async fn save(folder: &Path, picture: impl Future<Output = thirtyfour::error::WebDriverResult<()>>) -> Result<()> {
    fs::create_dir_all(folder)?;
    Ok(picture.await?)
}
