//! Deciding: the picture of whom to call in which case.

use anyhow::{Context, Result, ensure};
use e2e::chromium::resize;
use e2e::guide::emergency;
use e2e::{Page, Setup, story};
use serde_json::json;

use super::accessibility::{nothing_is_small, nothing_is_wider};

/// Which steps of the picture could not be read or called, once scrolled to.
const OUT_OF_REACH: &str = "return [...document.querySelectorAll('.decision .case, .decision a, .decision .then')].filter(part => {
    part.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = part.getBoundingClientRect();
    return height === 0 || !part.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}).map(part => part.outerHTML.slice(0, 100));";

#[e2e::test]
async fn each_step_can_be_read_and_called_without_scripts() -> Result<()> {
    let setup = Setup::default().without_javascript();
    let told = setup.story(async |phone| {
        let chrome = phone.open(Page::Contacts).await?;
        for (width, height) in [(320, 568), (360, 640), (640, 360)] {
            resize(&chrome.browser.driver, width, height).await?;
            let hidden: Vec<String> = chrome.browser.run(OUT_OF_REACH, Vec::new()).await?;
            ensure!(hidden.is_empty(), "at {width}x{height}: {hidden:#?}");
        }
        Ok(())
    });
    told.await
}

/// Whether all of a step's case and call can be seen as the page opens.
const SEEN_AT_ONCE: &str = "
    const call = document.querySelector(`.decision a[href='${arguments[0]}']`);
    return scrollY === 0 && [call, call.parentElement.querySelector('.case')].every(part => {
        const { left, top, right, bottom } = part.getBoundingClientRect();
        const corners = [[left + 8, top + 8], [right - 8, bottom - 8]];
        return corners.every(([x, y]) => part.contains(document.elementFromPoint(x, y)));
    });";

#[e2e::test]
async fn the_emergency_call_is_seen_as_the_page_opens() -> Result<()> {
    Setup::default()
        .sized(360, 640)
        .story(async |phone| {
            let chrome = phone.open(Page::Contacts).await?;
            chrome.live().await?;
            let call = vec![json!(emergency().href())];
            let seen: bool = chrome.browser.run(SEEN_AT_ONCE, call).await?;
            ensure!(seen, "it has to be scrolled to");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn the_picture_is_no_wider_than_the_screen_and_its_targets_are_large() -> Result<()> {
    story::story(async |phone| {
        let chrome = phone.open(Page::Contacts).await?;
        chrome.live().await?;
        for (width, text) in [(240, "100%"), (320, "100%"), (360, "200%"), (390, "150%")] {
            resize(&chrome.browser.driver, width, 640).await?;
            nothing_is_small(&chrome).await?;
            let wide = nothing_is_wider(&chrome, width, text).await;
            wide.with_context(|| format!("{width} pixels, text at {text}"))?;
        }
        Ok(())
    })
    .await
}
