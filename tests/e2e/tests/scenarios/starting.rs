//! Starting: what a page asks for, when, and that nobody sees it happen.

use anyhow::{Result, ensure};
use e2e::guide::{a_sign, sign};
use e2e::{Page, Phone, Setup, sample, scenario, until};
use serde_json::json;

/// How often a file of the program was asked for.
fn asked(phone: &Phone, begins: &str, ends: &str) -> usize {
    let requests = phone.server.requests();
    let is_it = |path: &str| path.starts_with(begins) && path.ends_with(ends);
    let paths = requests.iter().map(|entry| entry.path.as_str());
    paths.filter(|path| is_it(path)).count()
}

#[e2e::test]
async fn each_file_of_the_program_is_asked_for_once() -> Result<()> {
    for page in sample(Page::ADDRESSED) {
        let told = Setup::default().scenario(async |phone| {
            phone.open(page).await?.live().await?;
            for ends in [".wasm", ".js"] {
                let times = asked(phone, "/assets/app.", ends);
                ensure!(times == 1, "{page:?}: app.{ends} was asked for {times} times");
            }
            Ok(())
        });
        told.await?;
    }
    Ok(())
}

/// When the module was asked for, and when the page was there.
const ASKED_AT: &str = "(() => {
    const [page] = performance.getEntriesByType('navigation');
    const files = performance.getEntriesByType('resource');
    return [files.find(file => file.name.endsWith('.wasm')).startTime, page.loadEventStart];
})()";

#[e2e::test]
async fn a_page_that_is_whole_without_the_module_is_there_before_it_is_asked_for() -> Result<()> {
    scenario::run(async |phone| {
        for page in Page::ADDRESSED {
            let frame = phone.open(page).await?;
            frame.live().await?;
            let (asked, there): (f64, f64) = frame.browser.value(ASKED_AT).await?;
            let waits = page != Page::Checklist;
            ensure!(waits == (asked >= there), "{page:?}: asked at {asked}, there at {there}");
        }
        Ok(())
    })
    .await
}

/// A browser that is never idle, and a clock that does not come to the limit.
const BUSY: &str = "{
    const after = setTimeout;
    window.requestIdleCallback = () => 0;
    window.setTimeout = (act, wait, ...rest) => wait === 3000 ? 0 : after(act, wait, ...rest);
}";

/// Types before anything can answer.
const TYPED_EARLY: &str = "document.getElementById('search').value = arguments[0]";

#[e2e::test]
async fn who_enters_the_search_gets_the_module_and_an_answer_to_what_was_typed_before() -> Result<()> {
    let phone = Setup::default().with_script(BUSY);
    phone
        .scenario(async |phone| {
            let frame = phone.open(Page::Guide).await?;
            ensure!(asked(phone, "/assets/app.", ".wasm") == 0, "nobody needs it yet");
            let text = sign(a_sign()).text;
            frame.browser.run::<()>(TYPED_EARLY, vec![json!(text)]).await?;
            frame.tap("#search").await?;
            frame.live().await?;
            until("the hit", async || {
                let found = frame.text("#found").await?;
                Ok(found.contains(text))
            })
            .await
        })
        .await
}

/// Where what is in sight stands, as soon as the page is read.
const PLACES: &str = "
    window.places = () => [...document.querySelectorAll('main > *, main section, main form, header, .bar')]
        .filter(part => part.getClientRects().length && part.getBoundingClientRect().top < innerHeight)
        .map(part => [part.localName, part.className, Math.round(part.getBoundingClientRect().top + scrollY)].join(' '));";

#[e2e::test]
async fn nothing_moves_as_a_page_starts() -> Result<()> {
    let note = "document.addEventListener('DOMContentLoaded', () => {
            const note = () => { window.before = places(); };
            // Nothing is painted before the styles are there.
            const styles = document.querySelector('link[rel=stylesheet]');
            if (!styles || styles.sheet) note();
            else styles.addEventListener('load', note);
        });";
    let phone = Setup::default().with_script(&[PLACES, note].concat());
    phone
        .scenario(async |phone| {
            for page in Page::ADDRESSED {
                let frame = phone.open(page).await?;
                frame.live().await?;
                let before: Vec<String> = frame.browser.value("before").await?;
                let after: Vec<String> = frame.browser.value("places()").await?;
                ensure!(!before.is_empty() && before == after, "{page:?}: {before:#?} {after:#?}");
            }
            Ok(())
        })
        .await
}

/// Notes every database that is opened.
const OPENED: &str = "{
    const { open } = IDBFactory.prototype;
    const { instantiate } = WebAssembly;
    window.opened = [];
    const made = Promise.withResolvers();
    WebAssembly.instantiate = async (...args) => {
        await made.promise;
        return instantiate(...args);
    };
    IDBFactory.prototype.open = function (name, ...rest) {
        opened.push(name);
        const request = open.call(this, name, ...rest);
        // The module comes while the stores are being made, which takes long.
        request.addEventListener('upgradeneeded', () => {
            made.resolve();
            const held = request.result.createObjectStore('held');
            const until = performance.now() + 700;
            const again = () => {
                if (performance.now() < until) held.get(0).onsuccess = again;
            };
            again();
        });
        return request;
    };
}";

#[e2e::test]
async fn the_ticks_are_opened_once_and_before_the_module_comes() -> Result<()> {
    let mut setup = Setup::default();
    setup.before_pages.push(OPENED.to_owned());
    setup
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            // Before the tick: a write that a busy machine takes too long for opens them anew.
            let ticks: usize =
                list.frame.browser.value("opened.filter(name => name.endsWith(' ticks')).length").await?;
            ensure!(ticks == 1, "they were opened {ticks} times");
            list.tap(a_sign()).await?;
            list.shows(&[a_sign()]).await
        })
        .await
}
