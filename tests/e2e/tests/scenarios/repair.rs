//! What breaks in the offline copy is mended, is told on demand, and can be taken back as a whole.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::guide::{a_sign, calls};
use e2e::pages::{Diagnosis, PageFrame};
use e2e::published::{table, version};
use e2e::{Build, Page, Phone, Setup, sample, scenario, tools, until};
use serde_json::json;
use site_server::Fault;

use crate::updates::runs;

/// Alters one file of the offline copy, as a worn-out memory does: of the type and the length that it had. The file is
/// the first one whose path has this in it.
const SPOIL: &str = "
    const [part] = arguments;
    return (async () => {
        const { serviceWorker } = navigator;
        // What the opening of the page has it read is read by then.
        await new Promise(done => {
            serviceWorker.addEventListener('message', ({ data }) => data.kind === 'repaired' && done());
            serviceWorker.controller.postMessage('repair');
        });
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
                if (!new URL(request.url).pathname.includes(part)) continue;
                const kept = await cache.match(request);
                const bytes = new Uint8Array(await kept.arrayBuffer());
                bytes[bytes.length >> 1] ^= 1;
                await cache.put(request, new Response(bytes, { headers: kept.headers }));
                return request.url;
            }
        }
        throw new Error('the copy has no such file');
    })()";

async fn spoil(page: &PageFrame<'_>, ending: &str) -> Result<()> {
    page.ready_offline().await?;
    page.browser.run::<String>(SPOIL, vec![json!(ending)]).await.map(drop)
}

/// Waits until a part of the page is seen.
async fn seen(page: &PageFrame<'_>, selector: &str) -> Result<()> {
    until(selector, async || {
        let shown = format!("document.querySelector('{selector}').checkVisibility()");
        page.browser.value::<bool>(&shown).await
    })
    .await
}

/// Whether the copy still has the altered file.
async fn is_whole(phone: &Phone) -> Result<()> {
    let about = phone.open(Page::About).await?;
    let told = about.diagnose().await?;
    let all = table(&tools::dist()?)?.len();
    ensure!(told.good == format!("{all} / {all}"), "{told:?}");
    ensure!(told.mended == "0", "it was still to be mended: {told:?}");
    Ok(())
}

/// A page that has the app for offline use, and a worker that has slept since: it reads the copy back once a life.
async fn ready(phone: &mut Phone) -> Result<()> {
    phone.open(Page::Guide).await?.ready_offline().await
}

#[e2e::test]
async fn an_altered_page_is_mended_at_the_next_opening() -> Result<()> {
    scenario::with_copy(async |phone| {
        ready(phone).await?;
        spoil(&phone.open(Page::Guide).await?, "/contacts/").await?;
        phone.restart_browser().await?;
        phone.open(Page::Guide).await?.ready_offline().await?;
        let before = phone.server.requests().len();
        e2e::until("the page to be fetched again", async || {
            let requests = phone.server.requests().split_off(before.saturating_sub(20));
            let again = requests.iter().any(|entry| entry.path == "/contacts/");
            Ok(again)
        })
        .await?;
        phone.open(Page::Guide).await?.ready_offline().await?;
        is_whole(phone).await
    })
    .await
}

#[e2e::test]
async fn an_altered_module_is_mended_while_the_page_starts() -> Result<()> {
    for part in sample([".wasm", "/app."]) {
        let told = scenario::with_copy(async |phone| {
            ready(phone).await?;
            spoil(&phone.open(Page::Guide).await?, part).await?;
            // What the browser itself remembers of the file goes with it.
            phone.restart_browser().await?;
            let list = phone.checklist().await?;
            list.tap(a_sign()).await?;
            list.shows(&[a_sign()]).await?;
            is_whole(phone).await
        });
        told.await.with_context(|| part.to_owned())?;
    }
    Ok(())
}

#[e2e::test]
async fn an_altered_script_is_never_run_and_is_mended_for_the_next_opening() -> Result<()> {
    for part in sample(["/boot.", "/updates."]) {
        let told = scenario::with_copy(async |phone| {
            ready(phone).await?;
            spoil(&phone.open(Page::Guide).await?, part).await?;
            phone.restart_browser().await?;
            let before = phone.server.requests().len();
            let page = phone.open(Page::Checklist).await?;
            page.numbers_in_reach().await?;
            e2e::until("the script to be fetched again", async || {
                let requests = phone.server.requests().split_off(before);
                let again = requests.iter().any(|entry| entry.path.contains(part));
                Ok(again)
            })
            .await?;
            let mark = if part == "/boot." {
                "document.documentElement.dataset.app !== undefined"
            } else {
                "Boolean(window.trustedTypes?.defaultPolicy)"
            };
            let ran: bool = page.browser.value(mark).await?;
            ensure!(!ran, "the altered script ran");
            phone.restart_browser().await?;
            phone.checklist().await?;
            is_whole(phone).await
        });
        told.await.with_context(|| part.to_owned())?;
    }
    Ok(())
}

