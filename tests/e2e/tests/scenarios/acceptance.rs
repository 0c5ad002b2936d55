//! The screens' budgets, in the two families of letters that phones and Linux desks have, at every size that was designed.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use e2e::chromium::{command, resize};
use e2e::guide::{a_sign, another_sign, guide};
use e2e::pages::PageFrame;
use e2e::{Page, Phone, Setup, scenario, until};
use serde_json::{Value, json};
use site_server::Fault;

/// A family with the file by which it is known to be there: Android's, and the widest that a desk falls back on.
const FAMILIES: [(&str, &str, &str); 2] = [
    ("Roboto", "Noto Serif", "/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf"),
    ("DejaVu Sans", "DejaVu Serif", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
];

const SIZES: [(u32, u32); 6] = [(320, 568), (360, 640), (390, 844), (640, 360), (768, 1024), (1280, 800)];

/// Sets the page in a family. One that is not on this machine is said, and not tried; where every change is tested it must be.
async fn set_in(frame: &PageFrame<'_>, (sans, serif, file): (&str, &str, &str)) -> Result<bool> {
    if !Path::new(file).exists() {
        ensure!(std::env::var("CI").as_deref() != Ok("true"), "no {file}");
        eprintln!("not tried in {sans}: no {file}");
        return Ok(false);
    }
    let script = "
        const { style } = document.documentElement;
        style.setProperty('--sans', arguments[0]);
        style.setProperty('--serif', arguments[1]);
        return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";
    frame.browser.run(script, vec![json!(format!("'{sans}'")), json!(format!("'{serif}'"))]).await
}

/// How high the bar is, in parts of the screen, and how many signs are seen whole.
const SEEN: &str = "(() => {
    const bar = document.querySelector('.bar').getBoundingClientRect();
    const isBottom = bar.width > innerWidth / 2 && bar.height > 0;
    const top = isBottom ? bar.top : innerHeight;
    const rows = [...document.querySelectorAll('#checklist .row')].filter(row => {
        const box = row.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= top + 0.5;
    });
    return [isBottom ? bar.height / innerHeight : 0, rows.length];
})()";

/// Of the screen's height, at most, and signs, at least: on the checklist as it is opened.
const CHECKLIST: [((u32, u32), f64, usize); 6] = [
    ((360, 640), 0.26, 4),
    ((390, 844), 0.20, 6),
    ((320, 568), 0.29, 3),
    ((640, 360), 0.28, 1),
    ((768, 1024), 0.11, 9),
    ((1280, 800), 0.0, 11),
];

#[e2e::test]
async fn the_bar_leaves_the_room_to_the_signs() -> Result<()> {
    scenario::run(async |phone| {
        let driver = &phone.browser()?.driver;
        for family in FAMILIES {
            for ((width, height), most, least) in CHECKLIST {
                resize(driver, width, height).await?;
                let list = phone.checklist().await?;
                if !set_in(&list.frame, family).await? {
                    break;
                }
                let (bar, rows): (f64, usize) = list.frame.browser.value(SEEN).await?;
                let at = format!("{} at {width}x{height}", family.0);
                ensure!(bar <= most + 0.001, "{at}: the bar takes {bar:.3}, not {most}");
                ensure!(
                    rows >= least || guide().about("id") != "walsall-cse",
                    "{at}: {rows} signs are seen, not {least}"
                );
            }
            resize(driver, 360, 640).await?;
            for page in [Page::Guide, Page::Contacts, Page::Disclosure, Page::About] {
                let frame = phone.open(page).await?;
                set_in(&frame, family).await?;
                let (bar, _): (f64, usize) = frame.browser.value(SEEN).await?;
                ensure!(bar <= 0.18, "{page:?} in {}: the bar takes {bar:.3}", family.0);
            }
        }
        Ok(())
    })
    .await
}

/// Screens of 640 pixels, at most, in the letters of phones: the shipped guide's, which was drawn so.
const LENGTHS: [(Page, f64); 4] =
    [(Page::Guide, 7.5), (Page::Checklist, 9.0), (Page::Contacts, 2.5), (Page::About, 4.5)];

