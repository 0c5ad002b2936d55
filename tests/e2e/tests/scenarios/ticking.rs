//! Ticking: what the list asks the person to do.

use anyhow::{Result, ensure};
use e2e::guide::{a_sign, a_sign_beside, a_third_sign, another_sign, guide, last_sign};
use e2e::pages::Checklist;
use e2e::{Engine, Setup, scenario};
use serde_json::json;

#[e2e::test]
async fn no_number_of_ticks_is_a_score_and_none_is_an_all_clear() -> Result<()> {
    scenario::run(async |phone| {
        let checklist = phone.checklist().await?;
        checklist.shows(&[]).await?;
        checklist.advises("no-ticks").await?;
        checklist.tap(a_sign()).await?;
        checklist.shows(&[a_sign()]).await?;
        checklist.advises("talk").await?;
        checklist.tap(a_sign()).await?;
        checklist.shows(&[]).await?;
        checklist.advises("no-ticks").await?;
        checklist.tap(a_sign()).await?;
        for indicator in [another_sign(), a_third_sign(), a_sign_beside()] {
            checklist.tap(indicator).await?;
        }
        checklist.shows(&[a_sign(), a_sign_beside(), another_sign(), a_third_sign()]).await?;
        // The guide's words and no more: four ticks say what one says.
        checklist.advises("talk").await
    })
    .await
}

#[e2e::test]
async fn every_indicator_can_be_tapped_on_a_small_phone() -> Result<()> {
    Setup::default()
        .sized(320, 568)
        .scenario(async |phone| {
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

#[e2e::test]
async fn the_keyboard_ticks_and_the_focus_is_never_hidden() -> Result<()> {
    Setup::default()
        .sized(360, 640)
        .scenario(async |phone| {
            let checklist = phone.checklist().await?;
            for indicator in checklist.indicators().await? {
                ensure!(checklist.focus(&indicator).await?, "{indicator} is under the bar when it has the focus");
            }
            checklist.press_space().await?;
            checklist.shows(&[last_sign()]).await
        })
        .await
}

#[e2e::test]
async fn no_tick_gets_into_address_title_or_console() -> Result<()> {
    scenario::run(async |phone| {
        let checklist = phone.checklist().await?;
        let browser = phone.browser()?;
        let before = (browser.driver.current_url().await?, browser.driver.title().await?);
        checklist.tap(a_sign()).await?;
        checklist.shows(&[a_sign()]).await?;
        ensure!(
            before == (browser.driver.current_url().await?, browser.driver.title().await?),
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

/// Brings the first row into view, and returns where all rows stand: the middle of each, in pixels.
const ROWS: &str = "
    const rows = [...document.querySelectorAll('#checklist :is(.row, .row-none)')];
    if (arguments[0]) rows[0].scrollIntoView({ block: arguments[0], behavior: 'instant' });
    return new Promise(then => setTimeout(() => then(rows.map(row => {
        const { left, top, width, height } = row.getBoundingClientRect();
        return [left + width / 2, top + height / 2].map(Math.round);
    })), 200));";

/// Taps the first rows where they stand, one after the other, with a finger that does not look.
async fn in_a_row(list: &Checklist<'_>, count: usize) -> Result<()> {
    let browser = list.frame.browser;
    let block = match browser.engine {
        Engine::WebKit => "start",
        _ => "center",
    };
    let before: Vec<(i64, i64)> = browser.run(ROWS, vec![json!(block)]).await?;
    for place in before.iter().take(count) {
        list.frame.tap_at(*place).await?;
    }
    let after: Vec<(i64, i64)> = browser.run(ROWS, vec![json!(null)]).await?;
    let moved = before.iter().zip(&after).map(|(one, other)| one.1 - other.1);
    // One is a rounding.
    let moved: Vec<i64> = moved.filter(|pixels| pixels.abs() > 1).collect();
    ensure!(moved.is_empty(), "rows have moved by {moved:?} pixels");
    Ok(())
}

#[e2e::test]
async fn quick_taps_tick_the_rows_that_were_there() -> Result<()> {
    let first: Vec<&str> = guide().groups[0].indicators.iter().map(|sign| sign.id).take(4).collect();
    // High enough for four rows of any guide, whatever fonts its words are set in. WebKit on a desk gives a box that is tapped the
    // focus, and scrolls it clear of a bar that is near.
    Setup::default()
        .sized(360, 800)
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            // A notice of what is over stands above the list, and goes with the first tick.
            list.clear().await?;
            list.confirm().await?;
            list.announces("keeping.cleared").await?;
            in_a_row(&list, first.len()).await?;
            list.shows(&first).await?;
            let notice = list.frame.text("#notice").await?;
            ensure!(notice.is_empty(), "the notice stays: {notice:?}");
            in_a_row(&list, first.len()).await?;
            list.shows(&[]).await
        })
        .await
}
