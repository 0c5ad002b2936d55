//! Random lives of phones, replayable from a printed seed: windows, stores that fail in every way that was seen, messages
//! that are lost, clocks that jump; and beside them a witness who knows what the person did and was told.
//!
//! ```sh
//! cargo test -p domain --test lives                                # 20,000 lives
//! LIVES=1000000 cargo test --release -p domain --test lives        # a million
//! SEED=123 cargo test -p domain --test lives one_life -- --nocapture --ignored   # one again, step by step
//! ```
//!
//! A life has one copy of the app, on one to three windows, and a second guide below its path, of which nothing may ever
//! be read or changed. What is not lived: a phone that loses what localStorage has taken (browsers do, when they are
//! killed within seconds; the app uses it only where the database fails).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets what it did not expect has failed"
)]

mod life;
mod mutations;
mod phone;
mod random;
mod stores;
mod window;
mod witness;

use life::Life;
use std::{env, thread};

/// So many in a usual run.
const LIVES: u64 = 20_000;
/// So many broken promises each core looks for.
const SHOWN: usize = 3;

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().and_then(|text| text.parse().ok())
}

/// The first seed of a run: another one each time, unless it is named.
fn first_seed() -> u64 {
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    number("SEED").unwrap_or(now.as_secs() << 24)
}

#[test]
fn nothing_is_lost_mixed_or_untrue() {
    let (first, lives) = (first_seed(), number("LIVES").unwrap_or(LIVES));
    let workers = thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
    let broken = thread::scope(|scope| {
        let live = move |worker: u64| -> Vec<String> {
            let seeds = (worker..lives)
                .step_by(workers as usize)
                .map(|at| first.wrapping_add(at));
            let broken = seeds.filter_map(|seed| {
                let promise = Life::new(seed, false).live().err()?;
                Some(format!("{promise}\n  SEED={seed}"))
            });
            broken
                .take(number("SHOWN").map_or(SHOWN, |shown| shown as usize))
                .collect()
        };
        let workers: Vec<_> = (0..workers)
            .map(|worker| scope.spawn(move || live(worker)))
            .collect();
        let broken = workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap());
        broken.collect::<Vec<String>>()
    });
    assert!(
        broken.is_empty(),
        "{}\nagain: SEED=… cargo test -p domain --test lives one_life -- --nocapture --ignored",
        broken.join("\n")
    );
}

#[test]
#[ignore = "plays one life again, step by step"]
fn one_life() {
    Life::new(first_seed(), true).live().unwrap();
}
