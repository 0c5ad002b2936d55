//! Personal contacts take nothing from what has to be in reach and for every eye.

use anyhow::{Context, Result, ensure};
use e2e::chromium::resize;
use e2e::guide::{a_sign, words};
use e2e::pages::PageFrame;
use e2e::{Page, Phone, Scheme, Setup, axe, sample, scenario};
use serde::Deserialize;

use super::accessibility::{nothing_is_small, nothing_is_wider};
use super::personal::{LEAD, LEAD_CALL, LEAD_NUMBER, kept};

async fn all_in_reach(frame: &PageFrame<'_>) -> Result<()> {
    frame.numbers_in_reach().await?;
    frame.number_in_reach(LEAD_CALL).await
}

/// Every page, from its top to its end.
async fn every_page_has_all_in_reach(phone: &Phone) -> Result<()> {
    for page in Page::ADDRESSED {
        let frame = phone.open(page).await?;
        e2e::until("the personal call", async || Ok(!frame.text("#call-bar .call-own").await?.is_empty())).await?;
        for scroll in ["scrollTo(0, 0)", "scrollTo(0, document.body.scrollHeight)"] {
            let reach = on_every_screen(&frame, scroll).await;
            reach.with_context(|| format!("{page:?}, {scroll}"))?;
        }
    }
    Ok(())
}

async fn on_every_screen(frame: &PageFrame<'_>, scroll: &str) -> Result<()> {
    for (width, height) in [(320, 568), (360, 640), (640, 360)] {
        resize(&frame.browser.driver, width, height).await?;
        frame.browser.act(scroll).await?;
        let reach = all_in_reach(frame).await;
        reach.with_context(|| format!("at {width}x{height}"))?;
    }
    Ok(())
}

#[e2e::test]
async fn all_calls_are_in_reach_on_every_screen_and_before_every_answer() -> Result<()> {
    scenario::run(async |phone| {
        kept(phone).await?;
        every_page_has_all_in_reach(phone).await?;
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        list.shows(&[a_sign()]).await?;
        list.clear().await?;
        on_every_screen(&list.frame, "").await.context("the dialog")?;
        list.cancel().await?;
        let list = phone.checklist().await?;
        list.question().await?;
        on_every_screen(&list.frame, "").await.context("the question")
    })
    .await
}

/// What is short, what is as long as may be, and what no line can be broken in.
fn roles() -> [String; 3] {
    ["A", &"W".repeat(60), &"long words ".repeat(5)].map(|role| role.trim().to_owned())
}

#[e2e::test]
async fn a_long_role_makes_nothing_wider_and_no_target_small() -> Result<()> {
    scenario::run(async |phone| {
        let own = phone.personal_contacts().await?;
        for role in roles().iter().rev() {
            own.keep(role, "123 456 789 012 345").await?;
            own.announces(words("own.kept")).await?;
        }
        for page in Page::ADDRESSED {
            let frame = phone.open(page).await?;
            frame.settled(page).await?;
            for (width, text) in [(320, "100%"), (360, "200%")] {
                resize(&frame.browser.driver, width, 640).await?;
                nothing_is_small(&frame).await?;
                let wide = nothing_is_wider(&frame, width, text).await;
                wide.with_context(|| format!("{page:?}, {width} pixels, text at {text}"))?;
            }
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn axe_finds_nothing_with_a_fault_nor_with_a_contact() -> Result<()> {
    for scheme in Scheme::ALL {
        let told = Setup::default().in_scheme(scheme).scenario(async |phone| {
            let own = phone.personal_contacts().await?;
            own.keep("", LEAD_NUMBER).await?;
            own.faults("own-role", "own.fault_no_role").await?;
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

#[e2e::test]
async fn the_form_asks_for_a_role_and_a_number_alone() -> Result<()> {
    Setup::default()
        .scenario(async |phone| {
            let script = "[...document.querySelectorAll('input:not([type=checkbox]), textarea, select, [contenteditable]')].map(field => [field.id, field.type === 'file' || !field.spellcheck])";
            for page in Page::ADDRESSED {
                let frame = phone.open(page).await?;
                frame.settled(page).await?;
                let fields: Vec<(String, bool)> = frame.browser.value(script).await?;
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

/// Almost three rows, on the smallest phone, also of a guide with longer words.
const LEAST_ROOM: i32 = 140;

/// The bar and what is left of the list, with every call in it: whether it is whole, and high enough for a thumb.
const ROOM: &str = "(() => {
    const box = element => document.querySelector(element).getBoundingClientRect();
    const isWhole = ({ top, bottom, left, right }) => top >= 0 && bottom <= innerHeight + 1 && left >= 0 && right <= innerWidth && bottom - top >= 44;
    const number = box('.call-own .call-number');
    return {
        bar: Math.round(box('.bar').height),
        left: Math.round(box('.bar').top),
        whole: [...document.querySelectorAll('#call-bar .call')].filter(call => isWhole(call.getBoundingClientRect())).length,
        number: number.width > 20 && number.right <= innerWidth && number.left >= 0,
    };
})()";

#[derive(Debug, Deserialize)]
struct Room {
    bar: u32,
    left: i32,
    whole: usize,
    number: bool,
}

/// Short, without a place to break a line, of many words, from right to left, and one that would turn what follows.
const TYPED: [&str; 5] = [
    "Lead",
    "Wolverhamptonsafeguardingleadandheadofpastoralcareyearseven1",
    "The designated safeguarding lead of the whole of this school",
    "\u{5e8}\u{5d0}\u{5e9} \u{5e6}\u{5d5}\u{5d5}\u{5ea} \u{5d4}\u{5d4}\u{5d2}\u{5e0}\u{5d4} \u{5e2}\u{5dc} \u{5d9}\u{5dc}\u{5d3}\u{5d9}\u{5dd}",
    "Lead \u{202e}knab",
];

#[e2e::test]
async fn whatever_role_is_typed_the_list_keeps_its_room() -> Result<()> {
    // The narrowest and the lowest: where these have room, others have.
    for (width, height) in sample([(320, 568), (640, 360)]) {
        let told = Setup::default().sized(width, height).scenario(async |phone| {
            let mut bars = [None; 2];
            for role in TYPED {
                let own = phone.personal_contacts().await?;
                if bars[0].is_some() {
                    own.remove(1).await?;
                    own.lists(&[]).await?;
                }
                // Typed by script: a driver does not type every letter.
                own.frame.browser.run::<()>("document.getElementById('own-add').open = true; document.getElementById('own-role').value = arguments[0]; document.getElementById('own-number').value = '+44 1922 653 555 655'; document.getElementById('own-form').requestSubmit()", vec![role.into()]).await?;
                own.announces(words("own.kept")).await?;
                for (bar, page) in bars.iter_mut().zip([Page::Contacts, Page::Checklist]) {
                    let frame = phone.open(page).await?;
                    e2e::until("the personal call", async || {
                        Ok(!frame.text("#call-bar .call-own").await?.is_empty())
                    })
                    .await?;
                    frame.browser.act("scrollTo(0, 800)").await?;
                    let room: Room = frame.browser.value(ROOM).await?;
                    ensure!(room.whole == 3 && room.number && room.left >= LEAST_ROOM, "{page:?}, {role}: {room:?}");
                    let short = *bar.get_or_insert(room.bar);
                    ensure!(room.bar <= short, "{page:?}, {role}: the bar takes {} pixels, not {short}", room.bar);
                }
            }
            Ok(())
        });
        told.await.with_context(|| format!("at {width}x{height}"))?;
    }
    Ok(())
}
