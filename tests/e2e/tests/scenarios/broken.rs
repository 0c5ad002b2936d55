//! What carries the live part arrives broken: the page stays readable, says that ticking is off, and the numbers are there.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::guide::{a_sign, longest_word, sign, words};
use e2e::{Page, Phone, Setup, sample, scenario};
use site_server::Fault;

async fn reads_and_calls(phone: &Phone) -> Result<()> {
    let page = phone.open(Page::Checklist).await?;
    page.failed().await?;
    let said = page.text("#boot-failed").await?;
    ensure!(said == words("checklist.boot_failed"), "it says {said:?}");
    let list = page.text("#checklist").await?;
    ensure!(list.contains(sign(a_sign()).text), "the list is gone");
    page.numbers_in_reach().await
}

/// The scenario of one fault on one file, and its healing.
async fn starts_in_spite_of(pattern: &str, fault: Fault) -> Result<()> {
    // WebKit keeps a bad script in its memory: at the next visit the worker has the right one.
    let told = scenario::with_copy(async |phone| {
        phone.server.set_fault(pattern, fault.clone());
        reads_and_calls(phone).await?;
        phone.server.clear_faults();
        phone.checklist().await.context("the next visit, healed")?;
        Ok(())
    });
    told.await.with_context(|| format!("{fault:?} on {pattern}"))
}

#[e2e::test]
async fn a_portals_page_in_place_of_the_module() -> Result<()> {
    for own_type in sample([false, true]) {
        starts_in_spite_of("/*.wasm", Fault::Html200 { own_type }).await?;
    }
    Ok(())
}

#[e2e::test]
async fn a_portals_page_in_place_of_the_glue() -> Result<()> {
    for own_type in sample([false, true]) {
        starts_in_spite_of("/assets/app.*.js", Fault::Html200 { own_type }).await?;
    }
    Ok(())
}

#[e2e::test]
async fn a_module_that_is_not_there() -> Result<()> {
    starts_in_spite_of("/*.wasm", Fault::Status { code: 404, times: None }).await
}

#[e2e::test]
async fn a_module_cut_short() -> Result<()> {
    for with_length in [true, false] {
        starts_in_spite_of("/*.wasm", Fault::Truncated { with_length }).await?;
    }
    Ok(())
}

#[e2e::test]
async fn a_module_with_one_wrong_byte() -> Result<()> {
    starts_in_spite_of("/*.wasm", Fault::Flip).await
}

#[e2e::test]
async fn glue_whose_connection_breaks() -> Result<()> {
    starts_in_spite_of("/assets/app.*.js", Fault::Reset).await
}

#[e2e::test]
async fn what_stalls_for_ever_is_given_up_and_said() -> Result<()> {
    for pattern in sample(["/assets/app.*.js", "/*.wasm"]) {
        // The minute that an attempt has.
        let setup = Setup::default().impatient().not_waiting(60_000);
        let told = setup.scenario(async |phone| {
            phone.server.set_fault(pattern, Fault::Stall { mid_body: true });
            reads_and_calls(phone).await?;
            phone.server.clear_faults();
            phone.checklist().await.context("the next visit, healed").map(drop)
        });
        told.await.context(pattern)?;
    }
    Ok(())
}

#[e2e::test]
async fn a_module_that_fails_once_is_asked_for_again() -> Result<()> {
    scenario::run(async |phone| {
        phone.server.set_fault("/*.wasm", Fault::Status { code: 503, times: Some(1) });
        phone.checklist().await.map(drop)
    })
    .await
}

#[e2e::test]
async fn a_slow_module_still_comes() -> Result<()> {
    scenario::run(async |phone| {
        let slow = Fault::Slow { bytes_per_s: 60_000, delay: Duration::from_millis(500) };
        phone.server.set_fault("/*.wasm", slow);
        phone.checklist().await.map(drop)
    })
    .await
}

#[e2e::test]
async fn what_can_be_found_comes_as_published_or_not_at_all() -> Result<()> {
    for fault in sample([
        Fault::Html200 { own_type: true },
        Fault::Status { code: 404, times: None },
        Fault::Truncated { with_length: false },
        Fault::Flip,
        Fault::OfBuild(e2e::tools::next_build()?),
    ]) {
        let told = scenario::run(async |phone| {
            phone.server.set_fault("/assets/search.*", fault.clone());
            let search = phone.search().await?;
            let question = longest_word(sign(a_sign()).text);
            search.ask(&question).await?;
            search.says(words("search.failed")).await?;
            ensure!(search.hits().await?.is_empty(), "something is found all the same");
            search.frame.numbers_in_reach().await?;
            phone.server.clear_faults();
            search.ask(&question).await?;
            ensure!(search.found().await? > 0, "nothing is found, though it is healed");
            Ok(())
        });
        told.await.with_context(|| format!("{fault:?}"))?;
    }
    Ok(())
}
