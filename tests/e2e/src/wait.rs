//! Waiting for a condition, with a limit.

use std::fmt::Debug;
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

/// What a look gives: whether it holds, or the value that is waited for.
pub trait Look {
    /// What is had once it is there.
    type Value;
    /// That, or nothing yet.
    fn seen(self) -> Option<Self::Value>;
}

impl Look for bool {
    type Value = ();
    fn seen(self) -> Option<()> {
        self.then_some(())
    }
}

impl<T> Look for Option<T> {
    type Value = T;
    fn seen(self) -> Option<T> {
        self
    }
}

/// Looks until `look` holds or gives a value, and returns it.
///
/// A look may fail while a page changes under it; the last failure is reported when the time is up.
pub async fn until<L: Look>(what: &str, mut look: impl AsyncFnMut() -> Result<L>) -> Result<L::Value> {
    let start = Instant::now();
    let mut pause = FIRST_PAUSE;
    loop {
        let seen = look().await.map(Look::seen);
        let late = start.elapsed() > LIMIT;
        match seen {
            Ok(Some(value)) => return Ok(value),
            // No time makes the engine able.
            Err(error) if error.is::<Skip>() => return Err(error),
            Err(error) if late => {
                return Err(error).with_context(|| format!("waited {LIMIT:?} for {what}"));
            }
            Ok(None) if late => bail!("waited {LIMIT:?} for {what} in vain"),
            Ok(None) | Err(_) => sleep(pause).await,
        }
        pause = LONGEST_PAUSE.min(pause * 2);
    }
}

/// Looks until `look` gives what is wanted; in vain, it says what it gave last.
pub async fn until_is<T: PartialEq<W> + Debug, W: Debug + ?Sized>(
    what: &str,
    wanted: &W,
    mut look: impl AsyncFnMut() -> Result<T>,
) -> Result<()> {
    let mut last = None;
    let seen = until(what, async || Ok(*last.insert(look().await?) == *wanted)).await;
    seen.with_context(|| format!("{what}: {last:?}, not {wanted:?}"))
}