#[e2e::test]
async fn no_page_is_longer_than_it_was_drawn() -> Result<()> {
    if guide().about("id") != "walsall-cse" {
        return Ok(());
    }
    Setup::default()
        .sized(360, 640)
        .scenario(async |phone| {
            for (page, most) in LENGTHS {
                let frame = phone.open(page).await?;
                frame.live().await?;
                if !set_in(&frame, FAMILIES[0]).await? {
                    return Ok(());
                }
                let screens: f64 = frame.browser.value("document.documentElement.scrollHeight / 640").await?;
                ensure!(screens <= most, "{page:?} is {screens:.2} screens long, not {most}");
            }
            Ok(())
        })
        .await
}

/// What of the emergency call, the first call and hiding could not be tapped in its middle; and whether the bar is too high.
const OUT_OF_REACH: &str = "(() => {
    const targets = [...document.querySelectorAll('#call-bar > :is(.call, .way)'), document.querySelector('#hide')];
    // On what is left of a phone magnified four times, the emergency call stands alone beside hiding.
    const calls = innerWidth < 160 || innerHeight < 200 ? 1 : 2;
    const wrong = targets.slice(0, calls).concat(targets.at(-1)).filter(target => {
        const { left, top, width, height } = target.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return !target.contains(hit);
    }).map(target => target.outerHTML.slice(0, 60));
    const bar = document.querySelector('.bar').getBoundingClientRect();
    const isBottom = bar.width > innerWidth / 2 && getComputedStyle(document.querySelector('.bar')).position === 'sticky';
    return wrong.concat(isBottom && bar.height > innerHeight * 0.301 ? [`a bar of ${bar.height / innerHeight}`] : []);
})()";

async fn in_reach(frame: &PageFrame<'_>, what: &str) -> Result<()> {
    let wrong: Vec<String> = frame.browser.value(OUT_OF_REACH).await?;
    ensure!(wrong.is_empty(), "{what}: {wrong:?}");
    Ok(())
}

/// Text of the reader's own size, in pixels, and magnification: what is seen of the screen.
const MAGNIFIED: [(u32, u32); 5] = [(16, 1), (24, 1), (32, 1), (16, 2), (16, 4)];

/// At every size, text size and magnification.
async fn in_reach_everywhere(phone: &Phone, frame: &PageFrame<'_>, what: &str) -> Result<()> {
    let driver = &phone.browser()?.driver;
    for (width, height) in SIZES {
        for (text, zoom) in MAGNIFIED {
            resize(driver, width / zoom, height / zoom).await?;
            let sizes = json!({ "fontSizes": { "standard": text, "fixed": 13 } });
            command(driver, "Page.setFontSizes", sizes).await?;
            in_reach(frame, &format!("{what} at {width}x{height}, text of {text}, magnified {zoom} times")).await?;
        }
    }
    let usual = json!({ "fontSizes": { "standard": 16, "fixed": 13 } });
    command(driver, "Page.setFontSizes", usual).await?;
    resize(driver, 390, 844).await
}

#[e2e::test]
async fn both_calls_and_hiding_are_in_reach_in_every_state_and_size() -> Result<()> {
    scenario::run(async |phone| {
        for page in Page::ADDRESSED {
            let frame = phone.open(page).await?;
            frame.live().await?;
            in_reach_everywhere(phone, &frame, page.name()).await?;
        }
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        in_reach_everywhere(phone, &list.frame, "with a tick").await?;
        list.clear().await?;
        in_reach_everywhere(phone, &list.frame, "with the dialog").await?;
        list.frame.tap("#clear-cancel").await?;
        // The hour is over.
        let list = phone.checklist().await?;
        list.question().await?;
        in_reach_everywhere(phone, &list.frame, "with the question").await?;
        let own = phone.personal_contacts().await?;
        own.keep("Our safeguarding lead", "01922 650001").await?;
        until("the number in the bar", async || Ok(own.frame.dials().await?.contains(&"tel:01922650001".to_owned())))
            .await?;
        in_reach_everywhere(phone, &own.frame, "with an own number").await
    })
    .await
}

