//! Telling a story: set up, tell, and when it goes wrong keep what explains it.

use std::any::type_name;
use std::fs;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;

use anyhow::{Result, ensure};
use futures_util::FutureExt;
use tokio::sync::Semaphore;

use crate::ability::Skip;
use crate::outcome::Outcome;
use crate::phone::Phone;
use crate::pool;
use crate::setup::Setup;
use crate::tools;

/// Browsers at one time. More of them make each other slow, and slow is what stories are sensitive to.
static BROWSERS: Semaphore = Semaphore::const_new(2);

impl Setup {
    /// Tells `story` with a phone set up so. At its end, no request may have left for another host. A story that the
    /// engine cannot tell is counted as skipped, with the reason.
    ///
    /// # Errors
    /// The story's. The console has been printed then, and a picture lies in `target/e2e/`.
    pub async fn story<F>(self, story: F) -> Result<()>
    where
        F: AsyncFnOnce(&mut Phone) -> Result<()>,
    {
        let (engine, name) = (self.engine, name::<F>());
        let _home = pool::enter()?;
        let _turn = BROWSERS.acquire().await?;
        let told = AssertUnwindSafe(tell(self, story, &name))
            .catch_unwind()
            .await;
        let outcome = match &told {
            Ok(Ok(())) => Outcome::Passed,
            Ok(Err(fault)) => match fault.downcast_ref::<Skip>() {
                Some(skip) => Outcome::Skipped(skip),
                None => Outcome::Failed,
            },
            Err(_) => Outcome::Failed,
        };
        outcome.record(engine, &name)?;
        match told {
            Ok(Err(fault)) if fault.is::<Skip>() => Ok(()),
            Ok(told) => told,
            Err(panic) => resume_unwind(panic),
        }
    }
}

async fn tell<F>(setup: Setup, story: F, name: &str) -> Result<()>
where
    F: AsyncFnOnce(&mut Phone) -> Result<()>,
{
    let mut phone = Phone::start(setup).await?;
    let told = AssertUnwindSafe(story(&mut phone)).catch_unwind().await;
    let told = told.map(|told| told.and_then(|()| stayed_home(&phone)));
    let went_wrong = match &told {
        Ok(Ok(())) => false,
        Ok(Err(fault)) => !fault.is::<Skip>(),
        Err(_) => true,
    };
    if went_wrong {
        explain(&phone, name).await;
    } else {
        phone.rest().await;
    }
    told.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Tells `story` with the usual phone.
///
/// # Errors
/// As [`Setup::story`].
pub async fn story(story: impl AsyncFnOnce(&mut Phone) -> Result<()>) -> Result<()> {
    Setup::default().story(story).await
}

fn stayed_home(phone: &Phone) -> Result<()> {
    let foreign = phone.foreign_requests();
    ensure!(
        foreign.is_empty(),
        "requests left for another host: {foreign:#?}"
    );
    Ok(())
}

/// `module-test` of a story told in a closure of that test.
fn name<F>() -> String {
    let path = type_name::<F>();
    let words: Vec<&str> = path
        .split("::")
        .filter(|word| !word.contains('{'))
        .skip(1)
        .collect();
    words
        .join("-")
        .chars()
        .filter(|c| c.is_alphanumeric() || "-_".contains(*c))
        .collect()
}

/// Prints and saves what the browser still shows. What cannot be had is said, and does not hide the story's own failure.
async fn explain(phone: &Phone, name: &str) {
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
