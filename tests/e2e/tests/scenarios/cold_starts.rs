//! Killed and started again without a host, many times, at moments of chance: it always starts, and no tick is lost.

use std::collections::BTreeSet;
use std::env;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use e2e::guide::signs;
use e2e::{Page, Phone, scenario};
use tokio::time::sleep;

/// How often, unless `GUIDE_COLD_STARTS` says otherwise.
const STARTS: u32 = 12;

/// Small, and the same again from the same seed, which is printed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// One life: from a cold start to a kill. What is ticked at its end is in `ticked`.
async fn live(phone: &Phone, chance: &mut Chance, ticked: &mut BTreeSet<&'static str>) -> Result<()> {
    if chance.below(3) == 0 {
        // Killed while it starts: nothing can have been ticked.
        let address = phone.url(Page::Checklist);
        let opening = phone.goto(&address);
        tokio::select! {
            opened = opening => opened?,
            () = sleep(Duration::from_millis(chance.below(1500))) => {}
        }
        return Ok(());
    }
    let mut list = phone.checklist().await?;
    if !ticked.is_empty() {
        list = list.resume().await?;
    }
    let in_order: Vec<&str> = signs().map(|sign| sign.id).filter(|id| ticked.contains(id)).collect();
    list.shows(&in_order).await.context("after the start")?;
    let all: Vec<&'static str> = signs().map(|sign| sign.id).collect();
    let at = usize::try_from(chance.below(all.len() as u64))?;
    let id = all[at];
    list.tap(id).await?;
    if !ticked.remove(id) {
        ticked.insert(id);
    }
    // What the app promises: a tap is kept 100 ms later.
    sleep(Duration::from_millis(100 + chance.below(400))).await;
    Ok(())
}

#[e2e::test]
async fn kills_at_random_moments_lose_no_tick_and_never_keep_it_from_starting() -> Result<()> {
    let starts = env::var("GUIDE_COLD_STARTS").ok().and_then(|number| number.parse().ok()).unwrap_or(STARTS);
    let fresh = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |time| time.subsec_nanos().into());
    let seed = env::var("GUIDE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(fresh);
    let told = scenario::with_copy(async |phone| {
        let mut chance = Chance(seed);
        let mut ticked = BTreeSet::new();
        phone.open(Page::Guide).await?.ready_offline().await?;
        phone.server.stop();
        for start in 0..starts {
            phone.crash()?;
            phone.start_browser().await?;
            let lived = live(phone, &mut chance, &mut ticked).await;
            lived.with_context(|| format!("in start {start} of {starts}"))?;
        }
        println!("{starts} cold starts without a host, seed {seed}: all started, no tick was lost");
        Ok(())
    });
    told.await.with_context(|| format!("GUIDE_SEED={seed}"))
}