#[e2e::test]
async fn both_answers_of_the_question_are_seen_on_the_smallest_screens() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        list.shows(&[a_sign()]).await?;
        for family in FAMILIES {
            for (width, height) in [(320, 568), (640, 360)] {
                resize(&phone.browser()?.driver, width, height).await?;
                let list = phone.checklist().await?;
                list.question().await?;
                set_in(&list.frame, family).await?;
                let hidden: Vec<String> = list.frame.browser.value("['resume', 'restart'].filter(id => {
                    const answer = document.getElementById(id);
                    const { left, top, bottom, width } = answer.getBoundingClientRect();
                    return top < 0 || bottom > innerHeight || !answer.contains(document.elementFromPoint(left + width / 2, top + 4)) || !answer.contains(document.elementFromPoint(left + width / 2, bottom - 4));
                })").await?;
                ensure!(hidden.is_empty(), "{} at {width}x{height}: {hidden:?}", family.0);
            }
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn who_looks_up_a_number_comes_back_to_the_same_rows() -> Result<()> {
    Setup::default()
        .sized(360, 640)
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            for sign in [a_sign(), another_sign()] {
                list.tap(sign).await?;
            }
            list.shows(&[a_sign(), another_sign()]).await?;
            let strip: f64 =
                list.frame.browser.value("document.querySelector('#strip').getBoundingClientRect().height").await?;
            ensure!(strip >= 46.0, "the way to preparing is {strip} high");
            let place: f64 = list.frame.browser.value("scrollY").await?;
            list.frame.tap_in_place("#main-nav a[href$='contacts/']").await?;
            list.frame.expect(Page::Contacts).await?;
            phone.browser()?.driver.back().await?;
            let list = phone.present_checklist()?;
            list.frame.expect(Page::Checklist).await?;
            list.frame.live().await?;
            list.shows(&[a_sign(), another_sign()]).await?;
            let asked: bool = list.frame.browser.value("document.querySelector('#question').checkVisibility()").await?;
            ensure!(!asked, "it asks whose they are");
            let now: f64 = list.frame.browser.value("scrollY").await?;
            ensure!((now - place).abs() < 2.0, "it was at {place}, and is at {now}");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn installing_is_a_tap_from_the_guide_and_nowhere_else() -> Result<()> {
    let standalone = "{ const match = window.matchMedia; window.matchMedia = query => query.includes('standalone') ? { matches: true } : match.call(window, query); }";
    for (script, is_offered) in [("", true), (standalone, false)] {
        let mut setup = Setup::default().whole().with_copy();
        setup.before_pages.push(script.to_owned());
        setup
            .scenario(async |phone| {
                phone.server.set_fault("/sw.js", Fault::Status { code: 404, times: None });
                let frame = phone.open(Page::Guide).await?;
                frame.not_offline().await?;
                ensure!(frame.text("#install-done").await?.is_empty(), "it is on the phone, it says, and is not");
                phone.server.clear_faults();
                for page in [Page::Guide, Page::Checklist, Page::Contacts, Page::Disclosure] {
                    let frame = phone.open(page).await?;
                    frame.ready_offline().await?;
                    let is_said = !frame.text("#install-done").await?.is_empty();
                    ensure!(
                        is_said == (!is_offered && page == Page::Guide),
                        "{page:?}: on the phone, it says: {is_said}"
                    );
                    let seen: bool = frame
                        .browser
                        .value("Boolean(document.querySelector('#install-how')?.checkVisibility())")
                        .await?;
                    ensure!(seen == (is_offered && page == Page::Guide), "{page:?}: offered {seen}");
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

/// Pages of A4, at most.
const PRINTED: [(Page, usize); 2] = [(Page::Guide, 2), (Page::Contacts, 1)];

#[e2e::test]
async fn the_guide_prints_on_two_pages_and_whom_to_call_on_one() -> Result<()> {
    if guide().about("id") != "walsall-cse" {
        return Ok(());
    }
    scenario::run(async |phone| {
        for family in FAMILIES {
            for (page, most) in PRINTED {
                let frame = phone.open(page).await?;
                frame.live().await?;
                if !set_in(&frame, family).await? {
                    break;
                }
                let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "marginTop": 0.4, "marginBottom": 0.4, "marginLeft": 0.4, "marginRight": 0.4, "preferCSSPageSize": true });
                let printed = command(&frame.browser.driver, "Page.printToPDF", paper).await?;
                let pages = pages(&printed).with_context(|| format!("{page:?}"))?;
                ensure!((1..=most).contains(&pages), "{page:?} in {} prints on {pages} pages, not {most}", family.0);
            }
        }
        Ok(())
    })
    .await
}

/// How many pages a printed file says that it has.
fn pages(printed: &Value) -> Result<usize> {
    let file = STANDARD.decode(printed["data"].as_str().context("nothing was printed")?)?;
    let text = String::from_utf8_lossy(&file);
    let counts = text.match_indices("/Count ").filter_map(|(at, word)| {
        let digits = text[at + word.len()..].split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse().ok()
    });
    counts.max().context("it does not say how many pages it has")
}
