//! Keeping ticks: they survive what happens to phones, and go when they should.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::guide::{a_sign, a_third_sign, another_sign};
use e2e::pages::{Page, PageFrame};
use e2e::{Phone, database, scenario, until};
use serde_json::json;
use tokio::time::sleep;

async fn ticked(phone: &Phone, indicators: &[&str]) -> Result<()> {
    let checklist = phone.checklist().await?;
    for indicator in indicators {
        checklist.tap(indicator).await?;
    }
    checklist.shows(indicators).await
}

/// Waits until the store holds this many entries.
async fn stored(phone: &Phone, count: usize) -> Result<()> {
    e2e::until("the entries in the store", async || Ok(database::ticks(phone.browser()?).await?.len() == count)).await
}

#[e2e::test]
async fn a_tick_survives_a_crash_100_ms_after_the_tap() -> Result<()> {
    scenario::run(async |phone| {
        ticked(phone, &[a_sign(), another_sign()]).await?;
        let list = phone.checklist().await?.resume().await?;
        list.tap(a_sign()).await?;
        sleep(Duration::from_millis(100)).await;
        phone.crash()?;
        phone.start_browser().await?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&[another_sign()]).await
    })
    .await
}

#[e2e::test]
async fn a_tick_made_as_the_page_is_left_is_kept() -> Result<()> {
    scenario::run(async |phone| {
        phone.checklist().await?;
        // In one task that takes as long as the next page: no database can answer before this one is gone.
        let go = "document.getElementById(arguments[0]).click();
            location.assign(arguments[1]);
            for (const begun = Date.now(); Date.now() - begun < 700;);";
        let about = phone.url(Page::About);
        phone.browser()?.run::<()>(go, vec![json!(a_sign()), json!(about)]).await?;
        PageFrame::of(phone.browser()?).expect(Page::About).await?;
        // The page before may still be leaving, and with what it leaves behind the list would go on without the question.
        let left = "Boolean(window.stay || Object.keys(sessionStorage).some(key => key.endsWith(' stay')))";
        until("what the page before leaves behind", async || Ok(phone.browser()?.value::<bool>(left).await?)).await?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&[a_sign()]).await
    })
    .await
}

#[e2e::test]
async fn a_tick_survives_a_reload_a_closed_tab_and_a_closed_browser() -> Result<()> {
    scenario::run(async |phone| {
        ticked(phone, &[a_sign()]).await?;
        let there = [a_sign()];
        phone.reload().await?;
        let list = phone.present_checklist()?;
        list.shows(&there).await?;
        phone.change_tab().await?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&there).await?;
        phone.restart_browser().await?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&there).await
    })
    .await
}

#[e2e::test]
async fn ticks_are_kept_in_the_database_and_nowhere_else() -> Result<()> {
    scenario::run(async |phone| {
        ticked(phone, &[a_sign()]).await?;
        stored(phone, 1).await?;
        let local = database::local(phone.browser()?).await?;
        ensure!(local.is_empty(), "localStorage holds {local:?}");
        Ok(())
    })
    .await
}

#[e2e::test]
async fn clearing_asks_once_removes_all_and_says_so() -> Result<()> {
    scenario::run(async |phone| {
        ticked(phone, &[a_sign(), another_sign()]).await?;
        let checklist = phone.present_checklist()?;
        checklist.clear().await?;
        checklist.cancel().await?;
        checklist.shows(&[a_sign(), another_sign()]).await?;
        checklist.clear().await?;
        checklist.confirm().await?;
        checklist.shows(&[]).await?;
        checklist.announces("keeping.cleared").await?;
        stored(phone, 0).await?;
        phone.crash()?;
        phone.start_browser().await?;
        phone.checklist().await?.is_fresh().await
    })
    .await
}

#[e2e::test]
async fn clearing_leaves_the_offline_copy() -> Result<()> {
    scenario::with_copy(async |phone| {
        ticked(phone, &[a_sign()]).await?;
        let checklist = phone.present_checklist()?;
        checklist.frame.ready_offline().await?;
        checklist.clear().await?;
        checklist.confirm().await?;
        checklist.notice().await?;
        phone.server.stop();
        phone.checklist().await?.is_fresh().await
    })
    .await
}

#[e2e::test]
async fn ticks_are_kept_for_23_hours_and_forgotten_after_25() -> Result<()> {
    scenario::run(async |phone| {
        ticked(phone, &[a_sign()]).await?;
        stored(phone, 1).await?;
        phone.set_clock_ahead(23).await?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&[a_sign()]).await?;
        phone.set_clock_ahead(2).await?;
        let checklist = phone.checklist().await?;
        checklist.is_fresh().await?;
        checklist.announces("keeping.expired").await?;
        stored(phone, 0).await
    })
    .await
}

#[e2e::test]
async fn a_change_starts_the_24_hours_anew() -> Result<()> {
    scenario::run(async |phone| {
        ticked(phone, &[a_sign()]).await?;
        stored(phone, 1).await?;
        phone.set_clock_ahead(23).await?;
        let list = phone.checklist().await?.resume().await?;
        list.tap(another_sign()).await?;
        stored(phone, 2).await?;
        phone.set_clock_ahead(23).await?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&[a_sign(), another_sign()]).await
    })
    .await
}

#[e2e::test]
async fn a_second_window_shows_the_same_list() -> Result<()> {
    scenario::run(async |phone| {
        ticked(phone, &[a_sign()]).await?;
        let browser = phone.browser()?;
        let first = browser.driver.window().await?;
        browser.new_tab(&phone.setup).await?;
        let second = phone.checklist().await?.resume().await?;
        second.shows(&[a_sign()]).await?;
        second.tap(another_sign()).await?;
        stored(phone, 2).await?;
        browser.driver.switch_to_window(first).await?;
        phone.present_checklist()?.tap(a_third_sign()).await?;
        stored(phone, 3).await?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&[a_sign(), another_sign(), a_third_sign()]).await
    })
    .await
}
