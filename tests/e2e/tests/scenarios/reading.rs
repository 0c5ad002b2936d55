//! Reading: every page is a whole document, with or without what makes it live.

use anyhow::{Result, ensure};
use e2e::guide::{calls, signs, words};
use e2e::{Page, Phone, Setup, sample, scenario};
use site_server::Fault;

/// What a person without a live app still has.
async fn readable_and_callable(phone: &Phone) -> Result<()> {
    for page in Page::ALL {
        let frame = phone.open(page).await?;
        ensure!(!frame.text("h1").await?.is_empty(), "{page:?} has no heading");
        frame.numbers_in_reach().await?;
    }
    let dials = phone.open(Page::Contacts).await?.dials().await?;
    ensure!(dials.len() >= calls().len() + 2, "the contacts dial only {dials:?}");
    let list = phone.open(Page::Checklist).await?.text("#checklist").await?;
    for sign in signs() {
        ensure!(list.contains(sign.text), "the list is not whole: {list}");
    }
    Ok(())
}

#[e2e::test]
async fn without_javascript_the_checklist_says_what_it_needs() -> Result<()> {
    Setup::default()
        .without_javascript()
        .scenario(async |phone| {
            readable_and_callable(phone).await?;
            let page = phone.open(Page::Checklist).await?;
            let said = page.text("noscript").await?;
            ensure!(said == words("checklist.needs_javascript"), "noscript says {said:?}");
            ensure!(page.text("#boot-failed").await?.is_empty(), "it is said twice");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn without_webassembly_the_checklist_says_that_ticking_is_off() -> Result<()> {
    Setup::default()
        .without_webassembly()
        .scenario(async |phone| {
            readable_and_callable(phone).await?;
            let page = phone.open(Page::Checklist).await?;
            page.failed().await?;
            let said = page.text("#boot-failed").await?;
            ensure!(said == words("checklist.boot_failed"), "it says {said:?}");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn the_navigation_leads_everywhere_from_everywhere() -> Result<()> {
    for mount in sample(["/", "/sub/path/"]) {
        Setup::default()
            .mounted(mount)
            .scenario(async |phone| {
                let everywhere = Page::ADDRESSED.map(|page| phone.url(page));
                let everywhere = &everywhere[..Page::NAVIGATION];
                let frame = phone.open(Page::About).await?;
                for page in Page::ADDRESSED {
                    frame.go(page).await?;
                    let links = frame.links().await?;
                    ensure!(links == everywhere, "{page:?} leads to {links:?}");
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[e2e::test]
async fn a_site_below_the_root_asks_for_nothing_above_it() -> Result<()> {
    Setup::default()
        .with_copy()
        .mounted("/sub/path/")
        .scenario(async |phone| {
            for page in Page::ADDRESSED {
                phone.open(page).await?.live().await?;
            }
            phone.open(Page::About).await?.ready_offline().await?;
            let strays: Vec<_> = phone
                .server
                .requests()
                .into_iter()
                .filter(|entry| !entry.path.starts_with("/sub/path/") || entry.status >= 400)
                .collect();
            ensure!(strays.is_empty(), "{strays:#?}");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn a_wrong_address_shows_the_numbers() -> Result<()> {
    scenario::run(async |phone| {
        for wrong in ["nothing", "contacts/nothing", "a/b/c/d"] {
            phone.goto(&format!("{}{wrong}", phone.server.url())).await?;
            let page = e2e::pages::PageFrame::of(phone.browser()?);
            page.expect(Page::Missing).await?;
            page.numbers_in_reach().await?;
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn no_page_has_anything_to_complain_about_in_the_console() -> Result<()> {
    scenario::with_copy(async |phone| {
        for page in Page::ADDRESSED {
            phone.open(page).await?.live().await?;
        }
        phone.open(Page::About).await?.ready_offline().await?;
        phone.browser()?.has_no_complaints().await
    })
    .await
}

#[e2e::test]
async fn the_hosts_headers_carry_the_policy_too() -> Result<()> {
    scenario::run(async |phone| {
        for page in Page::ALL {
            let page = phone.open(page).await?;
            let headers = "return fetch(location.href).then(answer => ['content-security-policy', 'x-content-type-options', 'referrer-policy'].map(name => answer.headers.get(name) ?? ''))";
            let headers: Vec<String> = page.browser.run(headers, []).await?;
            ensure!(headers[0].contains("default-src 'none'") && headers[0].contains("frame-ancestors 'none'"), "{headers:?}");
            ensure!(headers[1..] == ["nosniff", "no-referrer"], "{headers:?}");
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn a_slow_line_shows_the_page_long_before_the_app() -> Result<()> {
    Setup::default()
        .impatient()
        .scenario(async |phone| {
            phone.server.set_fault("/*.wasm", Fault::Stall { mid_body: false });
            phone.server.set_fault("/*.js", Fault::Stall { mid_body: false });
            readable_and_callable(phone).await
        })
        .await
}
