//! For every hand, eye and ear.

use anyhow::{Context, Result, ensure};
use e2e::chromium::{command, resize};
use e2e::guide::{a_sign, another_sign};
use e2e::pages::PageFrame;
use e2e::{Ability, Page, Phone, Scheme, Setup, axe, scenario};
use serde_json::json;

async fn check(phone: &Phone, what: &str) -> Result<()> {
    axe::check(phone.browser()?, &format!("{what}, {}", phone.setup.scheme.name())).await
}

#[e2e::test]
async fn axe_finds_nothing_on_any_page() -> Result<()> {
    for scheme in Scheme::ALL {
        Setup::default()
            .in_scheme(scheme)
            .scenario(async |phone| {
                for page in Page::ALL {
                    let frame = phone.open(page).await?;
                    frame.settled(page).await?;
                    if scheme == Scheme::Light {
                        check(phone, page.name()).await?;
                    }
                    // What is folded has the colours of the rest, in which alone the dark differs.
                    frame.browser.act("document.querySelectorAll('details').forEach(part => part.open = true)").await?;
                    check(phone, &format!("{} unfolded", page.name())).await?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

/// The page in the person's own colours.
async fn force_colours(frame: &PageFrame<'_>, scheme: Scheme) -> Result<()> {
    let features = json!([
        { "name": "forced-colors", "value": "active" },
        { "name": "prefers-color-scheme", "value": scheme.name() },
    ]);
    let driver = &frame.browser.driver;
    command(driver, "Emulation.setEmulatedMedia", json!({ "features": features })).await.map(drop)
}

#[e2e::test]
async fn axe_finds_nothing_in_the_persons_own_colours() -> Result<()> {
    for scheme in Scheme::ALL {
        let told = Setup::default().in_scheme(scheme).scenario(async |phone| {
            phone.setup.engine.needs(Ability::DevTools)?;
            for page in Page::ALL {
                let frame = phone.open(page).await?;
                force_colours(&frame, scheme).await?;
                frame.settled(page).await?;
                frame.browser.act("document.querySelectorAll('details').forEach(part => part.open = true)").await?;
                check(phone, &format!("{} in forced colours", page.name())).await?;
            }
            let list = phone.checklist().await?;
            force_colours(&list.frame, scheme).await?;
            list.tap(a_sign()).await?;
            list.clear().await?;
            check(phone, "with the dialog in forced colours").await
        });
        told.await?;
    }
    Ok(())
}

#[e2e::test]
async fn axe_finds_nothing_on_a_checklist_in_use() -> Result<()> {
    for scheme in Scheme::ALL {
        Setup::default()
            .in_scheme(scheme)
            .scenario(async |phone| {
                let checklist = phone.checklist().await?;
                checklist.tap(a_sign()).await?;
                checklist.shows(&[a_sign()]).await?;
                check(phone, "with a tick").await?;
                checklist.clear().await?;
                check(phone, "with the dialog").await?;
                checklist.confirm().await?;
                checklist.notice().await?;
                check(phone, "with a notice").await?;
                checklist.tap(another_sign()).await?;
                checklist.shows(&[another_sign()]).await?;
                phone.checklist().await?.question().await?;
                check(phone, "with the question").await
            })
            .await?;
    }
    Ok(())
}

#[e2e::test]
async fn axe_finds_nothing_where_the_app_is_off() -> Result<()> {
    for scheme in Scheme::ALL {
        let setup = Setup::default().in_scheme(scheme);
        let told = setup.without_webassembly().scenario(async |phone| {
            phone.open(Page::Checklist).await?.failed().await?;
            check(phone, "without WebAssembly").await
        });
        told.await?;
    }
    Ok(())
}

/// The least width and height of a target, in CSS pixels: a gloved thumb.
const TARGET: f64 = 48.0;

/// Checks that every target of the present page is large enough.
pub async fn nothing_is_small(frame: &PageFrame<'_>) -> Result<()> {
    let targets: Vec<(String, f64, f64)> = frame.browser.run(TARGETS, []).await?;
    ensure!(targets.len() >= 6, "there are only {targets:?}");
    let small: Vec<_> = targets.iter().filter(|(_, width, height)| *width < TARGET || *height < TARGET).collect();
    ensure!(small.is_empty(), "{small:?}");
    Ok(())
}

#[e2e::test]
async fn every_target_is_large_enough() -> Result<()> {
    scenario::run(async |phone| {
        for page in Page::ALL {
            let frame = phone.open(page).await?;
            frame.settled(page).await?;
            if page == Page::Checklist {
                phone.present_checklist()?.clear().await?;
            }
            for (width, height) in [(320, 568), (390, 844), (1280, 800)] {
                resize(&frame.browser.driver, width, height).await?;
                nothing_is_small(&frame).await.with_context(|| format!("{page:?} at {width}x{height}"))?;
            }
        }
        Ok(())
    })
    .await
}

const TARGETS: &str = "
    const targets = document.querySelectorAll('#call-bar a, #main-nav a, .jump a, #checklist label, button, a.button, label.button, input:is([type=text], [type=tel], [type=search]), a.call, #found a, summary');
    return [...targets].filter(target => target.checkVisibility()).map(target => {
        const { width, height } = target.getBoundingClientRect();
        return [target.outerHTML.slice(0, 80), width, height];
    });";

#[e2e::test]
async fn nothing_is_wider_than_a_narrow_screen() -> Result<()> {
    scenario::run(async |phone| {
        for page in Page::ALL {
            let frame = phone.open(page).await?;
            frame.settled(page).await?;
            for (width, text) in [(320, "100%"), (360, "200%")] {
                resize(&frame.browser.driver, width, 640).await?;
                nothing_is_wider(&frame, width, text)
                    .await
                    .with_context(|| format!("{page:?}, {width} pixels, text at {text}"))?;
            }
        }
        Ok(())
    })
    .await
}

/// Checks that the present page, its text so large, is no wider than the screen.
pub async fn nothing_is_wider(frame: &PageFrame<'_>, width: u32, text: &str) -> Result<()> {
    let args = vec![text.into(), width.into()];
    let wide: Vec<String> = frame.browser.run(WIDER, args).await?;
    ensure!(wide.is_empty(), "{wide:#?}");
    Ok(())
}

/// What makes the page, unfolded, wider than the screen. A phone would show all of it smaller then.
const WIDER: &str = "
    const [text, width] = arguments;
    document.documentElement.style.fontSize = text;
    document.querySelectorAll('details').forEach(part => part.open = true);
    const wider = element => {
        const { left, right } = element.getBoundingClientRect();
        // A field scrolls what is typed in it.
        const scrolls = !element.matches('input') && element.scrollWidth > width;
        return left < -0.5 || right > width + 0.5 || scrolls;
    };
    return [...document.querySelectorAll('body, body *')].filter(wider).map(element => element.outerHTML.slice(0, 100));";

#[e2e::test]
async fn the_skip_links_are_the_first_stops_and_lead_to_the_calls_and_to_the_text() -> Result<()> {
    Setup::default()
        .scenario(async |phone| {
            for page in Page::ADDRESSED {
                let frame = phone.open(page).await?;
                frame.press_tab().await?;
                let first: String = frame.browser.value("document.activeElement.getAttribute('href') ?? ''").await?;
                ensure!(first == "#call-bar", "{page:?}: the first stop is {first:?}");
                let seen: bool = frame.browser.value("document.activeElement.getBoundingClientRect().top >= 0 && document.activeElement.checkVisibility()").await?;
                ensure!(seen, "{page:?}: the skip link cannot be seen");
                frame.press_tab().await?;
                let second: String = frame.browser.value("document.activeElement.getAttribute('href') ?? ''").await?;
                ensure!(second == "#main", "{page:?}: the second stop is {second:?}");
            }
            Ok(())
        })
        .await
}

/// What sticks to the edges, and whether both calls can be tapped wherever the page is scrolled to.
const MAGNIFIED: &str = "
    const sticks = element => getComputedStyle(element).position === 'sticky';
    const edges = [...document.querySelectorAll('.bar, #call-bar')].filter(sticks);
    const calls = [...document.querySelectorAll('#call-bar > .call')];
    const inReach = call => {
        const { left, top, width, height } = call.getBoundingClientRect();
        return height >= 44 && call.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    const wrong = [];
    for (const part of [0, 0.3, 0.6, 1]) {
        scrollTo({ top: part * document.documentElement.scrollHeight, behavior: 'instant' });
        const left = innerHeight - edges.reduce((sum, edge) => sum + edge.getBoundingClientRect().height, 0);
        if (left < 120) wrong.push(`${left} pixels are left`);
        if (!calls.every(inReach)) wrong.push(`no call in reach at ${scrollY}`);
    }
    const wide = document.documentElement.scrollWidth - innerWidth;
    return wide > 0 ? wrong.concat(`${wide} pixels wider than the screen`) : wrong;";

#[e2e::test]
async fn in_large_text_the_calls_stay_and_the_page_has_room() -> Result<()> {
    scenario::run(async |phone| {
        let browser = phone.browser()?;
        phone.setup.engine.needs(Ability::DevTools)?;
        for page in Page::ALL {
            let frame = phone.open(page).await?;
            frame.settled(page).await?;
            for (width, height) in [(320, 568), (360, 640), (390, 844), (640, 360), (240, 427)] {
                resize(&browser.driver, width, height).await?;
                for size in [16, 18, 20, 24, 32] {
                    let sizes = json!({ "fontSizes": { "standard": size, "fixed": 13 } });
                    command(&browser.driver, "Page.setFontSizes", sizes).await?;
                    let larger = "parseFloat(getComputedStyle(document.documentElement).fontSize)";
                    let larger: f64 = browser.value(larger).await?;
                    ensure!(larger == f64::from(size), "text of {size} is of {larger}");
                    let wrong: Vec<String> = browser.run(MAGNIFIED, []).await?;
                    ensure!(wrong.is_empty(), "{page:?}, {width}x{height}, text of {size}: {wrong:?}");
                }
            }
        }
        Ok(())
    })
    .await
}

/// The first row of the list that can be seen: its id, and whether it is still so.
const FIRST_ROW: &str = "(() => {
    const under = 0;
    const over = document.querySelector('.bar').getBoundingClientRect().top;
    const rows = [...document.querySelectorAll('#checklist .row')];
    const seen = rows.filter(row => { const { top, bottom } = row.getBoundingClientRect(); return bottom > under && top < over; });
    return seen.map(row => row.querySelector('input').id);
})()";

/// Brings the row into sight at which so many fifths of the list are over.
const TO_ROW: &str = "
    const rows = document.querySelectorAll('#checklist .row');
    rows[Math.floor(rows.length * arguments[0] / 5)].scrollIntoView({ block: 'center', behavior: 'instant' });";

#[e2e::test]
async fn a_phone_that_is_turned_keeps_the_row_in_sight() -> Result<()> {
    scenario::run(async |phone| {
        phone.setup.engine.needs(Ability::DevTools)?;
        let driver = &phone.browser()?.driver;
        let list = phone.checklist().await?;
        list.frame.live().await?;
        for fifth in 1..5 {
            resize(driver, 360, 640).await?;
            list.frame.browser.run::<()>(TO_ROW, vec![fifth.into()]).await?;
            let seen: Vec<String> = list.frame.browser.value(FIRST_ROW).await?;
            // The first may be seen in part.
            let first = seen.get(1).or(seen.first()).context("no row is in sight")?;
            for (width, height) in [(640, 360), (360, 640)] {
                resize(driver, width, height).await?;
                list.frame.browser.act("return new Promise(done => setTimeout(done, 300))").await?;
                let seen: Vec<String> = list.frame.browser.value(FIRST_ROW).await?;
                ensure!(seen.contains(first), "turned to {width}x{height} at {fifth}: {first} is not among {seen:?}");
            }
        }
        Ok(())
    })
    .await
}

/// What a sheet of paper could cut, or would print pale; and what is folded on it.
const ON_PAPER: &str = "
    const wrong = [];
    for (const element of document.querySelectorAll('html, body, main, main *')) {
        if (!element.checkVisibility() || element.closest('svg, .hidden, input, [inert]')) continue;
        const { overflowY, contain, position, display, backgroundColor, color, maxHeight } = getComputedStyle(element);
        const cuts = overflowY !== 'visible' || /content|strict|paint|size/.test(contain) || /fixed|sticky/.test(position) || maxHeight !== 'none';
        if (cuts) wrong.push(`cuts: ${element.outerHTML.slice(0, 80)}`);
        if (element.matches('a.call') && (color !== 'rgb(0, 0, 0)' || backgroundColor !== 'rgba(0, 0, 0, 0)')) wrong.push(`pale: ${element.textContent}`);
        if (element.matches('details')) {
            const folded = [...element.children].find(child => !child.matches('summary') && !child.hidden);
            if (folded?.textContent.trim() && folded.getBoundingClientRect().height === 0) wrong.push(`folded: ${element.textContent.slice(0, 40)}`);
        }
    }
    for (const around of document.querySelectorAll('.bar, .skip')) if (around.checkVisibility()) wrong.push(around.className);
    return wrong;";

#[e2e::test]
async fn on_paper_nothing_is_cut_pale_or_folded() -> Result<()> {
    for scheme in Scheme::ALL {
        let told = Setup::default().in_scheme(scheme).scenario(async |phone| {
            phone.setup.engine.needs(Ability::DevTools)?;
            for page in Page::ALL {
                let frame = phone.open(page).await?;
                frame.settled(page).await?;
                let driver = &frame.browser.driver;
                command(driver, "Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
                let wrong: Vec<String> = frame.browser.run(ON_PAPER, []).await?;
                ensure!(wrong.is_empty(), "{page:?}: {wrong:#?}");
                command(driver, "Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
            }
            Ok(())
        });
        told.await?;
    }
    Ok(())
}
