//! What a person has hidden stays hidden until they open it, whatever whoever holds the phone does.

use anyhow::{Context, Result, ensure};
use e2e::Ability;
use e2e::guide::guide;
use e2e::pages::PageFrame;
use e2e::{Page, Phone, Setup, sample, scenario, until};
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
    let frame = PageFrame::of(phone.browser()?);
    frame.is_covered(true).await.with_context(|| after.to_owned())?;
    // Whatever else comes late has come.
    let script = "return new Promise(done => setTimeout(() => done(window.seen), 500))";
    let seen: Vec<String> = frame.browser.run(script, []).await?;
    ensure!(seen.is_empty(), "{after}: {seen:?}");
    Ok(())
}

#[e2e::test]
async fn over_a_reload_back_and_every_move_in_the_tab() -> Result<()> {
    for mount in sample(["/", "/sub/path/"]) {
        let told = watched().with_copy().mounted(mount).scenario(async |phone| {
            let frame = phone.open(Page::Guide).await?;
            frame.ready_offline().await?;
            frame.go(Page::Checklist).await?;
            frame.live().await?;
            let title = frame.glance().await?.title;
            frame.hide().await?;
            frame.has_focus("reveal").await?;
            phone.reload().await?;
            never_seen(phone, "a reload").await?;
            frame.has_focus("reveal").await?;
            // It was not hidden when it was left.
            frame.browser.driver.back().await?;
            never_seen(phone, "Back").await?;
            phone.goto(&phone.url(Page::Contacts)).await?;
            never_seen(phone, "another page").await?;
            phone.goto(&format!("{}nothing", phone.server.url())).await?;
            never_seen(phone, "a page that is none").await?;
            phone.server.stop();
            phone.goto(&phone.url(Page::Checklist)).await?;
            never_seen(phone, "a page without a host").await?;
            frame.reveal().await?;
            frame.has_focus("hide").await?;
            ensure!(frame.glance().await?.title == title, "the title is lost");
            frame.numbers_in_reach().await?;
            phone.reload().await?;
            frame.live().await?;
            ensure!(!frame.glance().await?.covered, "opened, it is hidden again");
            Ok(())
        });
        told.await.with_context(|| format!("at {mount}"))?;
    }
    Ok(())
}

#[e2e::test]
async fn a_new_opening_begins_uncovered() -> Result<()> {
    scenario::run(async |phone| {
        phone.open(Page::Guide).await?.hide().await?;
        phone.change_tab().await?;
        let frame = phone.open(Page::Guide).await?;
        frame.live().await?;
        ensure!(!frame.glance().await?.covered, "a new tab is hidden");
        frame.numbers_in_reach().await
    })
    .await
}

#[e2e::test]
async fn no_key_takes_the_cover_away_for_a_single_frame() -> Result<()> {
    watched()
        .scenario(async |phone| {
            let frame = phone.open(Page::Checklist).await?;
            frame.live().await?;
            frame.hide().await?;
            frame.browser.act("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => { seen.length = 0; done(null); })))").await?;
            for _ in 0..3 {
                let keys = frame.browser.driver.action_chain();
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
    scenario::run(async |phone| {
        let frame = phone.open(Page::Checklist).await?;
        frame.live().await?;
        for (hidden, what) in [(true, "hidden"), (false, "opened"), (false, "left alone")] {
            let shown: (bool, bool) = frame.browser.run(SHOW_AGAIN, vec![hidden.into()]).await?;
            ensure!(shown == (true, hidden), "{what} meanwhile: {shown:?}");
        }
        frame.numbers_in_reach().await
    })
    .await
}

/// Hides every page, loads it again, and opens it.
async fn hides_and_opens(phone: &Phone) -> Result<()> {
    for page in Page::ALL {
        let frame = phone.open(page).await?;
        frame.hide().await?;
        frame.browser.act("window.isOld = true").await?;
        phone.goto(&phone.url(page)).await?;
        // Nobody waits for the whole page.
        let is_new = "!window.isOld && Boolean(document.querySelector('#cover[open] #reveal'))";
        until("the cover of the page loaded again", async || frame.browser.value::<bool>(is_new).await)
            .await
            .with_context(|| format!("{page:?}"))?;
        frame.reveal().await?;
        frame.numbers_in_reach().await?;
    }
    Ok(())
}

#[e2e::test]
async fn without_webassembly_and_without_a_line_that_brings_the_scripts() -> Result<()> {
    let setup = Setup::default().without_webassembly();
    setup.scenario(async |phone| hides_and_opens(phone).await).await?;
    Setup::default()
        .impatient()
        .scenario(async |phone| {
            for files in ["/*.wasm", "/*.js"] {
                phone.server.set_fault(files, Fault::Stall { mid_body: false });
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
        .scenario(async |phone| {
            let frame = phone.open(Page::Guide).await?;
            frame.live().await?;
            frame.hide().await?;
            frame.reveal().await?;
            frame.numbers_in_reach().await?;
            if phone.setup.engine.lacks(Ability::Console).is_none() {
                frame.browser.has_no_complaints().await?;
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn without_javascript_there_is_no_button_that_does_nothing() -> Result<()> {
    Setup::default()
        .without_javascript()
        .scenario(async |phone| {
            for page in Page::ALL {
                let frame = phone.open(page).await?;
                let buttons = [frame.text("#hide").await?, frame.text("#reveal").await?];
                ensure!(buttons.concat().is_empty(), "{page:?} has {buttons:?}");
            }
            Ok(())
        })
        .await
}
