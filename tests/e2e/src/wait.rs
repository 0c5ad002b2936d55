//! Waiting for a condition, with a limit.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::time::{Instant, sleep};

use crate::engine::Skip;

/// Time for a thing to come about on a busy machine. A scenario that works takes a small part of it.
pub const LIMIT: Duration = Duration::from_secs(20);
/// Most things have come about at the second look. What takes longer is looked for less often: a look is work for the
/// browser, which it takes from what is waited for.
const FIRST_PAUSE: Duration = Duration::from_millis(5);
const LONGEST_PAUSE: Duration = Duration::from_millis(80);

/// Looks until `look` gives a value, and returns it.
///
/// A look may fail while a page changes under it; the last failure is reported when the time is up.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    let start = Instant::now();
    let mut pause = FIRST_PAUSE;
    loop {
        let found = look().await;
        let late = start.elapsed() > LIMIT;
        match found {
            Ok(Some(value)) => return Ok(value),
            // No time makes the engine able.
            Err(fault) if fault.is::<Skip>() => return Err(fault),
            Err(fault) if late => {
                return Err(fault).with_context(|| format!("waited {LIMIT:?} for {what}"));
            }
            Ok(None) if late => bail!("waited {LIMIT:?} for {what} in vain"),
            Ok(None) | Err(_) => sleep(pause).await,
        }
        pause = LONGEST_PAUSE.min(pause * 2);
    }
}
