//! Ticking: what the list asks the person to do.

use anyhow::{Result, ensure};
use e2e::guide::{a_sign, a_sign_beside, a_third_sign, another_sign, guide, last_sign, signs};
use e2e::{Setup, story};
use serde_json::json;

#[tokio::test]
async fn nothing_is_ticked_for_you_and_nothing_is_an_all_clear() -> Result<()> {
    story::story(async |phone| {
        let checklist = phone.checklist().await?;
        let wanted: Vec<&str> = signs().map(|sign| sign.id.as_str()).collect();
        let indicators = checklist.indicators().await?;
        ensure!(indicators == wanted, "{indicators:?}");
        let groups: Vec<String> = checklist
            .chrome
            .browser
            .value("[...document.querySelectorAll('#checklist fieldset')].map(group => group.id)")
            .await?;
        let wanted = guide().groups.iter().map(|group| &group.id);
        ensure!(groups.iter().eq(wanted), "{groups:?}");
        checklist.shows(&[]).await?;
        checklist.advises("no-ticks").await
    })
    .await
}

#[tokio::test]
async fn one_tick_asks_for_a_call_and_taking_it_back_does_not() -> Result<()> {
    story::story(async |phone| {
        let checklist = phone.checklist().await?;
        checklist.tap(a_third_sign()).await?;
        checklist.shows(&[a_third_sign()]).await?;
        checklist.advises("talk").await?;
        checklist.tap(a_third_sign()).await?;
        checklist.shows(&[]).await?;
        checklist.advises("no-ticks").await
    })
    .await
}

#[tokio::test]
async fn no_number_of_ticks_is_ever_a_score() -> Result<()> {
    story::story(async |phone| {
        let checklist = phone.checklist().await?;
        checklist.tap(a_sign()).await?;
        checklist.shows(&[a_sign()]).await?;
        checklist.advises("talk").await?;
        for indicator in [another_sign(), a_third_sign(), a_sign_beside()] {
            checklist.tap(indicator).await?;
        }
        checklist
            .shows(&[a_sign(), a_sign_beside(), another_sign(), a_third_sign()])
            .await?;
        // The guide's words and no more: four ticks say what one says.
        checklist.advises("talk").await
    })
    .await
}

#[tokio::test]
async fn every_indicator_can_be_tapped_on_a_small_phone() -> Result<()> {
    Setup::default()
        .sized(320, 568)
        .story(async |phone| {
            let checklist = phone.checklist().await?;
            let all = checklist.indicators().await?;
            for indicator in &all {
                checklist.tap(indicator).await?;
            }
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            checklist.shows(&all).await
        })
        .await
}

#[tokio::test]
async fn the_keyboard_ticks_and_the_focus_is_never_hidden() -> Result<()> {
    Setup::default()
        .sized(360, 640)
        .story(async |phone| {
            let checklist = phone.checklist().await?;
            for indicator in checklist.indicators().await? {
                ensure!(
                    checklist.focus(&indicator).await?,
                    "{indicator} is under the bar when it has the focus"
                );
            }
            checklist.press_space().await?;
            checklist.shows(&[last_sign()]).await
        })
        .await
}

#[tokio::test]
async fn no_tick_gets_into_address_title_or_console() -> Result<()> {
    story::story(async |phone| {
        let checklist = phone.checklist().await?;
        let browser = phone.browser()?;
        let before = (
            browser.driver.current_url().await?,
            browser.driver.title().await?,
        );
        checklist.tap(a_sign()).await?;
        checklist.shows(&[a_sign()]).await?;
        ensure!(
            before
                == (
                    browser.driver.current_url().await?,
                    browser.driver.title().await?
                ),
            "address or title has changed"
        );
        let spoken = browser.console().await?.join("\n");
        ensure!(!spoken.contains(a_sign()), "{spoken}");
        let told: Vec<_> = phone
            .server
            .requests()
            .into_iter()
            .filter(|entry| entry.path.contains('?') || entry.path.contains(a_sign()))
            .collect();
        ensure!(told.is_empty(), "{told:?}");
        Ok(())
    })
    .await
}

/// Taps the first rows of the list where they stand, faster than anything is drawn, with a finger that does not look; returns
/// how far any row has moved by the end, in pixels. One is a rounding.
const IN_A_ROW: &str = "
    const rows = [...document.querySelectorAll('#checklist :is(.row, .row-none)')];
    const [count] = arguments;
    rows[0].scrollIntoView({ block: 'center', behavior: 'instant' });
    const tops = () => rows.map(row => Math.round(row.getBoundingClientRect().top));
    const wait = ms => new Promise(then => setTimeout(then, ms));
    return (async () => {
        await wait(100);
        const before = tops();
        const places = rows.slice(0, count).map(row => row.getBoundingClientRect());
        for (const { left, top, width, height } of places) {
            document.elementFromPoint(left + width / 2, top + height / 2).click();
            await wait(150);
        }
        await wait(300);
        return Math.max(...tops().map((top, at) => Math.abs(top - before[at])));
    })();";

#[tokio::test]
async fn quick_taps_tick_the_rows_that_were_there() -> Result<()> {
    let first: Vec<&str> = guide().groups[0]
        .indicators
        .iter()
        .map(|sign| sign.id.as_str())
        .take(4)
        .collect();
    Setup::default()
        .sized(360, 640)
        .story(async |phone| {
            let list = phone.checklist().await?;
            list.chrome.ready_offline().await?;
            // A notice of what is over stands above the list, and goes with the first tick.
            list.clear().await?;
            list.confirm().await?;
            list.tells("keeping.cleared").await?;
            let args = vec![json!(first.len())];
            let browser = list.chrome.browser;
            let moved: f64 = browser.run(IN_A_ROW, args.clone()).await?;
            list.shows(&first).await?;
            ensure!(
                list.chrome.text("#notice").await?.is_empty(),
                "the notice stays"
            );
            ensure!(
                moved <= 1.0,
                "rows have moved by {moved} pixels while they were ticked"
            );
            let moved: f64 = browser.run(IN_A_ROW, args).await?;
            list.shows(&[]).await?;
            ensure!(
                moved <= 1.0,
                "rows have moved by {moved} pixels while they were unticked"
            );
            Ok(())
        })
        .await
}
