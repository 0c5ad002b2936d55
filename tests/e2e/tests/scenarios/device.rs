//! What phones and hosts do to an app that is right: they forget it, forbid it, stop it, or keep two of it.

use anyhow::{Result, ensure};
use e2e::chromium::command;
use e2e::guide::{a_sign, another_sign};
use e2e::published::{copy, version};
use e2e::{Build, Page, Phone, Setup, database, scenario, tools, until};
use serde_json::json;

use crate::updates::runs;

async fn devtools(phone: &Phone, name: &str, parameters: serde_json::Value) -> Result<()> {
    command(&phone.browser()?.driver, name, parameters).await.map(drop)
}

fn origin(phone: &Phone) -> String {
    phone.server.url().trim_end_matches('/').to_owned()
}

/// The room that the phone has for the site, in bytes; without a number as much as it really has.
async fn give_room(phone: &Phone, bytes: Option<f64>) -> Result<()> {
    let mut room = json!({ "origin": origin(phone) });
    if let Some(bytes) = bytes {
        room["quotaSize"] = json!(bytes);
    }
    devtools(phone, "Storage.overrideQuotaForOrigin", room).await
}

#[e2e::test]
async fn a_phone_that_has_forgotten_everything_starts_afresh() -> Result<()> {
    scenario::with_copy(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        // What is still on its way would come after.
        until("the tick in the store", async || Ok(database::ticks(phone.browser()?).await?.len() == 1)).await?;
        list.frame.ready_offline().await?;
        let all = json!({ "origin": origin(phone), "storageTypes": "all" });
        devtools(phone, "Storage.clearDataForOrigin", all).await?;
        let list = phone.checklist().await?;
        list.shows(&[]).await?;
        list.tap(another_sign()).await?;
        list.frame.ready_offline().await?;
        phone.server.stop();
        phone.crash()?;
        phone.start_browser().await?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&[another_sign()]).await
    })
    .await
}

#[e2e::test]
async fn a_full_phone_says_that_it_keeps_no_copy_and_reads_and_calls() -> Result<()> {
    scenario::with_copy(async |phone| {
        let blank = format!("{}icons/icon.svg", phone.server.url());
        phone.goto(&blank).await?;
        give_room(phone, Some(60_000.0)).await?;
        let page = phone.open(Page::Checklist).await?;
        page.not_offline().await?;
        page.numbers_in_reach().await?;
        let kept: Vec<String> = page.browser.run("return caches.keys()", []).await?;
        ensure!(kept.is_empty(), "a partial copy takes the last room: {kept:?}");
        give_room(phone, None).await?;
        phone.open(Page::Guide).await?.ready_offline().await
    })
    .await
}

#[e2e::test]
async fn a_phone_that_is_full_at_an_update_keeps_the_version_it_has() -> Result<()> {
    scenario::with_copy(async |phone| {
        phone.open(Page::Guide).await?.ready_offline().await?;
        let used: f64 =
            phone.browser()?.run("return navigator.storage.estimate().then(({ usage }) => usage)", []).await?;
        give_room(phone, Some(used + 20_000.0)).await?;
        phone.server.set_root(tools::next_build()?);
        let page = phone.open(Page::Contacts).await?;
        page.look_for_update().await?;
        page.update_has_ended().await?;
        page.ready_offline().await?;
        ensure!(page.update().await?.is_none(), "half a version is offered");
        phone.server.stop();
        runs(phone, &tools::dist()?).await
    })
    .await
}

