//! Hosting: the words that the build has for real servers do what `_headers` says, and the offline copy works behind them.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use check_site::Check;
use e2e::hosts::{Host, Kind};
use e2e::pages::PageFrame;
use e2e::{Page, Phone, Setup, tools};

const MOUNTS: [&str; 2] = ["/", "/guide/"];

/// Every file with its bytes, type and headers, plain and compressed as the build has compressed it, and the page for
/// missing addresses.
fn sends_what_was_built(host: &Host) -> Result<()> {
    let check = Check { url: host.url(), dist: tools::dist()?, patience: Duration::from_secs(10) };
    let report = check.run().map_err(anyhow::Error::msg)?;
    ensure!(report.compared > 10, "only {} files were compared", report.compared);
    ensure!(report.is_clean() && report.notes.is_empty(), "{report}");
    Ok(())
}

async fn open<'a>(phone: &'a Phone, host: &Host, page: Page) -> Result<PageFrame<'a>> {
    phone.goto(&format!("{}{}", host.url(), page.path())).await?;
    let frame = PageFrame::of(phone.browser()?);
    frame.expect(page).await?;
    Ok(frame)
}

/// A phone makes its copy from this host, and needs it no more.
async fn may_vanish_after_one_visit(phone: &Phone, mut host: Host) -> Result<()> {
    open(phone, &host, Page::Guide).await?.ready_offline().await?;
    phone.goto(&format!("{}contacts", host.url())).await?;
    PageFrame::of(phone.browser()?).expect(Page::Contacts).await?;
    phone.browser()?.has_no_complaints().await?;
    host.stop()?;
    for page in Page::ADDRESSED {
        let frame = open(phone, &host, page).await?;
        frame.live().await?;
        frame.numbers_in_reach().await?;
    }
    Ok(())
}

async fn is_served_by(kind: Kind) -> Result<()> {
    for mount in MOUNTS {
        let Some(host) = kind.serve(&tools::dist()?, mount)? else {
            return Ok(());
        };
        sends_what_was_built(&host).with_context(|| format!("{kind:?} at {mount}"))?;
        Setup::default().scenario(async |phone| may_vanish_after_one_visit(phone, host).await).await?;
    }
    Ok(())
}

#[e2e::test]
async fn nginx_serves_the_site_as_it_was_built() -> Result<()> {
    is_served_by(Kind::Nginx).await
}

#[e2e::test]
async fn caddy_serves_the_site_as_it_was_built() -> Result<()> {
    is_served_by(Kind::Caddy).await
}

#[e2e::test]
async fn apache_serves_the_site_as_it_was_built() -> Result<()> {
    is_served_by(Kind::Apache).await
}
