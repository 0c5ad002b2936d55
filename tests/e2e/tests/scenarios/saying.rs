//! What the checklist says of an act: when, how long, where the focus is then, and what is heard of it.

use anyhow::{Context, Result, ensure};
use e2e::guide::{a_sign, a_sign_beside, another_sign, guide, sign, words};
use e2e::pages::Checklist;
use e2e::{Phone, Setup, scenario, until, until_is};
use serde_json::json;
use thirtyfour::prelude::*;

/// What is copied and shared, caught before it leaves; a clipboard and a share sheet that answer when they are told to.
const CAUGHT: &str = "
    window.answer = { copy: Promise.resolve(), share: () => Promise.resolve() };
    Object.defineProperty(Navigator.prototype, 'clipboard', { configurable: true, get: () => ({ writeText: () => answer.copy }) });
    Object.defineProperty(Navigator.prototype, 'share', { configurable: true, value: () => answer.share() });";

fn caught() -> Setup {
    Setup::default().with_script(CAUGHT)
}

async fn copies(list: &Checklist<'_>) -> Result<()> {
    let said = list.frame.tap_for("#copy-text", "#hand-over-said").await?;
    ensure!(said == words("handover.copied"), "{said:?}");
    Ok(())
}

#[e2e::test]
async fn copied_goes_with_the_next_change() -> Result<()> {
    caught()
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            list.tap(a_sign()).await?;
            copies(&list).await?;
            list.tap(another_sign()).await?;
            list.frame.gone("#hand-over-said").await?;
            copies(&list).await?;
            list.say(a_sign(), words("checklist.how_saw")).await?;
            list.frame.gone("#hand-over-said").await?;
            copies(&list).await?;
            list.practise().await?;
            list.frame.gone("#hand-over-said").await?;
            copies(&list).await?;
            list.frame.tap("#end-practice").await?;
            list.frame.gone("#hand-over-said").await?;
            list.resume().await?;
            copies(&list).await?;
            list.clear().await?;
            list.confirm().await?;
            list.frame.gone("#hand-over-said").await
        })
        .await
}

/// Notes with every picture what a region says, and whether it could be heard: it was on the page in the picture before.
const LISTEN: &str = "
    window.heard = [];
    let before = { there: false, text: '' };
    const look = () => {
        const region = document.querySelector(arguments[0]);
        const now = { there: region.checkVisibility({ visibilityProperty: true }), text: region.innerText.trim() };
        if (now.text !== before.text && now.text) heard.push([now.text, before.there && now.there]);
        before = now;
        requestAnimationFrame(look);
    };
    look();";

/// Waits until a region that [`LISTEN`] listens to has said these words and nothing else, so that they could be heard.
async fn heard(list: &Checklist<'_>, wanted: &[&str]) -> Result<()> {
    let wanted: Vec<(String, bool)> = wanted.iter().map(|words| ((*words).to_owned(), true)).collect();
    until_is("what is heard", &wanted, async || list.frame.browser.value::<Vec<(String, bool)>>("heard").await).await
}

async fn listen(list: &Checklist<'_>, region: &str) -> Result<()> {
    list.frame.browser.run(LISTEN, vec![json!(region)]).await
}

#[e2e::test]
async fn the_same_copied_twice_is_heard_twice() -> Result<()> {
    let copied = words("handover.copied");
    caught()
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            list.tap(a_sign()).await?;
            listen(&list, "#hand-over-said").await?;
            list.frame.tap("#copy-text").await?;
            heard(&list, &[copied]).await?;
            list.frame.tap("#copy-text").await?;
            heard(&list, &[copied, copied]).await
        })
        .await
}

