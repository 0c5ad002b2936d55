//! What a person has hidden stays hidden until they open it, whatever whoever holds the phone does.

use anyhow::{Context, Result, ensure};
use e2e::Ability;
use e2e::guide::guide;
use e2e::pages::Chrome;
use e2e::{Page, Phone, Setup, story, until};
use site_server::Fault;
use thirtyfour::prelude::*;

/// Notes every frame of a page in which anything of it can be seen, or read in its title.
const WATCH: &str = "{
    window.seen = [];
    const isSeen = part => document.querySelector(part)?.checkVisibility({ visibilityProperty: true });
    const look = () => {
        const parts = ['h1', '#checklist', '#call-bar', '#main-nav'].filter(isSeen);
        const title = document.title === '__NAME__' ? '' : document.title;
        if (parts.length > 0 || title) seen.push(`${performance.now()}: ${parts} ${title}`);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    // What was seen of a page before it was left says nothing of its return.
    addEventListener('pagehide', () => seen.splice(0));
}";

fn watched() -> Setup {
    let watch = WATCH.replace("__NAME__", guide().about("short_name"));
    Setup::default().with_script(&watch)
}

/// The present page is covered and was so in every frame.
async fn never_seen(phone: &Phone, after: &str) -> Result<()> {
    let chrome = Chrome::of(phone.browser()?);
    chrome
        .is_covered(true)
        .await
        .with_context(|| after.to_owned())?;
    // Whatever else comes late has come.
    let script = "return new Promise(done => setTimeout(() => done(window.seen), 500))";
    let seen: Vec<String> = chrome.browser.run(script, Vec::new()).await?;
    ensure!(seen.is_empty(), "{after}: {seen:?}");
    Ok(())
}

async fn has_focus(chrome: &Chrome<'_>, id: &str) -> Result<()> {
    until(&format!("the focus on #{id}"), async || {
        let at: String = chrome
            .browser
            .value("document.activeElement?.id ?? ''")
            .await?;
        Ok((at == id).then_some(()))
    })
    .await
}

#[e2e::test]
async fn over_a_reload_back_and_every_move_in_the_tab() -> Result<()> {
    for mount in ["/", "/sub/path/"] {
        let told = watched().with_copy().mounted(mount).story(async |phone| {
            let chrome = phone.open(Page::Guide).await?;
            chrome.ready_offline().await?;
            chrome.go(Page::Checklist).await?;
            chrome.live().await?;
            let title = chrome.glance().await?.title;
            chrome.hide().await?;
            has_focus(&chrome, "reveal").await?;
            phone.reload().await?;
            never_seen(phone, "a reload").await?;
            has_focus(&chrome, "reveal").await?;
            // It was not hidden when it was left.
            chrome.browser.driver.back().await?;
            never_seen(phone, "Back").await?;
            phone.goto(&phone.url(Page::Contacts)).await?;
            never_seen(phone, "another page").await?;
            phone
                .goto(&format!("{}nothing", phone.server.url()))
                .await?;
            never_seen(phone, "a page that is none").await?;
            phone.server.stop();
            phone.goto(&phone.url(Page::Checklist)).await?;
            never_seen(phone, "a page without a host").await?;
            chrome.reveal().await?;
            has_focus(&chrome, "hide").await?;
            ensure!(chrome.glance().await?.title == title, "the title is lost");
            chrome.numbers_in_reach().await?;
            phone.reload().await?;
            chrome.live().await?;
            ensure!(
                !chrome.glance().await?.covered,
                "opened, it is hidden again"
            );
            Ok(())
        });
        told.await.with_context(|| format!("at {mount}"))?;
    }
    Ok(())
}

#[e2e::test]
async fn a_new_opening_begins_uncovered() -> Result<()> {
    story::story(async |phone| {
        phone.open(Page::Guide).await?.hide().await?;
        phone.change_tab().await?;
        let chrome = phone.open(Page::Guide).await?;
        chrome.live().await?;
        ensure!(!chrome.glance().await?.covered, "a new tab is hidden");
        chrome.numbers_in_reach().await
    })
    .await
}

