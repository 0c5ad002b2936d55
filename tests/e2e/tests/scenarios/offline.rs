//! Offline: once the page has said "ready", the host may vanish.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::guide::{a_group, a_sign, calls, guide, words};
use e2e::{Build, Page, Phone, Setup, sample, scenario};
use site_server::Fault;

async fn all_pages_open(phone: &Phone) -> Result<()> {
    for page in Page::ADDRESSED {
        let frame = phone.open(page).await?;
        frame.live().await?;
        frame.numbers_in_reach().await?;
    }
    Ok(())
}

#[e2e::test]
async fn a_cold_start_without_a_host_has_all_pages_and_ticks() -> Result<()> {
    for mount in sample(["/", "/sub/path/"]) {
        Setup::default()
            .with_copy()
            .mounted(mount)
            .scenario(async |phone| {
                let checklist = phone.checklist().await?;
                checklist.tap(a_sign()).await?;
                checklist.frame.ready_offline().await?;
                phone.server.stop();
                phone.crash()?;
                phone.start_browser().await?;
                let list = phone.checklist().await?.resume().await?;
                list.shows(&[a_sign()]).await?;
                all_pages_open(phone).await?;
                phone.open(Page::Guide).await?.go(Page::Contacts).await?;
                let dials = phone.contacts().await?.frame.dials().await?;
                for number in calls() {
                    ensure!(dials.contains(&number), "offline contacts dial {dials:?}");
                }
                phone.open(Page::About).await?.ready_offline().await
            })
            .await?;
    }
    Ok(())
}

#[e2e::test]
async fn every_page_says_when_it_is_ready() -> Result<()> {
    for page in sample(Page::ADDRESSED) {
        scenario::with_copy(async |phone| phone.open(page).await?.ready_offline().await).await?;
    }
    Ok(())
}

#[e2e::test]
async fn an_address_is_found_offline_however_it_is_written() -> Result<()> {
    scenario::with_copy(async |phone| {
        phone.open(Page::Guide).await?.ready_offline().await?;
        phone.server.stop();
        let group = format!("checklist/#{}", a_group().id);
        for (address, page) in [
            ("contacts", Page::Contacts),
            ("contacts/?from=icon", Page::Contacts),
            ("contacts/index.html", Page::Contacts),
            ("?source=pwa", Page::Guide),
            (&group, Page::Checklist),
        ] {
            phone.goto(&format!("{}{address}", phone.server.url())).await?;
            let frame = e2e::pages::PageFrame::of(phone.browser()?);
            frame.expect(page).await?;
            frame.numbers_in_reach().await?;
        }
        Ok(())
    })
    .await
}

/// One file of the copy is broken: the page must not say "ready"; healed, the next visit completes the copy.
async fn is_not_ready_with(pattern: &str, fault: Fault) -> Result<()> {
    let told = scenario::with_copy(async |phone| {
        phone.server.set_fault(pattern, fault.clone());
        let page = phone.open(Page::Guide).await?;
        page.not_offline().await?;
        phone.server.clear_faults();
        phone.open(Page::Guide).await?.ready_offline().await?;
        phone.server.stop();
        all_pages_open(phone).await
    });
    told.await.with_context(|| pattern.to_owned())
}

#[e2e::test]
async fn a_copy_with_a_portals_page_in_it_is_not_ready() -> Result<()> {
    for own_type in sample([false, true]) {
        is_not_ready_with("/contacts/", Fault::Html200 { own_type }).await?;
    }
    Ok(())
}

#[e2e::test]
async fn a_copy_that_lacks_a_file_is_not_ready() -> Result<()> {
    for code in sample([404, 503]) {
        is_not_ready_with("/about/", Fault::Status { code, times: None }).await?;
    }
    Ok(())
}

#[e2e::test]
async fn a_copy_with_an_altered_or_cut_file_is_not_ready() -> Result<()> {
    is_not_ready_with("/checklist/", Fault::Flip).await?;
    is_not_ready_with("/checklist/", Fault::Truncated { with_length: false }).await
}

#[e2e::test]
async fn a_redirected_file_is_not_copied() -> Result<()> {
    is_not_ready_with("/about/", Fault::Redirect("/".to_owned())).await
}

/// Hosts take off `.html` and last slashes.
#[e2e::test]
async fn a_file_that_comes_from_another_address_is_copied_and_opens() -> Result<()> {
    let build = Build::new()?;
    for file in ["about", "contacts"] {
        let page = build.path().join(file).join("index.html");
        std::fs::copy(page, build.path().join(format!("{file}-moved.html")))?;
    }
    Setup::default()
        .with_copy()
        .serving(build.path())
        .scenario(async |phone| {
            for file in ["about", "contacts"] {
                let moved = Fault::Redirect(format!("/{file}-moved.html"));
                phone.server.set_fault(&format!("/{file}/"), moved);
            }
            phone.open(Page::Guide).await?.ready_offline().await?;
            phone.server.stop();
            all_pages_open(phone).await
        })
        .await
}

/// What a host says about its files, where no browser minds it, or where a cache would. `sw.js` is left out: Firefox takes
/// no worker that varies by everything, as `check-site` says.
const HABITS: [(&str, &str); 6] = [
    ("/", "Vary: *"),
    ("/about/", "Vary: *"),
    ("/assets/*", "Vary: *"),
    ("/*", "Refresh: 900"),
    ("/manifest.webmanifest", "Content-Type: application/octet-stream"),
    ("/icons/icon.svg", "Content-Type: text/xml"),
];

