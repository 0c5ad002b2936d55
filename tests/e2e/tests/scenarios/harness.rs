//! The harness itself, on a small site of its own: each of its senses and each of its verbs, so that a scenario that passes means something.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use e2e::device::Device;
use e2e::{Engine, Page, Scheme, Setup, axe, processes, until};
use serde_json::Value;
use site_server::{Options, Server};
use tempfile::TempDir;

const INDEX: &str = r#"<!doctype html><html lang="en"><title>Fixture</title><meta name="viewport" content="width=device-width">
<body data-page="guide"><main><h1>Fixture</h1><label><input type="checkbox" id="box"> A box</label><noscript>Scripts are off.</noscript></main>
<script src="app.js"></script></body></html>"#;
const APP: &str = "
document.documentElement.dataset.ran = 'yes';
navigator.serviceWorker.register('sw.js').then(() => navigator.serviceWorker.ready).then(() => document.documentElement.dataset.worker = 'ready');";
const WORKER: &str = "
addEventListener('install', event => event.waitUntil(caches.open('all').then(cache => cache.addAll(['./', 'app.js']))));
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => event.respondWith(caches.match(event.request).then(hit => hit ?? fetch(event.request))));
addEventListener('message', event => fetch(event.data).catch(() => {}));";

/// A site with the given document.
fn site(index: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in [("index.html", index), ("app.js", APP), ("sw.js", WORKER)] {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn serving(site: &TempDir) -> Setup {
    Setup::default().serving(site.path())
}

async fn worker_ready(browser: &e2e::Browser) -> Result<()> {
    until("the worker", async || browser.value::<bool>("document.documentElement.dataset.worker === 'ready'").await)
        .await
}

#[e2e::test]
async fn a_crash_leaves_no_process_and_keeps_the_profile() -> Result<()> {
    let site = site(INDEX);
    serving(&site)
        .with_copy()
        .scenario(async |phone| {
            phone.open(Page::Guide).await?;
            worker_ready(phone.browser()?).await?;
            let before = processes::count(phone.profile());
            ensure!(before > 2, "only {before} processes found");
            phone.server.stop();
            phone.crash()?;
            ensure!(processes::count(phone.profile()) == 0, "some processes are left");
            phone.start_browser().await?;
            phone.open(Page::Guide).await.context("the worker outlives the crash")?;
            Ok(())
        })
        .await
}

#[e2e::test]
async fn without_a_worker_a_stopped_host_is_unreachable() -> Result<()> {
    let site = site("<body data-page=guide>");
    serving(&site)
        .scenario(async |phone| {
            phone.open(Page::Guide).await?;
            phone.server.stop();
            let opened = phone.goto(&phone.url(Page::Guide)).await;
            let Some(words) = phone.setup.engine.nobody_there() else {
                let page = "document.body?.dataset.page ?? null";
                let page: Option<String> = phone.browser()?.value(page).await?;
                ensure!(page.is_none(), "a stopped host answered");
                return Ok(());
            };
            let fault = opened.err().context("a stopped host answered")?;
            ensure!(format!("{fault:#}").contains(words), "{fault:#}");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn scripts_can_be_off() -> Result<()> {
    let site = site(INDEX);
    serving(&site)
        .without_javascript()
        .scenario(async |phone| {
            let page = phone.open(Page::Guide).await?;
            ensure!(page.text("noscript").await? == "Scripts are off.", "noscript is not shown");
            let ran: Value = page.browser.value("document.documentElement.dataset.ran ?? null").await?;
            ensure!(ran.is_null(), "a script ran");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn webassembly_can_be_off() -> Result<()> {
    let site = site(INDEX);
    for (setup, kind) in [(serving(&site), "object"), (serving(&site).without_webassembly(), "undefined")] {
        setup
            .scenario(async |phone| {
                phone.open(Page::Guide).await?;
                let found: String = phone.browser()?.value("typeof WebAssembly").await?;
                ensure!(found == kind, "typeof WebAssembly is {found}");
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[e2e::test]
async fn size_scheme_and_scripts_hold_in_every_tab() -> Result<()> {
    let site = site(INDEX);
    serving(&site)
        .sized(320, 480)
        .in_scheme(Scheme::Dark)
        .with_script("window.before = typeof document.body")
        .scenario(async |phone| {
            for _ in 0..2 {
                phone.open(Page::Guide).await?;
                let seen: Value = phone
                    .browser()?
                    .value("[innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches, before]")
                    .await?;
                ensure!(seen == serde_json::json!([320, 480, true, "object"]), "{seen}");
                phone.change_tab().await?;
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn a_request_to_another_host_fails_the_scenario() -> Result<()> {
    let site = site(INDEX);
    let by_page = "fetch('https://elsewhere.test/page').catch(() => {})";
    let by_worker =
        "navigator.serviceWorker.ready.then(ready => ready.active.postMessage('http://elsewhere.test/worker'))";
    for script in [by_page, by_worker] {
        let told = serving(&site)
            .whole()
            .with_copy()
            .scenario(async |phone| {
                let page = phone.open(Page::Guide).await?;
                page.browser.act(script).await?;
                until("the request", async || Ok(!phone.foreign_requests().is_empty())).await
            })
            .await;
        let fault = format!("{:#}", told.err().context("the scenario passed")?);
        ensure!(fault.contains("requests left for another host") && fault.contains("elsewhere.test"), "{fault}");
    }
    Ok(())
}

#[e2e::test]
async fn axe_finds_what_is_wrong() -> Result<()> {
    let bad = site(
        "<!doctype html><html><title>x</title><body data-page=guide><img src=x.png><p style='color:#bbb;background:#fff'>pale</p>",
    );
    let policy = "/*\n  Content-Security-Policy: default-src 'self'; style-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types default\n";
    fs::write(bad.path().join("_headers"), policy)?;
    serving(&bad)
        .scenario(async |phone| {
            phone.open(Page::Guide).await?;
            let rules: Vec<String> =
                axe::violations(phone.browser()?).await?.into_iter().map(|violation| violation.id).collect();
            for rule in ["color-contrast", "html-has-lang", "image-alt"] {
                ensure!(rules.iter().any(|found| found == rule), "{rule} is not among {rules:?}");
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn the_console_shows_a_broken_policy() -> Result<()> {
    let site = site(INDEX);
    fs::write(site.path().join("_headers"), "/*\n  Content-Security-Policy: script-src 'none'\n")?;
    serving(&site)
        .scenario(async |phone| {
            phone.open(Page::Guide).await?;
            let console = phone.browser()?.console().await?.join("\n");
            ensure!(console.contains("Content Security Policy"), "{console}");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn a_failure_leaves_a_picture() -> Result<()> {
    let site = site(INDEX);
    let picture = e2e::tools::checkout().join("target/e2e/harness-a_failure_leaves_a_picture.png");
    let told = serving(&site)
        .whole()
        .scenario(async |phone| {
            phone.open(Page::Guide).await?;
            anyhow::bail!("on purpose")
        })
        .await;
    ensure!(told.is_err_and(|error| error.to_string() == "on purpose"), "the failure was lost");
    ensure!(Path::new(&picture).is_file(), "no {}", picture.display());
    Ok(fs::remove_file(picture)?)
}

/// What a scenario leaves in a browser: ticks and a copy, a size, a scheme, a script, tabs, and words in the console.
async fn leaves_its_mark(device: &Device, url: &str) -> Result<()> {
    let browser = device.browser()?;
    browser.driver.goto(url).await?;
    device.opens(url);
    worker_ready(browser).await?;
    let script = "localStorage.mark = 'left'; console.error('left')";
    browser.act(script).await?;
    browser.driver.new_tab().await?;
    Ok(())
}

#[e2e::test]
async fn a_browser_at_rest_knows_nothing_of_the_scenario_before() -> Result<()> {
    let site = site(INDEX);
    let host = || Server::start(Options { root: site.path().to_path_buf(), mount: "/".to_owned(), port: 0 });
    let (before, after) = (host()?, host()?);
    let mut first = Setup::default().with_script("window.mark = 'left'");
    let next = Setup::default();
    // WebKit's cannot be changed.
    if next.engine != Engine::WebKit {
        first.viewport = (320, 480);
    }
    let mut device = Device::new(&first).await?;
    leaves_its_mark(&device, &before.url()).await?;
    ensure!(
        device.is_new_to(&next, &after.url()) && !device.is_new_to(&next, &before.url()),
        "it takes one site for another"
    );
    ensure!(
        !device.is_new_to(&next.clone().without_javascript(), &after.url()),
        "scripts cannot be turned off while it runs"
    );
    device.browser()?.empty().await?;
    device.begin(&next).await?;
    let browser = device.browser()?;
    browser.driver.goto(&after.url()).await?;
    let seen: Value = browser.value("[innerWidth, innerHeight, typeof mark, localStorage.length]").await?;
    let (width, height) = next.viewport;
    let wanted = serde_json::json!([width, height, "undefined", 0]);
    ensure!(seen == wanted, "{seen}, not {wanted}");
    ensure!(browser.driver.windows().await?.len() == 1, "tabs are left");
    if browser.engine.lacks(e2e::Ability::Console).is_none() {
        let console = browser.console().await?.join("\n");
        ensure!(!console.contains("left"), "{console}");
    }
    Ok(())
}