#[e2e::test]
async fn what_comes_too_late_is_not_said() -> Result<()> {
    let slowly = "answer.copy = new Promise(done => { window.done = done })";
    caught()
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            let browser = list.frame.browser;
            list.tap(a_sign()).await?;
            browser.act(slowly).await?;
            list.frame.tap("#copy-text").await?;
            list.tap(another_sign()).await?;
            listen(&list, "#hand-over-said").await?;
            browser.act("done()").await?;
            // What never ends keeps nobody from the other ways.
            browser.act("answer.share = () => new Promise(() => {})").await?;
            list.frame.tap("#share").await?;
            let sheet = list.sheet().await?;
            ensure!(sheet.contains(sign(another_sign()).text), "{sheet}");
            heard(&list, &[]).await
        })
        .await
}

#[e2e::test]
async fn a_share_that_is_refused_is_said_and_one_that_is_closed_is_not() -> Result<()> {
    let refused = words("handover.share_failed");
    let ways = [
        ("Promise.reject(new DOMException('closed', 'AbortError'))", ""),
        ("Promise.reject(new DOMException('no', 'NotAllowedError'))", refused),
        ("Promise.reject(new DOMException('one is open', 'InvalidStateError'))", refused),
        ("{ throw new TypeError('no'); }", refused),
        ("Promise.resolve()", ""),
    ];
    caught()
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            list.tap(a_sign()).await?;
            for (way, wanted) in ways {
                let script = format!(
                    "answer.share = () => {{ window.asked = true; return (() => {way})(); }}; window.asked = false"
                );
                list.frame.browser.act(&script).await?;
                list.frame.tap("#share").await?;
                until("the share sheet", async || {
                    let asked: bool = list.frame.browser.value("asked").await?;
                    Ok(asked)
                })
                .await?;
                list.frame.says("#hand-over-said", wanted).await.context(way)?;
                settled(&list).await?;
                list.frame.says("#hand-over-said", wanted).await.context(way)?;
            }
            Ok(())
        })
        .await
}

/// Some pictures later.
async fn settled(list: &Checklist<'_>) -> Result<()> {
    let script = "return new Promise(settled => { let left = 6; const next = () => left-- ? requestAnimationFrame(next) : settled(null); next(); })";
    list.frame.browser.run(script, []).await
}

#[e2e::test]
async fn while_it_asks_nothing_is_handed_over_or_read_out() -> Result<()> {
    caught()
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            list.tap(a_sign()).await?;
            list.sheet().await?;
            list.read_out().await?;
            let list = phone.checklist().await?;
            list.question().await?;
            for part in ["#share", "#copy-text", "#print", "#show-text", "#sheet", "#read-out"] {
                let text = list.frame.text(part).await?;
                ensure!(text.is_empty(), "{part} says {text:?}");
            }
            let said = list.frame.shown("#hand-over").await?;
            ensure!(said.contains(words("handover.answer_first")), "{said}");
            list.resume().await?;
            let sheet = list.sheet().await?;
            ensure!(sheet.contains(sign(a_sign()).text), "{sheet}");
            let lines = list.read_out().await?;
            ensure!(lines.contains(sign(a_sign()).text), "{lines}");
            let said = list.frame.shown("#hand-over").await?;
            ensure!(!said.contains(words("handover.answer_first")), "{said}");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn one_button_at_a_time_says_that_it_has_copied() -> Result<()> {
    let labels = "[...document.querySelectorAll('[data-copy]')].map(button => [button.innerText.trim(), button.getAttribute('aria-label')])";
    let copied = words("contacts.copied");
    caught()
        .scenario(async |phone| {
            let contacts = phone.contacts().await?;
            contacts.frame.live().await?;
            let browser = contacts.frame.browser;
            browser.run::<()>(LISTEN, vec![json!("#said")]).await?;
            let mut names = Vec::new();
            for contact in guide().contacts {
                let button = contacts.copy_button(contact.id).await?;
                contacts.frame.tap(&button).await?;
                contacts.frame.says(&button, copied).await?;
                let said: Vec<(String, String)> = browser.value(labels).await?;
                let count = said.iter().filter(|(label, _)| label == copied).count();
                ensure!(count == 1, "{said:#?}");
                names.push(said.into_iter().map(|(_, name)| name).collect::<Vec<_>>());
            }
            ensure!(names.iter().all(|others| *others == names[0]), "their names change: {names:#?}");
            let wanted = vec![(copied.to_owned(), true); names.len()];
            until("what is heard", async || {
                let heard: Vec<(String, bool)> = browser.value("heard").await?;
                Ok(heard == wanted)
            })
            .await?;
            let last = guide().contacts.last().context("no contact")?;
            contacts.frame.says(&contacts.copy_button(last.id).await?, words("contacts.copy")).await
        })
        .await
}

#[e2e::test]
async fn a_notice_is_heard_and_goes_with_the_next_tick() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        listen(&list, "#notice").await?;
        list.tap(a_sign()).await?;
        list.clear().await?;
        list.confirm().await?;
        heard(&list, &[words("keeping.cleared")]).await?;
        list.tap(a_sign_beside()).await?;
        list.frame.gone("#notice").await?;
        list.practise().await?;
        heard(&list, &[words("keeping.cleared"), words("keeping.practise_text")]).await
    })
    .await
}

