//! Browsers at rest between two scenarios.
//!
//! A scenario's host has a port of its own, and to a browser another port is another site, of which it knows nothing. So
//! a browser that has run one scenario can run the next, at two fifths of what a new one costs the machine (eight short
//! scenarios: 43 s of processor, not 111 s): no start, and nothing that a browser sets up for its first page. A scenario that
//! kills its browser or fails may leave none behind.

use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Result;

use crate::device::Device;
use crate::setup::Setup;

/// One for each test that runs at one time, and two for other ways to start a browser.
const MAX_RESTING: usize = 6;

static AT_REST: Mutex<Vec<Device>> = Mutex::new(Vec::new());

/// A device for a scenario with this set-up, of the site at this address: one at rest, or a new one.
pub async fn device(setup: &Setup, url: &str) -> Result<Device> {
    while let Some(mut device) = take(setup, url) {
        match device.begin(setup).await {
            Ok(()) => return Ok(device),
            Err(error) => eprintln!("a browser has not outlived its rest: {error:#}"),
        }
    }
    Device::new(setup).await
}

fn take(setup: &Setup, url: &str) -> Option<Device> {
    let mut resting = at_rest();
    let found = resting.iter().position(|device| device.is_new_to(setup, url))?;
    Some(resting.remove(found))
}

/// Keeps the device for another scenario, if its browser still runs and can be emptied.
pub async fn rest(device: Device) {
    let Ok(browser) = device.browser() else {
        return;
    };
    if browser.empty().await.is_err() {
        return;
    }
    let mut resting = at_rest();
    let oldest = (resting.len() == MAX_RESTING).then(|| resting.remove(0));
    resting.push(device);
    // To end a browser takes a moment, in which nobody should wait for the others.
    drop(resting);
    drop(oldest);
}

/// Ends what rests.
pub fn end() {
    at_rest().clear();
}

fn at_rest() -> MutexGuard<'static, Vec<Device>> {
    // What lies there is whole, also after a panic beside it.
    AT_REST.lock().unwrap_or_else(PoisonError::into_inner)
}
