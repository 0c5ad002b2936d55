//! The guide at a glance, and the ways into it.

use anyhow::{Context, Result, ensure};
use e2e::guide::guide;
use e2e::pages::Chrome;
use e2e::{Page, Phone, Setup, story, until};

/// Waits until exactly these sections are folded.
async fn folded(chrome: &Chrome<'_>, wanted: &[&str]) -> Result<()> {
    let script =
        "[...document.querySelectorAll('details.section:not([open])')].map(section => section.id)";
    let mut last: Vec<String> = Vec::new();
    let seen = until("the folded sections", async || {
        last = chrome.browser.value(script).await?;
        Ok((last == wanted).then_some(()))
    });
    let seen = seen.await;
    seen.with_context(|| format!("folded are {last:?}, not {wanted:?}"))
}

#[e2e::test]
async fn sections_begin_unfolded_and_fold_by_tap_and_keyboard() -> Result<()> {
    for setup in [Setup::default(), Setup::default().without_javascript()] {
        let told = setup.story(async |phone| {
            let chrome = phone.open(Page::Guide).await?;
            let sections = &guide().sections;
            let ids: Vec<String> = chrome
                .browser
                .value(
                    "[...document.querySelectorAll('details.section')].map(section => section.id)",
                )
                .await?;
            ensure!(
                ids.iter().eq(sections.iter().map(|section| &section.id)),
                "{ids:?}"
            );
            folded(&chrome, &[]).await?;
            let section = &sections[0];
            let summary = format!("#{} > summary", section.id);
            let text = &section
                .blocks
                .first()
                .context("a section without a text")?
                .text;
            let is_shown = async || {
                Ok::<bool, anyhow::Error>(
                    chrome
                        .text(&format!("#{}", section.id))
                        .await?
                        .contains(text),
                )
            };
            ensure!(is_shown().await?, "its text is not shown");
            chrome.tap(&summary).await?;
            folded(&chrome, &[section.id]).await?;
            ensure!(!is_shown().await?, "its text is still shown");
            chrome
                .browser
                .run::<()>(
                    &format!("document.querySelector('{summary}').focus()"),
                    Vec::new(),
                )
                .await?;
            chrome.press_enter().await?;
            folded(&chrome, &[]).await?;
            chrome.press_enter().await?;
            folded(&chrome, &[section.id]).await?;
            phone.reload().await?;
            folded(&chrome, &[]).await
        });
        told.await?;
    }
    Ok(())
}

/// The ids that the contents lead to: every section, every group.
fn ids() -> Vec<&'static str> {
    let sections = guide().sections.iter().map(|section| section.id);
    sections
        .chain(guide().groups.iter().map(|group| group.id))
        .collect()
}

#[e2e::test]
async fn the_contents_lead_to_every_section_and_group() -> Result<()> {
    for setup in [Setup::default(), Setup::default().without_javascript()] {
        let told = setup.sized(360, 640).story(async |phone| {
            let chrome = phone.open(Page::Guide).await?;
            let links: usize = chrome
                .browser
                .value("document.querySelectorAll('nav.jump a').length")
                .await?;
            ensure!(links == ids().len(), "the contents have {links} links");
            for id in ids() {
                chrome.tap(&format!("nav.jump a[href='#{id}']")).await?;
                chrome.led_to(Page::Guide, id).await?;
            }
            Ok(())
        });
        told.await?;
    }
    Ok(())
}

#[e2e::test]
async fn the_contents_lead_into_what_was_folded() -> Result<()> {
    story::story(async |phone| {
        let chrome = phone.open(Page::Guide).await?;
        let group = &guide().groups[0].id;
        chrome
            .tap(&format!("details.section:has(#{group}) > summary"))
            .await?;
        chrome.tap(&format!("nav.jump a[href='#{group}']")).await?;
        chrome.led_to(Page::Guide, group).await
    })
    .await
}

async fn each_opens_by_its_address(phone: &Phone, ids: impl Iterator<Item = &str>) -> Result<()> {
    for id in ids {
        // A page of its own each time: otherwise only the fragment would change.
        phone.leave().await?;
        phone
            .goto(&format!("{}#{id}", phone.url(Page::Guide)))
            .await?;
        let chrome = Chrome::of(phone.browser()?);
        chrome.led_to(Page::Guide, id).await?;
        chrome.numbers_in_reach().await?;
    }
    Ok(())
}

#[e2e::test]
async fn each_place_opens_by_its_address_with_and_without_a_host() -> Result<()> {
    Setup::default()
        .with_copy()
        .sized(360, 640)
        .story(async |phone| {
            each_opens_by_its_address(phone, ids().into_iter().step_by(3)).await?;
            phone.open(Page::Guide).await?.ready_offline().await?;
            phone.server.stop();
            each_opens_by_its_address(phone, ids().into_iter()).await
        })
        .await
}