#[e2e::test]
async fn without_a_host_an_altered_module_is_never_run_and_every_page_calls() -> Result<()> {
    scenario::with_copy(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        list.frame.ready_offline().await?;
        spoil(&list.frame, ".wasm").await?;
        phone.server.stop();
        let page = phone.open(Page::Checklist).await?;
        page.failed().await?;
        page.numbers_in_reach().await?;
        for page in Page::ADDRESSED {
            phone.open(page).await?.numbers_in_reach().await?;
        }
        phone.server.resume()?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&[a_sign()]).await?;
        list.frame.ready_offline().await
    })
    .await
}

#[e2e::test]
async fn the_about_page_says_how_the_copy_is_and_mends_it() -> Result<()> {
    scenario::with_copy(async |phone| {
        ready(phone).await?;
        let all = table(&tools::dist()?)?.len();
        let about = phone.open(Page::About).await?;
        about.live().await?;
        let told = about.diagnose().await?;
        ensure!(told.version == version(&tools::dist()?)?, "{told:?}");
        ensure!(told.good == format!("{all} / {all}") && told.mended == "0", "{told:?}");
        ensure!(told.fault == "–", "{told:?}");
        // It looks for a newer version beside all else, and notes when it has.
        until("a look for a newer version", async || Ok(about.diagnose().await?.checked != "–")).await?;
        spoil(&about, ".svg").await?;
        let told = about.diagnose().await?;
        ensure!(told.good == format!("{all} / {all}") && told.mended == "1", "{told:?}");
        phone.server.stop();
        spoil(&about, ".svg").await?;
        let told = about.diagnose().await?;
        ensure!(told.good == format!("{} / {all}", all - 1) && told.mended == "0", "{told:?}");
        about.not_offline().await?;
        phone.server.resume()?;
        let told = about.diagnose().await?;
        ensure!(told.good == format!("{all} / {all}") && told.mended == "1", "{told:?}");
        about.ready_offline().await
    })
    .await
}

