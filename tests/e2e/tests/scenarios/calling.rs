//! Calling: nothing stands between a person and the right number.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::chromium::resize;
use e2e::guide::{a_sign, bar_calls, emergency, guide};
use e2e::pages::PageFrame;
use e2e::{Page, Setup, scenario};
use tokio::time::sleep;

const SCREENS: [(u32, u32); 4] = [(320, 568), (360, 640), (640, 360), (1280, 800)];

async fn reached_on_every_screen(frame: &PageFrame<'_>) -> Result<()> {
    for (width, height) in SCREENS {
        resize(&frame.browser.driver, width, height).await?;
        let reach = frame.numbers_in_reach().await;
        reach.with_context(|| format!("at {width}x{height}"))?;
    }
    Ok(())
}

#[e2e::test]
async fn the_call_bar_is_in_reach_on_every_page_and_screen() -> Result<()> {
    scenario::run(async |phone| {
        for page in Page::ALL {
            let frame = phone.open(page).await?;
            for (width, height) in SCREENS {
                resize(&frame.browser.driver, width, height).await?;
                for to in ["0", "document.body.scrollHeight"] {
                    let scroll = format!("scrollTo(0, {to})");
                    frame.browser.act(&scroll).await?;
                    let reach = frame.numbers_in_reach().await;
                    reach.with_context(|| format!("{page:?} at {width}x{height}, {to}"))?;
                }
            }
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn every_number_reads_as_it_is_keyed_in() -> Result<()> {
    scenario::run(async |phone| {
        for page in Page::ALL {
            let frame = phone.open(page).await?;
            frame.settled(page).await?;
            frame.numbers_read_rightwards().await.with_context(|| format!("{page:?}"))?;
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn a_number_can_be_copied_where_copying_works() -> Result<()> {
    scenario::run(async |phone| {
        let contacts = phone.contacts().await?;
        contacts.frame.live().await?;
        for contact in guide().contacts {
            let copied = contacts.copy(contact.id).await?;
            let wanted = contact.extension.as_ref().unwrap_or(&contact.number);
            ensure!(copied == *wanted, "{copied:?} of {contact:?}");
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn without_a_clipboard_there_is_no_copy_button() -> Result<()> {
    let none = "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })";
    Setup::default()
        .with_script(none)
        .scenario(async |phone| {
            let contacts = phone.contacts().await?;
            contacts.frame.live().await?;
            ensure!(contacts.frame.text("[data-copy]").await?.is_empty(), "a copy button is shown");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn a_call_is_in_reach_before_every_answer() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        list.shows(&[a_sign()]).await?;
        list.clear().await?;
        reached_on_every_screen(&list.frame).await.context("the dialog")?;
        list.cancel().await?;
        let list = phone.checklist().await?;
        list.question().await?;
        reached_on_every_screen(&list.frame).await.context("the question")
    })
    .await
}

/// Notes every call that a tap makes, over the change of the page.
const NOTE_CALLS: &str = "addEventListener('click', event => {
    const link = event.target.closest?.('a[href^=tel]');
    if (!link) return;
    event.preventDefault();
    sessionStorage.called = (sessionStorage.called ?? '') + link.getAttribute('href') + ' ';
}, true)";

/// Where the middle of the first call in the bar is.
const FIRST_CALL: &str = "(() => {
    const { left, top, width, height } = document.querySelector('#call-bar .call-emergency').getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
})()";

#[e2e::test]
async fn a_tap_is_told_from_the_moment_that_a_page_is_there() -> Result<()> {
    const TAPS: usize = 8;
    Setup::default()
        .impatient()
        .with_script(NOTE_CALLS)
        .scenario(async |phone| {
            let frame = phone.open(Page::Guide).await?;
            frame.live().await?;
            let at: (i64, i64) = frame.browser.value(FIRST_CALL).await?;
            let emergency = bar_calls()[0].clone();
            for (place, page) in [(3, Page::Contacts), (1, Page::Guide), (4, Page::Disclosure)] {
                let go = format!("delete sessionStorage.called; setTimeout(() => document.querySelector('#main-nav a:nth-child({place})').click())");
                frame.browser.act(&go).await?;
                frame.expect(page).await?;
                for _ in 0..TAPS {
                    frame.tap_at(at).await?;
                    sleep(Duration::from_millis(40)).await;
                }
                let called: String = frame.browser.value("sessionStorage.called ?? ''").await?;
                let calls: Vec<&str> = called.split_whitespace().collect();
                ensure!(calls == [emergency.as_str(); TAPS], "{page:?}: of {TAPS} taps {calls:?}");
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn the_emergency_call_is_the_first_and_seen_as_the_page_opens() -> Result<()> {
    Setup::default()
        .sized(360, 640)
        .scenario(async |phone| {
            let frame = phone.open(Page::Contacts).await?;
            frame.live().await?;
            let (first, bottom, bar): (String, f64, f64) = frame
                .browser
                .value("(call => [call.getAttribute('href'), call.getBoundingClientRect().bottom, document.querySelector('.bar').getBoundingClientRect().top])(document.querySelector('main a[href^=\"tel:\"]'))")
                .await?;
            ensure!(first == guide().contacts[0].href(), "the first call is {first}");
            let is_first = guide().contacts[0] == emergency();
            ensure!(!is_first || bottom < bar, "it has to be scrolled to");
            Ok(())
        })
        .await
}
