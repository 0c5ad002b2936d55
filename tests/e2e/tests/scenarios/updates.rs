//! A newer version: copied quietly, used at the next opening or by a tap, never under a person's hands.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::guide::{a_sign, another_sign};
use e2e::pages::PageFrame;
use e2e::published::{asset, table, version};
use e2e::{Build, Engine, Page, Phone, Setup, database, sample, scenario, tools};
use site_server::Fault;
use tokio::time::sleep;

/// The versions of the open page and of the worker in charge.
async fn versions(phone: &Phone) -> Result<[String; 2]> {
    let about = phone.open(Page::About).await?;
    let page: String = about.browser.value("document.querySelector('#version code').textContent").await?;
    Ok([page, about.diagnose().await?.version])
}

/// Sees that the worker in charge is of the build in `build`, and the open page too.
pub async fn runs(phone: &Phone, build: &Path) -> Result<()> {
    let wanted = version(build)?;
    let [page, copy] = versions(phone).await?;
    ensure!([&page, &copy] == [&wanted, &wanted], "the page is of {page}, its worker of {copy}, not of {wanted}");
    Ok(())
}

/// Sees that the worker in charge is of the build in `build`, whose pages may name another one: it was altered.
async fn is_kept(phone: &Phone, build: &Path) -> Result<()> {
    let [_, copy] = versions(phone).await?;
    let wanted = version(build)?;
    ensure!(copy == wanted, "the copy is of {copy}, not of {wanted}");
    Ok(())
}

/// Closes the browser and opens it again: the worker in charge is of the build in `build` then. Firefox's stays for three
/// seconds after the last page, so that there only the app is closed, and for longer.
async fn is_kept_at_the_next_opening(phone: &mut Phone, build: &Path) -> Result<()> {
    if phone.setup.engine != Engine::Firefox {
        phone.restart_browser().await?;
        phone.open(Page::Guide).await?;
        return is_kept(phone, build).await;
    }
    e2e::until("the version that waits to be in charge", async || {
        phone.change_tab().await?;
        sleep(Duration::from_secs(4)).await;
        is_kept(phone, build).await.map(Some)
    })
    .await
}

/// A phone that has the usual build for offline use, and the other build published since.
async fn published(phone: &Phone) -> Result<PageFrame<'_>> {
    follows(phone, &tools::next_build()?).await
}

/// The same with any build.
async fn follows<'a>(phone: &'a Phone, build: &Path) -> Result<PageFrame<'a>> {
    phone.open(Page::Guide).await?.ready_offline().await?;
    phone.server.set_root(build);
    let page = phone.open(Page::Guide).await?;
    page.look_for_update().await?;
    page.update_waits().await?;
    Ok(page)
}

#[e2e::test]
async fn a_newer_version_waits_and_is_used_at_the_next_opening() -> Result<()> {
    scenario::with_copy(async |phone| {
        let page = published(phone).await?;
        page.update_is("waiting").await?;
        for page in Page::ADDRESSED {
            let frame = phone.open(page).await?;
            frame.live().await?;
            frame.ready_offline().await?;
        }
        runs(phone, &tools::dist()?).await?;
        is_kept_at_the_next_opening(phone, &tools::next_build()?).await?;
        runs(phone, &tools::next_build()?).await?;
        let page = phone.open(Page::Guide).await?;
        page.ready_offline().await?;
        ensure!(page.update().await?.is_none(), "the note stays");
        Ok(())
    })
    .await
}

#[e2e::test]
async fn a_tap_uses_it_at_once_and_opens_the_page_once() -> Result<()> {
    scenario::with_copy(async |phone| {
        let page = published(phone).await?;
        page.update_is("waiting").await?;
        page.use_update().await?;
        page.mark().await?;
        runs(phone, &tools::next_build()?).await?;
        phone.server.stop();
        let page = phone.open(Page::Guide).await?;
        page.mark().await?;
        page.live().await?;
        // Longer than the app waits for a take-over.
        tokio::time::sleep(Duration::from_secs(5)).await;
        ensure!(page.is_marked().await?, "the page was opened again by itself");
        ensure!(page.update().await?.is_none(), "there is still a note");
        Ok(())
    })
    .await
}