#[e2e::test]
async fn a_host_that_forbids_webassembly_leaves_a_page_to_read_and_call_from() -> Result<()> {
    let strict = Build::new()?;
    strict.edit("_headers", |text| text.replace(" 'wasm-unsafe-eval'", ""))?;
    Setup::default()
        .serving(strict.path())
        .scenario(async |phone| {
            let page = phone.open(Page::Checklist).await?;
            page.failed().await?;
            page.numbers_in_reach().await?;
            let said = page.text("#boot-failed").await?;
            ensure!(said == e2e::guide::words("checklist.boot_failed"), "it says {said:?}");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn a_worker_that_is_stopped_again_and_again_still_answers() -> Result<()> {
    scenario::with_copy(async |phone| {
        phone.open(Page::Guide).await?.ready_offline().await?;
        phone.server.stop();
        devtools(phone, "ServiceWorker.enable", json!({})).await?;
        for page in Page::ADDRESSED {
            devtools(phone, "ServiceWorker.stopAllWorkers", json!({})).await?;
            let frame = phone.open(page).await?;
            frame.live().await?;
            frame.numbers_in_reach().await?;
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn two_copies_on_one_origin_keep_apart() -> Result<()> {
    let host = tempfile::tempdir()?;
    let (one, other) = (tools::dist()?, tools::next_build()?);
    for (name, build) in [("one", &one), ("other", &other)] {
        copy(build, &host.path().join(name))?;
    }
    Setup::default()
        .with_copy()
        .serving(host.path())
        .scenario(async |phone| {
            for name in ["one", "other"] {
                phone.goto(&format!("{}{name}/", phone.server.url())).await?;
                e2e::pages::PageFrame::of(phone.browser()?).ready_offline().await?;
            }
            phone.server.stop();
            phone.restart_browser().await?;
            for (name, build) in [("one", &one), ("other", &other)] {
                phone.goto(&format!("{}{name}/about/", phone.server.url())).await?;
                let about = e2e::pages::PageFrame::of(phone.browser()?);
                about.live().await?;
                about.ready_offline().await?;
                ensure!(about.diagnose().await?.version == version(build)?, "{name} is of another build");
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn numbers_are_plain_links_which_a_home_screen_app_hands_to_the_phone() -> Result<()> {
    scenario::run(async |phone| {
        for page in Page::ALL {
            let frame = phone.open(page).await?;
            frame.numbers_in_reach().await?;
            let odd: Vec<String> = frame
                .browser
                .value("[...document.querySelectorAll('a[href^=\"tel:\" i]')].filter(link => link.target || link.ping || link.rel || link.download).map(link => link.outerHTML)")
                .await?;
            ensure!(odd.is_empty(), "a new window or the like swallows a call there: {odd:#?}");
        }
        Ok(())
    })
    .await
}

/// Another window brings the database to a version of its own, as a later release will.
const MIGRATE: &str = "
    return new Promise((done, failed) => {
        const request = indexedDB.open('minute-guide / ticks', 2);
        request.onupgradeneeded = () => undefined;
        request.onblocked = () => failed(new Error('an open window is in the way'));
        request.onsuccess = () => { request.result.close(); done(request.result.version); };
        request.onerror = () => failed(request.error);
    })";

#[e2e::test]
async fn a_window_that_is_open_while_another_migrates_keeps_what_is_ticked() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        let browser = phone.browser()?;
        let first = browser.driver.window().await?;
        browser.new_tab(&phone.setup).await?;
        phone.open(Page::Guide).await?;
        let migrated: u32 = browser.run(MIGRATE, []).await?;
        ensure!(migrated == 2, "the database is of version {migrated}");
        browser.driver.close_window().await?;
        browser.driver.switch_to_window(first).await?;
        list.tap(another_sign()).await?;
        list.shows(&[a_sign(), another_sign()]).await?;
        e2e::until("the tick in localStorage", async || {
            let kept = database::local(browser).await?;
            Ok(kept.iter().any(|(key, _)| key == another_sign()))
        })
        .await?;
        Ok(())
    })
    .await
}

#[e2e::test]
async fn a_private_window_ticks_and_calls() -> Result<()> {
    Setup::default()
        .with_copy()
        .in_private()
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            list.tap(a_sign()).await?;
            list.frame.ready_offline().await?;
            phone.server.stop();
            let list = phone.checklist().await?.resume().await?;
            list.shows(&[a_sign()]).await?;
            list.frame.numbers_in_reach().await
        })
        .await
}
