//! Telling a story: set up, tell, and when it goes wrong keep what explains it.

use std::fs;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;

use anyhow::{Result, ensure};
use futures_util::FutureExt;

use crate::engine::Skip;
use crate::phone::Phone;
use crate::run;
use crate::setup::Setup;
use crate::tools;

impl Setup {
    /// Tells `story` with a phone set up so. At its end, no request may have left for another host.
    pub async fn story<F>(self, story: F) -> Result<()>
    where
        F: AsyncFnOnce(&mut Phone) -> Result<()>,
    {
        let mut phone = Phone::start(self).await?;
        let told = AssertUnwindSafe(story(&mut phone)).catch_unwind().await;
        let told = told.map(|told| told.and_then(|()| stayed_home(&phone)));
        let went_well = match &told {
            Ok(Ok(())) => true,
            Ok(Err(fault)) => fault.is::<Skip>(),
            Err(_) => false,
        };
        if went_well {
            phone.rest().await;
        } else {
            explain(&phone).await;
        }
        told.unwrap_or_else(|panic| resume_unwind(panic))
    }
}

/// Tells `story` with the usual phone, which makes no offline copy.
pub async fn story(story: impl AsyncFnOnce(&mut Phone) -> Result<()>) -> Result<()> {
    Setup::default().story(story).await
}

/// Tells `story` with a phone that makes an offline copy.
pub async fn with_copy(story: impl AsyncFnOnce(&mut Phone) -> Result<()>) -> Result<()> {
    Setup::default().with_copy().story(story).await
}

fn stayed_home(phone: &Phone) -> Result<()> {
    let foreign = phone.foreign_requests();
    ensure!(
        foreign.is_empty(),
        "requests left for another host: {foreign:#?}"
    );
    Ok(())
}

/// Prints and saves what the browser still shows. What cannot be had is said, and does not hide the story's own failure.
async fn explain(phone: &Phone) {
    let name = run::running().replace("::", "-");
    let Ok(browser) = phone.browser() else {
        return eprintln!("{name}: the browser was not running");
    };
    match browser.console().await {
        Ok(console) => eprintln!("{name}: the console says\n{}", console.join("\n")),
        Err(fault) => eprintln!("{name}: no console: {fault:#}"),
    }
    let folder = tools::checkout().join("target/e2e");
    let picture = folder.join(format!("{name}.png"));
    match save(&folder, browser.driver.screenshot(&picture)).await {
        Ok(()) => eprintln!("{name}: the screen is in {}", picture.display()),
        Err(fault) => eprintln!("{name}: no picture: {fault:#}"),
    }
}

async fn save(
    folder: &Path,
    picture: impl Future<Output = thirtyfour::error::WebDriverResult<()>>,
) -> Result<()> {
    fs::create_dir_all(folder)?;
    Ok(picture.await?)
}