#[e2e::test]
async fn nobody_is_asked_with_a_tick_in_hand() -> Result<()> {
    scenario::with_copy(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        list.frame.ready_offline().await?;
        phone.server.set_root(tools::next_build()?);
        list.frame.mark().await?;
        list.frame.look_for_update().await?;
        list.frame.update_waits().await?;
        let state: Option<String> = list
            .frame
            .browser
            .value("document.querySelector('#update [data-when]:not([hidden])')?.dataset.when ?? null")
            .await?;
        ensure!(state.as_deref() == Some("waiting"), "the page knows of {state:?}");
        ensure!(list.frame.update().await?.is_none(), "it asks");
        list.tap(another_sign()).await?;
        list.shows(&[a_sign(), another_sign()]).await?;
        ensure!(list.frame.is_marked().await?, "the page was opened again");
        list.clear().await?;
        list.confirm().await?;
        list.frame.update_is("waiting").await
    })
    .await
}

/// The checklist's module comes and never gets ready: what is ticked is known to the page alone.
const NEVER_READY: &str =
    "if (location.pathname.includes('checklist')) WebAssembly.instantiate = () => new Promise(() => {});";

#[e2e::test]
async fn nobody_is_asked_with_a_tick_that_the_app_does_not_know_of() -> Result<()> {
    let phone = Setup::default().with_copy().with_script(NEVER_READY);
    phone
        .scenario(async |phone| {
            let page = published(phone).await?;
            page.update_is("waiting").await?;
            let page = phone.open(Page::Checklist).await?;
            page.update_is("waiting").await?;
            for asked in [false, true] {
                page.tap(&format!("label:has(#{})", a_sign())).await?;
                let seen = page.update().await?.is_some();
                ensure!(seen == asked, "asked with a tick in hand, or not without");
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn another_window_is_told_and_left_alone() -> Result<()> {
    scenario::with_copy(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        list.frame.mark().await?;
        let browser = phone.browser()?;
        let first = browser.driver.window().await?;
        browser.new_tab(&phone.setup).await?;
        let page = published(phone).await?;
        page.use_update().await?;
        runs(phone, &tools::next_build()?).await?;
        browser.driver.switch_to_window(first).await?;
        ensure!(list.frame.is_marked().await?, "the other window was opened again");
        list.shows(&[a_sign()]).await?;
        ensure!(list.frame.update().await?.is_none(), "it asks with a tick in hand");
        list.tap(a_sign()).await?;
        list.frame.update_is("elsewhere").await?;
        list.frame.tap("#update-reload").await?;
        list.frame.is_opened_again().await
    })
    .await
}

/// Writes to the database are said to be done late, and before anybody gives them up.
const SLOW_DATABASE: &str = "{
    const { set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
    Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
        set(done) { set.call(this, event => setTimeout(() => { window.saves = (window.saves ?? 0) + 1; localStorage.setItem('test.saves', window.saves); done(event); }, 600)); },
    });
}";

#[e2e::test]
async fn what_is_on_its_way_into_the_store_is_saved_first() -> Result<()> {
    Setup::default().with_copy()
        .with_script(SLOW_DATABASE)
        .scenario(async |phone| {
            published(phone).await?;
            let contacts = phone.personal_contacts().await?.frame;
            contacts.update_is("waiting").await?;
            contacts.mark().await?;
            let script = "
                const fill = (name, text) => { const field = document.querySelector(name); field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); };
                fill('#own-role', 'Our lead'); fill('#own-number', '0300 000 0000');
                document.querySelector('#own-form').requestSubmit();
                setTimeout(() => document.querySelector('#update-now').click());";
            contacts.browser.act(script).await?;
            contacts.is_opened_again().await?;
            let saves: Option<String> = contacts.browser.value("localStorage.getItem('test.saves')").await?;
            ensure!(saves.is_some(), "the page was opened again before the contact was saved");
            let own = database::own(phone.browser()?).await?;
            ensure!(own.is_some_and(|own| own.to_string().contains("Our lead")), "the contact is lost");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn only_what_changed_is_fetched() -> Result<()> {
    scenario::with_copy(async |phone| {
        let page = phone.open(Page::Guide).await?;
        page.ready_offline().await?;
        let (old, new) = (tools::dist()?, tools::next_build()?);
        phone.server.set_root(&new);
        let before = phone.server.requests().len();
        page.look_for_update().await?;
        page.update_waits().await?;
        let (old, new) = (table(&old)?, table(&new)?);
        let changed = new.iter().filter(|(path, digest)| old.get(*path) != Some(digest));
        let changed: BTreeSet<String> = changed.map(|(path, _)| format!("/{path}")).collect();
        ensure!(!changed.is_empty() && changed.len() < new.len(), "the builds are not alike enough: {changed:?}");
        let requests = phone.server.requests().split_off(before);
        let fetched = requests.iter().map(|entry| entry.path.clone());
        let fetched: BTreeSet<String> = fetched.filter(|path| path != "/sw.js").collect();
        ensure!(fetched == changed, "fetched: {fetched:#?}\nchanged: {changed:#?}");
        Ok(())
    })
    .await
}

#[e2e::test]
async fn a_tap_that_brings_nothing_says_what_to_do() -> Result<()> {
    scenario::with_copy(async |phone| {
        let deaf = Build::copy_of(&tools::next_build()?)?;
        deaf.edit("sw.js", |worker| worker.replace("apply:()=>skipWaiting()", "apply:()=>undefined"))?;
        let page = follows(phone, deaf.path()).await?;
        page.update_is("waiting").await?;
        page.mark().await?;
        page.tap("#update-now").await?;
        page.update_is("stuck").await?;
        ensure!(page.is_marked().await?, "the page was opened again for nothing");
        page.numbers_in_reach().await?;
        is_kept_at_the_next_opening(phone, deaf.path()).await
    })
    .await
}

#[e2e::test]
async fn a_version_can_be_taken_back() -> Result<()> {
    scenario::with_copy(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        let page = published(phone).await?;
        page.use_update().await?;
        runs(phone, &tools::next_build()?).await?;
        let before = phone.server.requests().len();
        phone.server.set_root(tools::dist()?);
        let page = phone.open(Page::Guide).await?;
        page.look_for_update().await?;
        page.update_is("waiting").await?;
        let fetched = phone.server.requests().split_off(before);
        let again = fetched.iter().find(|entry| entry.path.contains("/assets/"));
        ensure!(again.is_none(), "what was still there was fetched again: {again:?}");
        page.use_update().await?;
        runs(phone, &tools::dist()?).await?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&[a_sign()]).await
    })
    .await
}

#[e2e::test]
async fn an_answer_that_is_no_worker_never_takes_the_worker_away() -> Result<()> {
    let status = |code| Fault::Status { code, times: None };
    for fault in sample([
        Fault::Html200 { own_type: false },
        Fault::Html200 { own_type: true },
        status(404),
        status(503),
        Fault::Redirect("/".to_owned()),
        Fault::Reset,
    ]) {
        let told = scenario::with_copy(async |phone| {
            phone.open(Page::Guide).await?.ready_offline().await?;
            phone.server.set_fault("/sw.js", fault.clone());
            let page = phone.open(Page::Contacts).await?;
            // It fails, which is what the browser is expected to say.
            let looked = page.look_for_update().await;
            ensure!(looked.is_err(), "the browser took it for a worker");
            page.ready_offline().await?;
            phone.server.stop();
            phone.restart_browser().await?;
            runs(phone, &tools::dist()?).await
        });
        told.await.with_context(|| format!("{fault:?}"))?;
    }
    Ok(())
}

#[e2e::test]
async fn a_host_half_way_through_publishing_changes_nothing() -> Result<()> {
    let (old, new) = (tools::dist()?, tools::next_build()?);
    // A new page with the old one's files beside it, and the reverse.
    for path in ["/", "/assets/*"] {
        let told = scenario::with_copy(async |phone| {
            phone.open(Page::Guide).await?.ready_offline().await?;
            phone.server.set_root(&new);
            phone.server.set_fault(path, Fault::OfBuild(old.clone()));
            let page = phone.open(Page::Contacts).await?;
            page.look_for_update().await?;
            page.update_has_ended().await?;
            page.live().await?;
            ensure!(page.update().await?.is_none(), "half a version is offered");
            runs(phone, &old).await?;
            phone.server.clear_faults();
            let page = phone.open(Page::Guide).await?;
            page.look_for_update().await?;
            page.update_is("waiting").await
        });
        told.await.with_context(|| path.to_owned())?;
    }
    Ok(())
}

#[e2e::test]
async fn a_first_visit_half_way_through_publishing_can_be_read_and_called_from() -> Result<()> {
    let (old, new) = (tools::dist()?, Build::copy_of(&tools::next_build()?)?);
    new.rename_module()?;
    scenario::with_copy(async |phone| {
        let other = Fault::OfBuild(new.path().to_owned());
        phone.server.set_fault("/assets/*", other);
        let page = phone.open(Page::Checklist).await?;
        page.numbers_in_reach().await?;
        page.failed().await?;
        phone.server.clear_faults();
        phone.open(Page::Guide).await?.ready_offline().await?;
        runs(phone, &old).await
    })
    .await
}

#[e2e::test]
async fn a_browser_killed_while_copying_starts_offline_and_goes_on_later() -> Result<()> {
    scenario::with_copy(async |phone| {
        phone.open(Page::Guide).await?.ready_offline().await?;
        let new = tools::next_build()?;
        phone.server.set_root(&new);
        phone.server.set_fault("/about/", Fault::Stall { mid_body: true });
        let before = phone.server.requests().len();
        let page = phone.open(Page::Guide).await?;
        let look = "navigator.serviceWorker.ready.then(ready => { ready.update(); })";
        page.browser.act(look).await?;
        e2e::until("the copying to be half-way", async || {
            let requests = phone.server.requests().split_off(before);
            let stalled = requests.iter().any(|entry| entry.path == "/about/");
            Ok(stalled)
        })
        .await?;
        phone.server.stop();
        phone.crash()?;
        phone.server.clear_faults();
        phone.start_browser().await?;
        runs(phone, &tools::dist()?).await?;
        phone.server.resume()?;
        let page = phone.open(Page::Guide).await?;
        page.look_for_update().await?;
        page.update_is("waiting").await
    })
    .await
}

/// Browsers may let the version that waits take its place while they close, and must not lose both over it: it takes its
/// time here.
#[e2e::test]
async fn a_cold_start_without_a_host_works_with_a_version_waiting() -> Result<()> {
    let slow = Build::copy_of(&tools::next_build()?)?;
    slow.edit("sw.js", |worker| {
        let wait = "event.waitUntil(new Promise((then) => setTimeout(then, 5_000)))";
        format!("addEventListener('activate', (event) => {wait});\n{worker}")
    })?;
    for quits in sample([true, false]) {
        scenario::with_copy(async |phone| {
            follows(phone, slow.path()).await?;
            phone.server.stop();
            if quits {
                phone.restart_browser().await?;
            } else {
                phone.crash()?;
                phone.start_browser().await?;
            }
            for page in Page::ADDRESSED {
                phone.open(page).await?.live().await?;
            }
            let [page, copy] = versions(phone).await?;
            ensure!(page == copy, "the page is of {page}, its worker of {copy}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[e2e::test]
async fn a_release_that_cannot_start_is_left_for_the_next() -> Result<()> {
    let bad = Build::copy_of(&tools::next_build()?)?;
    let boot = asset(bad.path(), "boot.", ".js")?;
    bad.edit(&boot, |_| "throw new Error('a bad release');".to_owned())?;
    scenario::with_copy(async |phone| {
        phone.open(Page::Guide).await?.ready_offline().await?;
        phone.server.set_root(bad.path());
        let page = phone.open(Page::Guide).await?;
        page.look_for_update().await?;
        page.update_is("waiting").await?;
        page.use_update().await?;
        is_kept(phone, bad.path()).await?;
        let page = phone.open(Page::Guide).await?;
        ensure!(!page.dials().await?.is_empty(), "no number on a bad release");
        phone.server.set_root(tools::dist()?);
        page.look_for_update().await?;
        page.update_is("waiting").await?;
        page.use_update().await?;
        runs(phone, &tools::dist()?).await?;
        phone.open(Page::Checklist).await?.live().await
    })
    .await
}

const COME_BACK: &str = "document.dispatchEvent(new Event('visibilitychange'))";

#[e2e::test]
async fn an_app_that_comes_back_looks_for_a_newer_version_hourly_at_most() -> Result<()> {
    // The page's own clock: what a driver runs may have another one.
    let clock = "{
        const now = Date.now;
        let late = 0;
        Date.now = () => now() + late;
        addEventListener('an-hour-later', () => { late = 3_700_000; });
    }";
    let phone = Setup::default().with_copy().with_script(clock);
    phone
        .scenario(async |phone| {
            let page = phone.open(Page::Guide).await?;
            page.ready_offline().await?;
            e2e::until("the first look", async || {
                let kept: bool = page.browser.value("localStorage.getItem('minute-guide / checked') !== null").await?;
                Ok(kept)
            })
            .await?;
            phone.server.set_root(tools::next_build()?);
            let looks = || phone.server.requests().iter().filter(|entry| entry.path == "/sw.js").count();
            let before = looks();
            for _ in 0..3 {
                page.browser.act(COME_BACK).await?;
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
            ensure!(looks() == before, "it looked again at once");
            let later = "dispatchEvent(new Event('an-hour-later'));";
            page.browser.act(&format!("{later} {COME_BACK}")).await?;
            page.update_is("waiting").await?;
            ensure!(looks() == before + 1, "it looked {} times", looks() - before);
            Ok(())
        })
        .await
}
