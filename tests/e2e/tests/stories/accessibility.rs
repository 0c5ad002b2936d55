//! For every hand, eye and ear.

use anyhow::{Context, Result, ensure};
use e2e::guide::{a_sign, another_sign};
use e2e::pages::Chrome;
use e2e::{Page, Phone, Scheme, Setup, axe};

async fn check(phone: &Phone, what: &str) -> Result<()> {
    axe::check(
        phone.browser()?,
        &format!("{what}, {}", phone.setup.scheme.name()),
    )
    .await
}

#[tokio::test]
async fn axe_finds_nothing_on_any_page() -> Result<()> {
    for scheme in Scheme::ALL {
        Setup::default()
            .in_scheme(scheme)
            .story(async |phone| {
                for page in Page::ALL {
                    let chrome = phone.open(page).await?;
                    chrome.settled(page).await?;
                    check(phone, page.name()).await?;
                    chrome.browser.run::<()>("document.querySelectorAll('details').forEach(part => part.open = true)", Vec::new()).await?;
                    check(phone, &format!("{} unfolded", page.name())).await?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_on_a_checklist_in_use() -> Result<()> {
    for scheme in Scheme::ALL {
        Setup::default()
            .in_scheme(scheme)
            .story(async |phone| {
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

#[tokio::test]
async fn axe_finds_nothing_where_the_app_is_off() -> Result<()> {
    for scheme in Scheme::ALL {
        let setup = Setup::default().in_scheme(scheme);
        let told = setup.without_webassembly().story(async |phone| {
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
pub async fn nothing_is_small(chrome: &Chrome<'_>) -> Result<()> {
    let targets: Vec<(String, f64, f64)> = chrome.browser.run(TARGETS, Vec::new()).await?;
    ensure!(targets.len() >= 6, "there are only {targets:?}");
    let small: Vec<_> = targets
        .iter()
        .filter(|(_, width, height)| *width < TARGET || *height < TARGET)
        .collect();
    ensure!(small.is_empty(), "{small:?}");
    Ok(())
}

#[tokio::test]
async fn every_target_is_large_enough() -> Result<()> {
    for (width, height) in [(320, 568), (390, 844), (1280, 800)] {
        let told = Setup::default().sized(width, height).story(async |phone| {
            for page in Page::ALL {
                let chrome = phone.open(page).await?;
                chrome.settled(page).await?;
                if page == Page::Checklist {
                    phone.present_checklist()?.clear().await?;
                }
                nothing_is_small(&chrome)
                    .await
                    .with_context(|| format!("{page:?}"))?;
            }
            Ok(())
        });
        told.await
            .map_err(|fault| fault.context(format!("at {width}x{height}")))?;
    }
    Ok(())
}

const TARGETS: &str = "
    const targets = document.querySelectorAll('#call-bar a, #main-nav a, .jump a, #checklist label, button, a.button, label.button, input:is([type=text], [type=tel], [type=search]), a.call, #found a, summary');
    return [...targets].filter(target => target.checkVisibility()).map(target => {
        const { width, height } = target.getBoundingClientRect();
        return [target.outerHTML.slice(0, 80), width, height];
    });";

#[tokio::test]
async fn nothing_is_wider_than_a_narrow_screen() -> Result<()> {
    for (width, text) in [(320, "100%"), (360, "200%")] {
        let told = Setup::default().sized(width, 640).story(async |phone| {
            for page in Page::ALL {
                let chrome = phone.open(page).await?;
                chrome.settled(page).await?;
                nothing_is_wider(&chrome, width, text)
                    .await
                    .with_context(|| format!("{page:?}"))?;
            }
            Ok(())
        });
        told.await
            .map_err(|fault| fault.context(format!("{width} pixels, text at {text}")))?;
    }
    Ok(())
}

/// Checks that the present page, its text so large, is no wider than the screen.
pub async fn nothing_is_wider(chrome: &Chrome<'_>, width: u32, text: &str) -> Result<()> {
    let args = vec![text.into(), width.into()];
    let wide: Vec<String> = chrome.browser.run(WIDER, args).await?;
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

#[tokio::test]
async fn the_skip_link_is_the_first_stop_and_leads_to_the_text() -> Result<()> {
    Setup::default()
        .story(async |phone| {
            for page in Page::ADDRESSED {
                let chrome = phone.open(page).await?;
                chrome.press_tab().await?;
                let first: String = chrome.browser.value("document.activeElement.getAttribute('href') ?? ''").await?;
                ensure!(first == "#main", "{page:?}: the first stop is {first:?}");
                let seen: bool = chrome.browser.value("document.activeElement.getBoundingClientRect().top >= 0 && document.activeElement.checkVisibility()").await?;
                ensure!(seen, "{page:?}: the skip link cannot be seen");
            }
            Ok(())
        })
        .await
}
