//! Two guides on one host, one of them below the other's path: neither answers, speaks or keeps for the other.

use std::path::Path;

use anyhow::{Result, ensure};
use e2e::guide::a_sign;
use e2e::pages::PageFrame;
use e2e::published::{copy, version};
use e2e::{Page, Phone, Setup, database, tools, until};

/// The way to a guide from the host's root, and what its build is.
type Guide<'a> = (&'a str, &'a Path);

async fn open<'a>(phone: &'a Phone, (path, _): Guide<'_>, page: Page) -> Result<PageFrame<'a>> {
    let url = format!("{}{path}{}", phone.server.url(), page.path());
    phone.goto(&url).await?;
    let frame = PageFrame::of(phone.browser()?);
    frame.live().await?;
    Ok(frame)
}

/// The worker in charge and the page are of this guide's own build, and what they keep is under its name.
async fn is_itself(phone: &Phone, guide: Guide<'_>) -> Result<()> {
    let about = open(phone, guide, Page::About).await?;
    about.ready_offline().await?;
    let wanted = version(guide.1)?;
    let page: String = about.browser.value("document.querySelector('#version code').textContent").await?;
    let copy = about.diagnose().await?.version;
    until("a look for a newer version, kept for this guide", async || {
        let key = format!("localStorage.getItem('minute-guide /{} checked') !== null", guide.0);
        about.browser.value::<bool>(&key).await
    })
    .await?;
    ensure!(
        [&page, &copy] == [&wanted, &wanted],
        "the page at /{} is of {page}, its worker of {copy}, not of {wanted}",
        guide.0
    );
    Ok(())
}

#[e2e::test]
async fn a_guide_below_another_is_itself_from_its_first_visit() -> Result<()> {
    let host = tempfile::tempdir()?;
    let (dist, next) = (tools::dist()?, tools::next_build()?);
    let (above, below): (Guide, Guide) = (("", &dist), ("one/", &next));
    for (path, build) in [above, below] {
        copy(build, &host.path().join(path))?;
    }
    // It names the styles of the guide above alone; each page has its policy in itself.
    std::fs::remove_file(host.path().join("_headers"))?;
    Setup::default()
        .with_copy()
        .serving(host.path())
        .scenario(async |phone| {
            is_itself(phone, above).await?;
            // Under the worker above, until its own is there.
            let page = open(phone, below, Page::Guide).await?;
            page.ready_offline().await?;
            let note = page.update().await?;
            ensure!(note.is_none(), "a first visit is told of a change: {note:?}");
            is_itself(phone, below).await?;
            phone.server.stop();
            phone.restart_browser().await?;
            for guide in [above, below] {
                is_itself(phone, guide).await?;
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn the_guide_above_never_gives_its_numbers_for_one_below() -> Result<()> {
    let host = tempfile::tempdir()?;
    let dist = tools::dist()?;
    let (above, below): (Guide, Guide) = (("", &dist), ("one/", &dist));
    for (path, build) in [above, below] {
        copy(build, &host.path().join(path))?;
    }
    Setup::default()
        .with_copy()
        .serving(host.path())
        .scenario(async |phone| {
            for guide in [above, below] {
                open(phone, guide, Page::Guide).await?.ready_offline().await?;
            }
            let gone: bool = phone
                .browser()?
                .run("return navigator.serviceWorker.getRegistration('/one/').then(found => found.unregister())", [])
                .await?;
            ensure!(gone, "there was no worker below");
            open(phone, above, Page::Guide).await?;
            phone.server.stop();
            for (path, has_numbers) in [("nothing", true), ("one/", false)] {
                // A page that cannot be loaded is a failure to some engines, and a page of their own to others.
                let _ = phone.goto(&format!("{}{path}", phone.server.url())).await;
                let dials = PageFrame::of(phone.browser()?).dials().await?;
                ensure!(dials.is_empty() != has_numbers, "/{path} dials {dials:?}");
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn what_is_kept_in_one_guide_is_nowhere_in_the_other() -> Result<()> {
    let host = tempfile::tempdir()?;
    let (dist, next) = (tools::dist()?, tools::next_build()?);
    let (above, below): (Guide, Guide) = (("", &dist), ("one/", &next));
    for (path, build) in [above, below] {
        copy(build, &host.path().join(path))?;
    }
    std::fs::remove_file(host.path().join("_headers"))?;
    Setup::default()
        .serving(host.path())
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            list.tap(a_sign()).await?;
            until("the tick in the store", async || {
                Ok(database::ticks(phone.browser()?).await?.len() == 1)
            })
            .await?;
            let own = phone.personal_contacts().await?;
            own.keep("Lead", "01922 653555").await?;
            own.lists(&[("Lead", "tel:01922653555")]).await?;
            let page = open(phone, below, Page::Checklist).await?;
            let found: [bool; 2] = page
                .browser
                .value("[document.querySelector('#question').getClientRects().length > 0, Boolean(document.querySelector('.call-own'))]")
                .await?;
            ensure!(found == [false, false], "the guide below asks, or has the other's contact: {found:?}");
            let clear = "document.querySelector('#clear').click(); document.querySelector('#clear-confirm').click()";
            page.browser.act(clear).await?;
            until("the list cleared", async || {
                let told: String = page.browser.value("document.querySelector('#notice').textContent").await?;
                Ok(!told.is_empty())
            })
            .await?;
            let list = phone.checklist().await?.resume().await?;
            list.shows(&[a_sign()]).await
        })
        .await
}
