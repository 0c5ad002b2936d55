//! Own contacts take nothing from what has to be in reach and for every eye.

use anyhow::{Context, Result, ensure};
use e2e::guide::{a_sign, words};
use e2e::pages::Chrome;
use e2e::{Page, Phone, Scheme, Setup, axe};

use super::accessibility::{nothing_is_small, nothing_is_wider};
use super::own::{LEAD, LEAD_CALL, LEAD_NUMBER, kept};

async fn all_in_reach(chrome: &Chrome<'_>) -> Result<()> {
    chrome.numbers_in_reach().await?;
    chrome.number_in_reach(LEAD_CALL).await
}

/// Every page, from its top to its end.
async fn every_page_has_all_in_reach(phone: &Phone) -> Result<()> {
    for page in Page::ADDRESSED {
        let chrome = phone.open(page).await?;
        e2e::until("the own call", async || {
            Ok((!chrome.text("#call-bar .call-own").await?.is_empty()).then_some(()))
        })
        .await?;
        for scroll in ["scrollTo(0, 0)", "scrollTo(0, document.body.scrollHeight)"] {
            chrome.browser.run::<()>(scroll, Vec::new()).await?;
            all_in_reach(&chrome)
                .await
                .with_context(|| format!("{page:?}, {scroll}"))?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn all_calls_are_in_reach_on_every_screen_and_before_every_answer() -> Result<()> {
    for (width, height) in [(320, 568), (360, 640), (640, 360)] {
        let told = Setup::default().sized(width, height).story(async |phone| {
            kept(phone).await?;
            every_page_has_all_in_reach(phone).await?;
            let list = phone.checklist().await?;
            list.tap(a_sign()).await?;
            list.shows(&[a_sign()]).await?;
            list.clear().await?;
            all_in_reach(&list.chrome).await.context("the dialog")?;
            list.cancel().await?;
            let list = phone.checklist().await?;
            list.question().await?;
            all_in_reach(&list.chrome).await.context("the question")
        });
        told.await.with_context(|| format!("at {width}x{height}"))?;
    }
    Ok(())
}

/// What is short, what is as long as may be, and what no line can be broken in.
fn roles() -> [String; 3] {
    ["A", &"W".repeat(60), &"long words ".repeat(5)].map(|role| role.trim().to_owned())
}

#[tokio::test]
async fn a_long_role_makes_nothing_wider_and_no_target_small() -> Result<()> {
    for (width, text) in [(320, "100%"), (360, "200%")] {
        let told = Setup::default().sized(width, 640).story(async |phone| {
            let own = phone.own_contacts().await?;
            for role in roles().iter().rev() {
                own.keep(role, "123 456 789 012 345").await?;
                own.tells(words("own.kept")).await?;
            }
            for page in Page::ADDRESSED {
                let chrome = phone.open(page).await?;
                chrome.settled(page).await?;
                nothing_is_small(&chrome).await?;
                nothing_is_wider(&chrome, width, text).await?;
            }
            Ok(())
        });
        told.await
            .with_context(|| format!("{width} pixels, text at {text}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_with_a_fault_nor_with_a_contact() -> Result<()> {
    for scheme in Scheme::ALL {
        let told = Setup::default().in_scheme(scheme).story(async |phone| {
            let own = phone.own_contacts().await?;
            own.keep("", LEAD_NUMBER).await?;
            own.chrome
                .says("#own-fault", words("own.fault_no_role"))
                .await?;
            let said = |what: &str| format!("{what}, {}", scheme.name());
            axe::check(phone.browser()?, &said("with a fault")).await?;
            let own = kept(phone).await?;
            axe::check(phone.browser()?, &said("with contacts")).await?;
            own.change(1).await?;
            own.holds(LEAD.0, LEAD_NUMBER).await?;
            axe::check(phone.browser()?, &said("with a change")).await?;
            phone.checklist().await?;
            axe::check(phone.browser()?, &said("the checklist")).await?;
            Ok(())
        });
        told.await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_form_asks_for_a_role_and_a_number_alone() -> Result<()> {
    Setup::default()
        .story(async |phone| {
            let script = "[...document.querySelectorAll('input:not([type=checkbox]), textarea, select, [contenteditable]')].map(field => [field.id, field.type === 'file' || !field.spellcheck])";
            for page in Page::ADDRESSED {
                let chrome = phone.open(page).await?;
                chrome.settled(page).await?;
                let fields: Vec<(String, bool)> = chrome.browser.value(script).await?;
                // A browser may send what it checks to its maker.
                ensure!(fields.iter().all(|(_, unchecked)| *unchecked), "{page:?}: spelling is checked in one of {fields:?}");
                let fields: Vec<String> = fields.into_iter().map(|(id, _)| id).collect();
                let wanted: &[&str] = match page {
                    Page::Contacts => &["own-role", "own-number", "own-file"],
                    Page::Guide => &["search"],
                    _ => &[],
                };
                ensure!(fields == wanted, "{page:?} asks for {fields:?}");
            }
            Ok(())
        })
        .await
}