#[e2e::test]
async fn the_last_fault_is_told_and_the_lines_can_be_copied() -> Result<()> {
    scenario::with_copy(async |phone| {
        ready(phone).await?;
        phone.server.set_fault("/sw.js", Fault::Status { code: 503, times: None });
        phone.open(Page::Guide).await?;
        let later = "{ const now = Date.now; Date.now = () => now() + 3_700_000; document.dispatchEvent(new Event('visibilitychange')); }";
        let about = phone.open(Page::About).await?;
        about.browser.act(later).await?;
        let told = e2e::until("a fault", async || {
            let told: Diagnosis = about.diagnose().await?;
            Ok((told.fault != "–").then_some(told))
        })
        .await?;
        ensure!(told.fault.contains("update: "), "{told:?}");
        let copy = "
            navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); };
            document.querySelector('#diagnosis-copy').click();
            return window.copied;";
        let copied: String = about.browser.run(copy, []).await?;
        for part in [&told.version, &told.good, &told.fault] {
            ensure!(copied.contains(part.as_str()), "no {part} in {copied}");
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn the_check_says_why_there_is_no_copy_and_tries_again() -> Result<()> {
    scenario::with_copy(async |phone| {
        let missing = Fault::Status { code: 404, times: None };
        phone.server.set_fault("/contacts/", missing);
        let about = phone.open(Page::About).await?;
        about.not_offline().await?;
        let told = about.diagnose().await?;
        seen(&about, "[data-said=none]").await?;
        ensure!(told.version == "–" && told.good == "–", "{told:?}");
        ensure!(told.fault.contains("install: contacts/: 404"), "{told:?}");
        phone.server.clear_faults();
        about.diagnose().await?;
        about.ready_offline().await?;
        ensure!(about.diagnose().await?.version == version(&tools::dist()?)?);
        Ok(())
    })
    .await
}

#[e2e::test]
async fn the_check_says_that_a_worker_does_not_answer() -> Result<()> {
    let deaf = Setup::default().with_copy().with_script("ServiceWorker.prototype.postMessage = () => {};");
    deaf.scenario(async |phone| {
        ready(phone).await?;
        let about = phone.open(Page::About).await?;
        about.live().await?;
        about.tap("details:has(#diagnose) > summary").await?;
        about.tap("#diagnose").await?;
        seen(&about, "[data-said=silent]").await?;
        seen(&about, "#diagnosis").await
    })
    .await
}

#[e2e::test]
async fn a_worker_that_may_not_be_registered_is_told() -> Result<()> {
    let refused = "ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('not here'));";
    Setup::default()
        .with_copy()
        .with_script(refused)
        .scenario(async |phone| {
            let about = phone.open(Page::About).await?;
            about.not_offline().await?;
            let told = about.diagnose().await?;
            seen(&about, "[data-said=none]").await?;
            ensure!(told.fault.contains("register: not here"), "{told:?}");
            Ok(())
        })
        .await
}

/// Somebody else's rules for scripts, made before the app's own, where the browser knows such rules.
fn with_rules(rules: &str) -> Setup {
    let script = format!("window.trustedTypes?.createPolicy('default', {rules});");
    Setup::default().with_copy().with_script(&script)
}

#[e2e::test]
async fn rules_that_somebody_else_has_made_first_are_lived_with() -> Result<()> {
    let open = "{ createHTML: text => text, createScript: text => text, createScriptURL: text => text }";
    with_rules(open).scenario(async |phone| ready(phone).await).await?;
    with_rules("{}")
        .scenario(async |phone| {
            let about = phone.open(Page::About).await?;
            let knows: bool = about.browser.value("Boolean(window.trustedTypes)").await?;
            if !knows {
                return about.ready_offline().await;
            }
            about.not_offline().await?;
            let told = about.diagnose().await?;
            ensure!(told.fault.contains("register: "), "{told:?}");
            Ok(())
        })
        .await
}

/// The page's clock can be put an hour on, and its looks for a newer version that fail are counted.
const COUNTED: &str = "
    const { update } = ServiceWorkerRegistration.prototype;
    window.failed = 0;
    ServiceWorkerRegistration.prototype.update = function () {
        return update.call(this).catch(fault => { failed += 1; throw fault; });
    };
    const now = Date.now;
    let hours = 0;
    Date.now = () => now() + hours * 3_700_000;
    addEventListener('an-hour-later', () => {
        hours += 1;
        document.dispatchEvent(new Event('visibilitychange'));
    });";

async fn looks_in_vain_an_hour_later(page: &PageFrame<'_>, times: u32) -> Result<()> {
    let later = "dispatchEvent(new Event('an-hour-later'))";
    page.browser.act(later).await?;
    until("a look that fails", async || {
        let failed: u32 = page.browser.value("failed").await?;
        Ok(failed == times)
    })
    .await?;
    // Whether the host is there is asked after that.
    tokio::time::sleep(Duration::from_secs(1)).await;
    Ok(())
}

#[e2e::test]
async fn being_offline_is_no_fault_and_forgets_none() -> Result<()> {
    let fault = "2026-11-28T10:00:00.000Z start: module: 503";
    let phone = Setup::default().with_copy().with_script(COUNTED);
    phone
        .scenario(async |phone| {
            ready(phone).await?;
            let about = phone.open(Page::About).await?;
            until("the first look", async || Ok(about.diagnose().await?.checked != "–")).await?;
            let keep = format!("localStorage.setItem('minute-guide / fault', '{fault}')");
            about.browser.act(&keep).await?;
            phone.server.stop();
            looks_in_vain_an_hour_later(&about, 1).await?;
            let told = about.diagnose().await?;
            ensure!(told.fault == fault, "{told:?}");
            phone.server.resume()?;
            let busy = Fault::Status { code: 503, times: None };
            phone.server.set_fault("/sw.js", busy);
            looks_in_vain_an_hour_later(&about, 2).await?;
            let told = about.diagnose().await?.fault;
            ensure!(told.starts_with(fault) && told.contains(" update: "), "{told}");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn a_worker_that_was_removed_comes_back() -> Result<()> {
    scenario::with_copy(async |phone| {
        ready(phone).await?;
        let remove = "return navigator.serviceWorker.getRegistration().then(found => found.unregister())";
        let removed: bool = phone.browser()?.run(remove, []).await?;
        ensure!(removed, "there was none");
        let list = phone.checklist().await?;
        list.frame.ready_offline().await?;
        phone.server.stop();
        phone.crash()?;
        phone.start_browser().await?;
        runs(phone, &tools::dist()?).await
    })
    .await
}

#[e2e::test]
async fn the_kill_switch_gives_the_pages_back_to_the_network_and_keeps_what_was_noted() -> Result<()> {
    let killed = Build::new()?;
    std::fs::copy(killed.path().join("kill-switch.js"), killed.path().join("sw.js"))?;
    for ending in ["br", "gz"] {
        std::fs::remove_file(killed.path().join(format!("sw.js.{ending}")))?;
    }
    scenario::with_copy(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        list.frame.ready_offline().await?;
        phone.server.set_root(killed.path());
        list.frame.look_for_update().await?;
        e2e::until("the copy to be gone", async || {
            let copies: Vec<String> = list.frame.browser.run("return caches.keys()", []).await?;
            Ok(copies.is_empty())
        })
        .await?;
        let before = phone.server.requests().len();
        let list = phone.checklist().await?.resume().await?;
        list.shows(&[a_sign()]).await?;
        let requests = phone.server.requests().split_off(before);
        ensure!(requests.iter().any(|entry| entry.path == "/checklist/"), "the page is not the network's");
        ensure!(list.frame.dials().await?.len() >= calls().len().min(2), "the numbers are gone");
        phone.server.set_root(tools::dist()?);
        let page = phone.open(Page::Guide).await?;
        page.look_for_update().await?;
        page.ready_offline().await?;
        phone.server.stop();
        runs(phone, &tools::dist()?).await
    })
    .await
}