#[e2e::test]
async fn a_hosts_habits_keep_nobody_from_a_copy_and_its_policy_stays() -> Result<()> {
    let build = Build::new()?;
    let habits = HABITS.map(|(path, header)| format!("{path}\n  {header}\n"));
    build.edit("_headers", |rules| [rules, &habits.concat()].concat())?;
    Setup::default()
        .with_copy()
        .serving(build.path())
        .scenario(async |phone| {
            phone.open(Page::Guide).await?.ready_offline().await?;
            phone.server.stop();
            phone.restart_browser().await?;
            all_pages_open(phone).await?;
            let headers = "return fetch(location.href).then(answer => Object.fromEntries(answer.headers))";
            let kept: BTreeMap<String, String> = phone.browser()?.run(headers, []).await?;
            let policy = kept.get("content-security-policy").context("no policy is kept")?;
            ensure!(policy.contains("frame-ancestors 'none'"), "the policy is {policy}");
            ensure!(kept["content-type"].starts_with("text/html"), "{kept:?}");
            for other in ["vary", "refresh"] {
                ensure!(!kept.contains_key(other), "{other} is kept: {kept:?}");
            }
            Ok(())
        })
        .await
}

/// Notes every text that the offline line has had.
const LISTEN: &str = "
    window.told = [];
    document.addEventListener('DOMContentLoaded', () => {
        const line = document.querySelector('#offline-state');
        const note = () => { if (line.textContent && line.textContent !== told.at(-1)) told.push(line.textContent); };
        new MutationObserver(note).observe(line, { childList: true, characterData: true, subtree: true });
    });";

#[e2e::test]
async fn a_first_visit_tells_the_beginning_and_the_end_of_the_copying() -> Result<()> {
    let phone = Setup::default().with_copy().with_script(LISTEN);
    phone
        .scenario(async |phone| {
            let slow = Fault::Slow { bytes_per_s: 5_000, delay: Duration::ZERO };
            phone.server.set_fault("/contacts/", slow);
            let page = phone.open(Page::Checklist).await?;
            page.copying().await?;
            page.ready_offline().await?;
            let told: Vec<String> = page.browser.value("told").await?;
            let wanted = ["offline.copying", "offline.ready"].map(words);
            ensure!(told == wanted, "it tells {told:?}");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn a_network_that_dies_half_way_is_made_up_for_later() -> Result<()> {
    scenario::with_copy(async |phone| {
        phone.server.set_fault("/about/", Fault::Stall { mid_body: true });
        let page = phone.open(Page::Guide).await?;
        page.copying().await?;
        phone.server.stop();
        phone.crash()?;
        phone.server.clear_faults();
        phone.server.resume()?;
        phone.start_browser().await?;
        phone.open(Page::Guide).await?.ready_offline().await?;
        phone.server.stop();
        all_pages_open(phone).await
    })
    .await
}

#[e2e::test]
async fn when_the_copy_is_gone_and_the_host_too_the_numbers_are_shown() -> Result<()> {
    for mount in sample(["/", "/sub/path/"]) {
        Setup::default()
            .with_copy()
            .mounted(mount)
            .scenario(async |phone| {
                phone.open(Page::Guide).await?.ready_offline().await?;
                phone.forget_the_copy().await?;
                phone.server.stop();
                for page in Page::ADDRESSED {
                    phone.goto(&phone.url(page)).await?;
                    let frame = e2e::pages::PageFrame::of(phone.browser()?);
                    let dials = frame.dials().await?;
                    ensure!(dials == calls(), "the emergency page dials {dials:?}");
                    let said = frame.text("body").await?;
                    for contact in guide().contacts {
                        let extension = contact.extension.unwrap_or_default();
                        ensure!(said.contains(extension), "no {extension} in {said}");
                    }
                }
                let frame = e2e::pages::PageFrame::of(phone.browser()?);
                frame.numbers_read_rightwards().await?;
                e2e::axe::check(phone.browser()?, "the emergency page").await?;
                let console = phone.browser()?.console().await?;
                ensure!(!console.iter().any(|line| line.contains("Content Security Policy")), "{console:#?}");
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[e2e::test]
async fn a_copy_that_is_gone_is_made_again_from_a_good_network() -> Result<()> {
    scenario::with_copy(async |phone| {
        phone.open(Page::Guide).await?.ready_offline().await?;
        phone.forget_the_copy().await?;
        phone.open(Page::About).await?.ready_offline().await?;
        phone.server.stop();
        phone.crash()?;
        phone.start_browser().await?;
        all_pages_open(phone).await
    })
    .await
}

#[e2e::test]
async fn ready_is_not_said_when_the_copy_is_gone() -> Result<()> {
    scenario::with_copy(async |phone| {
        phone.open(Page::Guide).await?.ready_offline().await?;
        phone.forget_the_copy().await?;
        let busy = Fault::Status { code: 503, times: None };
        phone.server.set_fault("/contacts/", busy);
        phone.open(Page::About).await?.not_offline().await
    })
    .await
}

/// What a page asks first is lost.
const LOSES_THE_QUESTION: &str = "{
    const { prototype } = ServiceWorker;
    const { postMessage } = prototype;
    let lost = 0;
    prototype.postMessage = function (...args) {
        if (args[0] !== 'state' || ++lost > 1) postMessage.apply(this, args);
    };
}";

#[e2e::test]
async fn a_question_that_the_worker_has_lost_is_asked_again() -> Result<()> {
    let setup = Setup::default().with_copy().with_script(LOSES_THE_QUESTION).not_waiting(4_000);
    setup
        .scenario(async |phone| {
            for page in [Page::Guide, Page::Contacts] {
                phone.open(page).await?.ready_offline().await?;
            }
            Ok(())
        })
        .await
}