/// Presses a button by the keyboard, once what came before has been drawn: the app moves the focus then.
async fn press(list: &Checklist<'_>, button: &str) -> Result<()> {
    let focus = "return new Promise(done => {
        let frames = 4;
        const look = () => frames-- ? requestAnimationFrame(look) : done(document.querySelector(arguments[0]).focus());
        look();
    })";
    list.frame.browser.run::<()>(focus, vec![json!(button)]).await?;
    key(list, Key::Enter).await
}

async fn key(list: &Checklist<'_>, key: Key) -> Result<()> {
    let keys = list.frame.browser.driver.action_chain();
    Ok(keys.send_keys(key).perform().await?)
}

async fn asked(phone: &Phone) -> Result<Checklist<'_>> {
    let list = phone.checklist().await?;
    list.tap(a_sign()).await?;
    let list = phone.checklist().await?;
    list.question().await?;
    list.frame.has_focus("question-heading").await?;
    Ok(list)
}

#[e2e::test]
async fn the_focus_goes_to_what_has_come_of_an_act() -> Result<()> {
    scenario::run(async |phone| {
        let list = asked(phone).await?;
        press(&list, "#resume").await?;
        list.frame.has_focus("looked-at").await?;
        for opener in ["#another", "#clear"] {
            press(&list, opener).await?;
            list.frame.has_focus("clear-cancel").await?;
            key(&list, Key::Escape).await?;
            list.frame.has_focus(opener.trim_start_matches('#')).await?;
            press(&list, opener).await?;
            press(&list, "#clear-cancel").await?;
            list.frame.has_focus(opener.trim_start_matches('#')).await?;
            list.shows(&[a_sign()]).await?;
        }
        press(&list, "#clear").await?;
        press(&list, "#clear-confirm").await?;
        list.frame.has_focus("notice").await?;
        let list = asked(phone).await?;
        press(&list, "#restart").await?;
        list.frame.has_focus("notice").await?;
        press(&list, "#practising > summary").await?;
        press(&list, "#practise").await?;
        list.frame.has_focus("notice").await?;
        press(&list, "#end-practice").await?;
        list.frame.has_focus("notice").await?;
        list.announces("keeping.practice_ended").await
    })
    .await
}

#[e2e::test]
async fn the_focus_stays_with_a_note_that_folds() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        list.say(a_sign(), words("checklist.how_saw")).await?;
        list.tap_chip(a_sign(), words("checklist.when_recent")).await?;
        let focused = "document.activeElement.getAttribute('aria-label') ?? ''";
        let wanted = [words("checklist.when_recent"), words("checklist.how_saw")].join(" · ");
        let wanted = format!("{}: {wanted}", sign(a_sign()).text);
        until("the focus on the note", async || {
            let name: String = list.frame.browser.value(focused).await?;
            Ok(name == wanted)
        })
        .await
    })
    .await
}
