//! Pages that others have touched before the app starts or while it runs: a translator, a browser, an extension, a host.

use anyhow::{Context, Result, ensure};
use e2e::guide::{a_sign, a_sign_beside, words};
use e2e::pages::PageFrame;
use e2e::{Page, Setup, sample, until};
use serde_json::json;

/// Each with a script that does to the document what they do, once it is there and before the app starts.
const TOUCHES: [(&str, &str); 5] = [
    (
        "a translator wraps every text",
        "for (const text of texts()) {
            const [outer, inner] = [document.createElement('font'), document.createElement('font')];
            inner.textContent = text.data;
            outer.append(inner);
            text.replaceWith(outer);
        }",
    ),
    (
        "a browser makes links of dates and numbers",
        r"for (let text of texts()) {
            for (let at; (at = text.data.search(/\d/)) >= 0; ) {
                const digits = text.splitText(at);
                const link = document.createElement('a');
                link.href = 'x-apple-data-detectors://0';
                const rest = digits.splitText(digits.data.match(/^[\d\s-]+/)[0].length);
                digits.replaceWith(link);
                link.append(digits);
                text = rest;
            }
        }",
    ),
    ("a host strips comments", "for (const comment of nodes(NodeFilter.SHOW_COMMENT)) comment.remove()"),
    (
        "a host strips spaces, or puts some in",
        r"for (const text of texts(true)) {
            if (!text.data.trim()) text.remove();
            else text.data = text.data.trim();
        }
        for (const part of parts()) part.prepend('\n  ')",
    ),
    (
        "an extension puts elements in",
        "for (const box of document.querySelectorAll('.live :is(input, button, p, h2, form, details)')) {
            box.before(document.createElement('strange-one'));
            box.after(document.createElement('aside'));
        }",
    ),
];

fn before_the_start(touch: &str) -> String {
    format!(
        "document.addEventListener('readystatechange', () => {{
            const nodes = kind => {{
                const walker = document.createTreeWalker(document.body, kind);
                const all = [];
                while (walker.nextNode()) all.push(walker.currentNode);
                return all;
            }};
            const parts = () => [...document.querySelectorAll('.live, .live :not(p, span, button, label, h2)')];
            const texts = all => nodes(NodeFilter.SHOW_TEXT).filter(text => (all || text.data.trim()) && !text.parentElement.closest('script, style'));
            {touch};
            window.touched = true;
        }}, {{ once: true }});"
    )
}

/// The page has been touched, and lives all the same.
async fn lives(frame: &PageFrame<'_>, left_out: Option<&str>) -> Result<()> {
    frame.live().await?;
    let (touched, seen): (bool, Option<String>) =
        frame.browser.value("[window.touched === true, document.documentElement.dataset.leftOut ?? null]").await?;
    ensure!(touched, "nobody has touched it");
    ensure!(seen.as_deref() == left_out, "left out is {seen:?}");
    frame.numbers_in_reach().await
}

#[e2e::test]
async fn what_others_have_done_before_the_start_takes_nothing_away() -> Result<()> {
    for (what, touch) in sample(TOUCHES) {
        let setup = Setup::default().with_script(&before_the_start(touch));
        let told = setup.scenario(async |phone| {
            for page in Page::ADDRESSED {
                let frame = phone.open(page).await?;
                lives(&frame, None).await.with_context(|| format!("{page:?}"))?;
            }
            let contacts = phone.contacts().await?;
            contacts.frame.live().await?;
            let first = &e2e::guide::guide().contacts[0].id;
            contacts.copy(first).await?;
            let button = format!("#{first} [data-copy]");
            contacts.frame.says(&button, words("contacts.copied")).await?;
            let list = phone.checklist().await?;
            list.tick_and_say(a_sign(), &[words("checklist.how_saw")]).await?;
            list.advises("talk").await?;
            list.has_looked_at(1).await?;
            let lines = list.lines().await?;
            ensure!(lines.len() == 1 && lines[0][2] == words("checklist.how_saw"), "{lines:?}");
            list.sheet().await?;
            list.clear().await?;
            list.confirm().await?;
            list.announces("keeping.cleared").await?;
            list.shows(&[]).await
        });
        told.await.context(what)?;
    }
    Ok(())
}