#[e2e::test]
async fn no_key_takes_the_cover_away_for_a_single_frame() -> Result<()> {
    watched()
        .story(async |phone| {
            let chrome = phone.open(Page::Checklist).await?;
            chrome.live().await?;
            chrome.hide().await?;
            chrome.browser.run::<()>("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => { seen.length = 0; done(null); })))", Vec::new()).await?;
            for _ in 0..3 {
                let keys = chrome.browser.driver.action_chain();
                keys.send_keys(Key::Escape).perform().await?;
            }
            never_seen(phone, "Escape").await
        })
        .await
}

/// As a browser does with a page that it keeps in memory.
const SHOW_AGAIN: &str = "
    const [hidden] = arguments;
    const event = name => dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
    event('pagehide');
    const kept = document.querySelector('#cover').open;
    const mark = 'minute-guide / hidden';
    if (hidden) sessionStorage.setItem(mark, '');
    else sessionStorage.removeItem(mark);
    event('pageshow');
    return [kept, document.querySelector('#cover').open];";

#[e2e::test]
async fn a_page_kept_in_memory_asks_what_has_happened_meanwhile() -> Result<()> {
    story::story(async |phone| {
        let chrome = phone.open(Page::Checklist).await?;
        chrome.live().await?;
        for (hidden, what) in [(true, "hidden"), (false, "opened"), (false, "left alone")] {
            let shown: (bool, bool) = chrome.browser.run(SHOW_AGAIN, vec![hidden.into()]).await?;
            ensure!(shown == (true, hidden), "{what} meanwhile: {shown:?}");
        }
        chrome.numbers_in_reach().await
    })
    .await
}

/// Hides every page, loads it again, and opens it.
async fn hides_and_opens(phone: &Phone) -> Result<()> {
    for page in Page::ALL {
        let chrome = phone.open(page).await?;
        chrome.hide().await?;
        chrome
            .browser
            .run::<()>("window.isOld = true", Vec::new())
            .await?;
        phone.goto(&phone.url(page)).await?;
        // Nobody waits for the whole page.
        let is_new = "!window.isOld && Boolean(document.querySelector('#cover[open] #reveal'))";
        until("the cover of the page loaded again", async || {
            Ok(chrome.browser.value::<bool>(is_new).await?.then_some(()))
        })
        .await
        .with_context(|| format!("{page:?}"))?;
        chrome.reveal().await?;
        chrome.numbers_in_reach().await?;
    }
    Ok(())
}

#[e2e::test]
async fn without_webassembly_and_without_a_line_that_brings_the_scripts() -> Result<()> {
    let setup = Setup::default().without_webassembly();
    setup
        .story(async |phone| hides_and_opens(phone).await)
        .await?;
    Setup::default()
        .impatient()
        .story(async |phone| {
            for files in ["/*.wasm", "/*.js"] {
                phone
                    .server
                    .set_fault(files, Fault::Stall { mid_body: false });
            }
            hides_and_opens(phone).await
        })
        .await
}

#[e2e::test]
async fn where_the_browser_keeps_nothing_it_works_within_the_page() -> Result<()> {
    let blocked = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } })";
    Setup::default()
        .with_script(blocked)
        .story(async |phone| {
            let chrome = phone.open(Page::Guide).await?;
            chrome.live().await?;
            chrome.hide().await?;
            chrome.reveal().await?;
            chrome.numbers_in_reach().await?;
            if phone.setup.engine.lacks(Ability::Console).is_none() {
                chrome.browser.has_no_complaints().await?;
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn without_javascript_there_is_no_button_that_does_nothing() -> Result<()> {
    Setup::default()
        .without_javascript()
        .story(async |phone| {
            for page in Page::ALL {
                let chrome = phone.open(page).await?;
                let buttons = [chrome.text("#hide").await?, chrome.text("#reveal").await?];
                ensure!(buttons.concat().is_empty(), "{page:?} has {buttons:?}");
            }
            Ok(())
        })
        .await
}
