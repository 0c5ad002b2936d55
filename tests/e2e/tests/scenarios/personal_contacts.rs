//! Personal contacts: kept on the phone until the person takes them out, and in the bar of every page.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::guide::{a_sign, words};
use e2e::pages::PageFrame;
use e2e::{Page, Phone, Setup, scenario, until};
use tokio::time::sleep;

use super::personal::{LEAD, LEAD_CALL, LEAD_NUMBER, LEAD_ROLE, OFFICE, OFFICE_CALL, kept};

/// Waits until the bar of the present page has exactly this call besides the guide's two.
async fn bar_has(frame: &PageFrame<'_>, own: &[&str]) -> Result<()> {
    let script = "[...document.querySelectorAll('#call-bar .call-own')].map(call => call.getAttribute('href'))";
    until("the personal call in the bar", async || {
        let calls: Vec<String> = frame.browser.value(script).await?;
        Ok(calls == own)
    })
    .await?;
    frame.numbers_in_reach().await?;
    for call in own {
        frame.number_in_reach(call).await?;
    }
    Ok(())
}

/// Every page has the call in its bar.
async fn every_bar_has(phone: &Phone, own: &[&str]) -> Result<()> {
    for page in Page::ADDRESSED {
        let frame = phone.open(page).await?;
        bar_has(&frame, own).await?;
        phone.reload().await?;
        bar_has(&frame, own).await?;
    }
    Ok(())
}

#[e2e::test]
async fn nothing_of_them_is_there_where_the_app_is_off() -> Result<()> {
    for setup in [Setup::default().without_javascript(), Setup::default().without_webassembly()] {
        let javascript = setup.javascript;
        let told = setup.scenario(async |phone| {
            for page in Page::ALL {
                let frame = phone.open(page).await?;
                if javascript && page != Page::Missing {
                    frame.failed().await?;
                }
                bar_has(&frame, &[]).await?;
                ensure!(
                    frame.text(".own").await?.is_empty() && frame.text("input[type=text]").await?.is_empty(),
                    "{page:?} offers what it cannot do"
                );
            }
            Ok(())
        });
        told.await?;
    }
    Ok(())
}

#[e2e::test]
async fn one_is_in_the_list_and_in_the_bar_of_every_page() -> Result<()> {
    scenario::run(async |phone| {
        let own = phone.personal_contacts().await?;
        own.lists(&[]).await?;
        bar_has(&own.frame, &[]).await?;
        own.keep(LEAD_ROLE, LEAD_NUMBER).await?;
        own.lists(&[LEAD]).await?;
        own.announces(words("own.kept")).await?;
        own.holds("", "").await?;
        own.keep(OFFICE.0, "112").await?;
        own.lists(&[LEAD, OFFICE]).await?;
        own.announces(words("own.kept")).await?;
        every_bar_has(phone, &[LEAD_CALL]).await?;
        phone.restart_browser().await?;
        every_bar_has(phone, &[LEAD_CALL]).await?;
        phone.personal_contacts().await?.lists(&[LEAD, OFFICE]).await
    })
    .await
}

#[e2e::test]
async fn one_survives_a_crash_100_ms_after_the_tap() -> Result<()> {
    scenario::run(async |phone| {
        let own = phone.personal_contacts().await?;
        own.keep(LEAD_ROLE, LEAD_NUMBER).await?;
        sleep(Duration::from_millis(100)).await;
        phone.crash()?;
        phone.start_browser().await?;
        phone.personal_contacts().await?.lists(&[LEAD]).await
    })
    .await
}

#[e2e::test]
async fn one_is_there_and_another_can_be_kept_without_a_host() -> Result<()> {
    scenario::with_copy(async |phone| {
        let own = phone.personal_contacts().await?;
        own.frame.ready_offline().await?;
        own.keep(LEAD_ROLE, LEAD_NUMBER).await?;
        own.announces(words("own.kept")).await?;
        phone.server.stop();
        phone.crash()?;
        phone.start_browser().await?;
        every_bar_has(phone, &[LEAD_CALL]).await?;
        let own = phone.personal_contacts().await?;
        own.keep(OFFICE.0, "112").await?;
        own.lists(&[LEAD, OFFICE]).await?;
        own.announces(words("own.kept")).await?;
        phone.personal_contacts().await?.lists(&[LEAD, OFFICE]).await
    })
    .await
}

#[e2e::test]
async fn one_can_be_changed_removed_and_taken_back() -> Result<()> {
    scenario::run(async |phone| {
        let own = kept(phone).await?;
        own.change(1).await?;
        own.holds(LEAD_ROLE, LEAD_NUMBER).await?;
        own.frame.has_focus("own-role").await?;
        own.frame.says("#own-form button", words("own.keep_change")).await?;
        own.keep("A deputy", "+44 (0)1922 1").await?;
        let deputy = ("A deputy", "tel:+4419221");
        own.lists(&[deputy, OFFICE]).await?;
        own.frame.says("#own-add[open] button", "").await?;
        bar_has(&own.frame, &[deputy.1]).await?;
        own.remove(1).await?;
        own.lists(&[OFFICE]).await?;
        own.announces(words("own.removed")).await?;
        own.holds("A deputy", "+44 (0)1922 1").await?;
        bar_has(&own.frame, &[OFFICE_CALL]).await?;
        phone.personal_contacts().await?.lists(&[OFFICE]).await?;
        own.remove(1).await?;
        own.lists(&[]).await?;
        bar_has(&own.frame, &[]).await?;
        own.submit().await?;
        own.lists(&[OFFICE]).await?;
        own.announces(words("own.kept")).await?;
        phone.personal_contacts().await?.lists(&[OFFICE]).await
    })
    .await
}

#[e2e::test]
async fn neither_clearing_the_ticks_nor_time_takes_them() -> Result<()> {
    scenario::run(async |phone| {
        kept(phone).await?;
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        list.clear().await?;
        list.confirm().await?;
        list.announces("keeping.cleared").await?;
        bar_has(&list.frame, &[LEAD_CALL]).await?;
        phone.personal_contacts().await?.lists(&[LEAD, OFFICE]).await?;
        for hours in [25, 10 * 365 * 24] {
            phone.checklist().await?.tap(a_sign()).await?;
            phone.set_clock_ahead(hours).await?;
            let list = phone.checklist().await?;
            list.is_fresh().await?;
            bar_has(&list.frame, &[LEAD_CALL]).await?;
            phone.personal_contacts().await?.lists(&[LEAD, OFFICE]).await?;
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn another_window_shows_a_change_at_once() -> Result<()> {
    scenario::run(async |phone| {
        kept(phone).await?;
        let browser = phone.browser()?;
        let first = browser.driver.window().await?;
        let second = browser.new_window(&phone.setup).await?;
        let own = phone.personal_contacts().await?;
        own.lists(&[LEAD, OFFICE]).await?;
        own.remove(1).await?;
        own.announces(words("own.removed")).await?;
        browser.driver.switch_to_window(first).await?;
        own.lists(&[OFFICE]).await?;
        own.keep(LEAD_ROLE, LEAD_NUMBER).await?;
        own.announces(words("own.kept")).await?;
        browser.driver.switch_to_window(second).await?;
        own.lists(&[OFFICE, LEAD]).await?;
        bar_has(&own.frame, &[OFFICE_CALL]).await
    })
    .await
}
