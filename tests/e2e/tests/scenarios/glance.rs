//! The guide at a glance, and the ways into it.

use anyhow::Result;
use e2e::guide::guide;
use e2e::pages::PageFrame;
use e2e::{Page, Phone, Setup};

/// The places of the page: every section, every group.
fn ids() -> Vec<&'static str> {
    let sections = guide().sections.iter().map(|section| section.id);
    sections.chain(guide().groups.iter().map(|group| group.id)).collect()
}

#[e2e::test]
async fn the_contents_lead_to_every_section_and_each_group_to_its_rows() -> Result<()> {
    for setup in [Setup::default(), Setup::default().without_javascript()] {
        let told = setup.sized(1280, 800).scenario(async |phone| {
            let frame = phone.open(Page::Guide).await?;
            // That each of them is there is read from the page itself.
            for id in guide().sections.iter().map(|section| section.id).step_by(2) {
                frame.tap(&format!("nav.contents a[href='#{id}']")).await?;
                frame.led_to(Page::Guide, id).await?;
            }
            for group in guide().groups {
                let frame = phone.open(Page::Guide).await?;
                frame.tap(&format!("#{} .group-link", group.id)).await?;
                frame.led_to(Page::Checklist, group.id).await?;
            }
            Ok(())
        });
        told.await?;
    }
    Ok(())
}

async fn each_opens_by_its_address(phone: &Phone, ids: impl Iterator<Item = &str>) -> Result<()> {
    for id in ids {
        // A page of its own each time: otherwise only the fragment would change.
        phone.leave().await?;
        phone.goto(&format!("{}#{id}", phone.url(Page::Guide))).await?;
        let frame = PageFrame::of(phone.browser()?);
        frame.led_to(Page::Guide, id).await?;
        frame.numbers_in_reach().await?;
    }
    Ok(())
}

#[e2e::test]
async fn each_place_opens_by_its_address_with_and_without_a_host() -> Result<()> {
    Setup::default()
        .with_copy()
        .sized(360, 640)
        .scenario(async |phone| {
            each_opens_by_its_address(phone, ids().into_iter().step_by(3)).await?;
            phone.open(Page::Guide).await?.ready_offline().await?;
            phone.server.stop();
            each_opens_by_its_address(phone, ids().into_iter().skip(1).step_by(3)).await
        })
        .await
}
