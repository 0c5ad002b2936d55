//! What the pages forbid themselves, whoever may have put what into them: on every page, from the host and from the worker.

use anyhow::{Context, Result, ensure};
use e2e::pages::PageFrame;
use e2e::{Browser, Page, Phone, Setup};
use serde::Deserialize;

/// One way in or out, what closes it where there are no Trusted Types, and the script that tries it. `code` is a script
/// that tells `did` that it ran; `far` is another host, named after the try
/// and without TLS: Chromium connects to the goal of a form or a frame before it asks the policy, and would tell a proxy the goal's name
/// for that, though it sends nothing.
type Try = (&'static str, &'static str, &'static str);

const TRIES: [Try; 22] = [
    ("an inline script", "script-src-elem", "add('script', { textContent: code })"),
    ("a handler", "script-src-attr", "fire(add('img', {}), image => image.setAttribute('onerror', code))"),
    (
        "markup with a handler",
        "script-src-attr",
        "const box = add('div', {}); box.innerHTML = `<b onerror=\"${code}\">`; fire(box.firstChild)",
    ),
    ("a script as an address", "script-src-elem", "add('a', { href: `javascript:${code}` }).click()"),
    ("eval", "script-src", "(0, eval)(code)"),
    ("a function of a text", "script-src", "new Function(code)()"),
    ("a timer with a text", "script-src", "setTimeout(code)"),
    ("a foreign script", "script-src-elem", "add('script', { src: `${far}script`, onload: did })"),
    ("a foreign module", "script-src-elem", "await import(`${far}module`).then(did)"),
    ("a foreign fetch", "connect-src", "await fetch(`${far}fetch`, { mode: 'no-cors' }).then(did)"),
    ("a beacon", "connect-src", "navigator.sendBeacon(`${far}beacon`, 'x')"),
    ("a socket", "connect-src", "new WebSocket(far.replace('http', 'ws')).onopen = did"),
    ("a foreign image", "img-src", "add('img', { src: `${far}image`, onload: did })"),
    ("a foreign font", "font-src", "await new FontFace('far', `url(${far}font)`).load().then(did)"),
    ("a foreign style", "style-src-elem", "add('link', { rel: 'stylesheet', href: `${far}style`, onload: did })"),
    (
        "an inline style",
        "style-src-elem",
        "add('style', { textContent: 'body { outline: 7px solid }' }); if (outlined()) did()",
    ),
    (
        "a style as an attribute",
        "style-src-attr",
        "document.body.setAttribute('style', 'outline: 7px solid'); if (outlined()) did()",
    ),
    ("a frame", "frame-src", "add('iframe', { src: `${far}frame` })"),
    ("a foreign form", "form-action", "add('form', { action: `${far}form`, method: 'post' }).submit()"),
    ("another base", "base-uri", "add('base', { href: far }, document.head); if (document.baseURI === far) did()"),
    ("a worker from a text", "worker-src", "new Worker(URL.createObjectURL(new Blob([code])))"),
    ("a foreign object", "object-src", "add('object', { data: `${far}object`, onload: did })"),
];

/// Makes every try, each by itself, and tells what was refused in its time. It begins in a later turn: what DevTools runs
/// at once may use `eval`.
const MAKE_TRIES: &str = "
    let far;
    const later = ms => new Promise(done => setTimeout(done, ms));
    const add = (name, values, parent = document.body) => {
        const element = document.createElement(name);
        Object.assign(element, values);
        parent.append(element);
        return element;
    };
    const fire = (element, before = () => {}) => { before(element); element.dispatchEvent(new Event('error')); };
    const outlined = () => getComputedStyle(document.body).outlineWidth === '7px';
    const tries = { __TRIES__ };
    return (async () => {
        const told = {};
        await later(0);
        for (const [name, attempt] of Object.entries(tries)) {
            far = `http://${name.replaceAll(' ', '-').toLowerCase()}.test/`;
            const refused = new Set();
            let happened = false;
            const did = window.did = () => { happened = true; };
            const note = event => refused.add(event.effectiveDirective);
            document.addEventListener('securitypolicyviolation', note);
            try { await attempt(did, 'did()'); } catch { /* that is what refusing looks like */ }
            for (let turn = 0; turn < 200 && refused.size === 0; turn += 1) await later(10);
            // What was not refused at once may still happen.
            await later(10);
            document.removeEventListener('securitypolicyviolation', note);
            told[name] = { refused: [...refused], happened };
        }
        return told;
    })();";

/// Opens Trusted Types for everything, as in a browser that has none: the other rules must do without them.
const OPEN_TRUSTED_TYPES: &str = "
    if (window.trustedTypes) {
        const open = text => text;
        const make = trustedTypes.createPolicy.bind(trustedTypes);
        const rules = { createHTML: open, createScript: open, createScriptURL: open };
        const policy = make('default', rules);
        trustedTypes.createPolicy = () => policy;
    }";

#[derive(Debug, Deserialize)]
struct Told {
    refused: Vec<String>,
    happened: bool,
}

/// Makes every try on the present page. With `typed`, Trusted Types may be what refused it.
async fn refuses_everything(browser: &Browser, typed: bool) -> Result<()> {
    let tries = TRIES.map(|(name, _, script)| format!("'{name}': async (did, code) => {{ {script} }},"));
    let script = MAKE_TRIES.replace("__TRIES__", &tries.concat());
    let told: std::collections::BTreeMap<String, Told> = browser.run(&script, []).await?;
    for (name, closed_by, _) in TRIES {
        let told = told.get(name).context(name)?;
        ensure!(!told.happened, "{name} has happened: {told:?}");
        let by = |directive: &String| directive == closed_by || (typed && directive == "require-trusted-types-for");
        ensure!(told.refused.iter().any(by), "{name} is not refused by {closed_by}: {told:?}");
    }
    Ok(())
}

/// Online, then without the host.
async fn on_every_page(phone: &Phone, typed: bool) -> Result<()> {
    for online in [true, false] {
        if !online {
            phone.open(Page::About).await?.ready_offline().await?;
            phone.server.stop();
        }
        // The page for a missing address is the host's.
        let pages = if online { &Page::ALL[..] } else { &Page::ADDRESSED[..] };
        for &page in pages {
            let frame = phone.open(page).await?;
            frame.settled(page).await?;
            let refused = refuses_everything(frame.browser, typed).await;
            refused.with_context(|| format!("{page:?}, online: {online}"))?;
        }
    }
    Ok(())
}

#[e2e::test]
async fn nothing_that_is_put_into_a_page_runs_or_calls_home() -> Result<()> {
    Setup::default().whole().with_copy().scenario(async |phone| on_every_page(phone, true).await).await
}

#[e2e::test]
async fn nor_where_the_browser_knows_no_trusted_types() -> Result<()> {
    let setup = Setup::default().with_copy().with_script(OPEN_TRUSTED_TYPES);
    setup.scenario(async |phone| on_every_page(phone, false).await).await
}

#[e2e::test]
async fn nor_in_the_workers_emergency_page() -> Result<()> {
    Setup::default()
        .whole()
        .with_copy()
        .scenario(async |phone| {
            phone.open(Page::Guide).await?.ready_offline().await?;
            phone.forget_the_copy().await?;
            phone.server.stop();
            phone.goto(&phone.url(Page::Contacts)).await?;
            let dials = PageFrame::of(phone.browser()?).dials().await?;
            ensure!(!dials.is_empty(), "it is not the emergency page");
            refuses_everything(phone.browser()?, true).await
        })
        .await
}

/// What the pages' one policy makes of a text, by what the text is wanted for: whether it may be used.
const MAY_BE_USED: &str = "
    const [address] = arguments;
    const used = attempt => { try { attempt(); return true; } catch { return false; } };
    return [
        used(() => { document.createElement('script').src = address; }),
        used(() => { document.createElement('script').textContent = address; }),
        used(() => { document.createElement('div').innerHTML = address; }),
        used(() => trustedTypes.createPolicy('another', {})),
        used(() => trustedTypes.createPolicy('default', {})),
    ];";

#[e2e::test]
async fn the_only_text_that_may_become_an_address_of_a_script_is_the_worker() -> Result<()> {
    for mount in ["/", "/sub/path/"] {
        let told = Setup::default().mounted(mount).scenario(async |phone| {
            for page in Page::ADDRESSED {
                let frame = phone.open(page).await?;
                frame.live().await?;
                let has_types: bool = frame.browser.value("Boolean(window.trustedTypes)").await?;
                if !has_types {
                    eprintln!("skipped: this browser has no Trusted Types");
                    return Ok(());
                }
                let url = phone.server.url();
                let glue = "document.querySelector('link[rel=modulepreload]').href";
                let glue: String = frame.browser.value(glue).await?;
                for (address, may) in [
                    (format!("{url}sw.js"), true),
                    (glue, false),
                    (format!("{url}sw.js?other"), false),
                    (format!("{url}about/sw.js"), false),
                    ("https://elsewhere.test/sw.js".to_owned(), false),
                    ("data:text/javascript,0".to_owned(), false),
                ] {
                    let used: [bool; 5] = frame.browser.run(MAY_BE_USED, vec![address.clone().into()]).await?;
                    ensure!(used == [may, false, false, false, false], "{page:?}: {address}: {used:?}");
                }
            }
            Ok(())
        });
        told.await?;
    }
    Ok(())
}