/// Each part, with a page that has it, and an element that it binds.
const BOUND: [(Page, &str, &str); 7] = [
    (Page::Guide, "search", "#search-hits"),
    (Page::Contacts, "own", "#own-keep"),
    (Page::About, "own-call", "#own-call-template"),
    (Page::Checklist, "result", "#result"),
    (Page::Checklist, "read-out", "#line-template"),
    (Page::Checklist, "hand-over", "#sheet"),
    (Page::Checklist, "forget", "#clear-dialog"),
];

#[e2e::test]
async fn a_part_that_lacks_an_element_is_left_out_alone() -> Result<()> {
    for (page, part, selector) in sample(BOUND) {
        let touch = format!("document.querySelector('{selector}').remove()");
        let phone = Setup::default().with_script(&before_the_start(&touch));
        let told = phone.scenario(async |phone| {
            let frame = phone.open(page).await?;
            lives(&frame, Some(part)).await?;
            if page == Page::Checklist {
                let list = phone.present_checklist()?;
                list.tap(a_sign()).await?;
                list.has_looked_at(1).await?;
            }
            frame.hide().await?;
            frame.reveal().await?;
            let fault = until("the fault", async || {
                frame
                    .browser
                    .value::<Option<String>>(
                        "localStorage.getItem(Object.keys(localStorage).find(key => key.endsWith(' fault')))",
                    )
                    .await
            });
            let fault = fault.await?;
            ensure!(fault.contains(part), "the last fault is {fault:?}");
            Ok(())
        });
        told.await.context(part)?;
    }
    Ok(())
}

#[e2e::test]
async fn without_its_list_the_checklist_says_that_ticking_is_off() -> Result<()> {
    let touch = "document.querySelector('#question-heading').remove()";
    Setup::default()
        .with_script(&before_the_start(touch))
        .scenario(async |phone| {
            let frame = phone.open(Page::Checklist).await?;
            lives(&frame, Some("checklist")).await?;
            let said = frame.text("#boot-failed").await?;
            ensure!(said == words("checklist.boot_failed"), "{said:?}");
            let off: bool = frame
                .browser
                .value("[...document.querySelectorAll('#checklist fieldset')].every(group => group.disabled)")
                .await?;
            ensure!(off, "a box can be ticked that nobody keeps");
            Ok(())
        })
        .await
}

/// A translator at work on a page that lives.
const TRANSLATE: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter(text => text.data.trim() && !text.parentElement.closest('script, style'))) {
        const font = document.createElement('font');
        font.textContent = text.data;
        text.replaceWith(font);
    }";

#[e2e::test]
async fn what_changes_on_a_translated_page_is_seen() -> Result<()> {
    Setup::default()
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            let browser = list.frame.browser;
            list.tap(a_sign_beside()).await?;
            list.tap(a_sign_beside()).await?;
            list.sheet().await?;
            browser.act(TRANSLATE).await?;
            list.tick_and_say(a_sign(), &[words("checklist.how_saw")]).await?;
            list.advises("talk").await?;
            list.has_looked_at(1).await?;
            browser.act(TRANSLATE).await?;
            list.say(a_sign(), words("checklist.how_child_told")).await?;
            let lines = list.lines().await?;
            ensure!(lines[0][2] == words("checklist.how_child_told"), "{lines:?}");
            let sheet = list.frame.shown("#sheet").await?;
            ensure!(sheet.contains(words("checklist.how_child_told")), "{sheet}");
            list.clear().await?;
            list.confirm().await?;
            list.announces("keeping.cleared").await?;
            list.advises("no-ticks").await?;
            browser.act(TRANSLATE).await?;
            list.frame.hide().await?;
            list.frame.reveal().await
        })
        .await?;
    let question = "return [...document.querySelectorAll('#found a')].map(link => link.innerText).join('\\n')";
    Setup::default()
        .scenario(async |phone| {
            let frame = phone.open(Page::Guide).await?;
            frame.live().await?;
            let type_in = "
                const field = document.querySelector('#search');
                field.value = arguments[0];
                field.dispatchEvent(new Event('input', { bubbles: true }));";
            let found = async |word: &str| -> Result<String> {
                frame.browser.run::<()>(type_in, vec![json!(word)]).await?;
                until("what is found", async || {
                    let found: String = frame.browser.run(question, []).await?;
                    Ok(found.contains(word).then_some(found))
                })
                .await
            };
            let [one, other] = [a_sign(), a_sign_beside()].map(|id| e2e::guide::sign(id).text);
            found(one).await?;
            frame.browser.act(TRANSLATE).await?;
            found(other).await.map(drop)
        })
        .await
}
