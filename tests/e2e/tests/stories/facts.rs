//! Facts: each says where it comes from, how sure it is, and when somebody last checked it.

use anyhow::{Context, Result, ensure};
use e2e::guide::{Fact, a_sign, day, fact, guide, words};
use e2e::pages::Chrome;
use e2e::{Page, Phone, Setup, story, until};
use serde_json::json;

/// What is unfolded below an element, and whether it was folded before.
const UNFOLDED: &str = "return [...document.querySelectorAll(arguments[0])].map(part => {
    const was = part.open;
    part.open = true;
    return [was, part.querySelector('summary').innerText.trim(), part.innerText];
})";

async fn unfolded(chrome: &Chrome<'_>, selector: &str) -> Result<Vec<(bool, String, String)>> {
    chrome.browser.run(UNFOLDED, vec![json!(selector)]).await
}

/// Checks what is unfolded against the fact that it is about.
fn says_all((was_open, summary, said): &(bool, String, String), fact: &Fact) -> Result<()> {
    ensure!(
        !was_open && summary == words("notes.provenance"),
        "{summary:?}, open: {was_open}"
    );
    says_where(said, fact)
}

/// A note says what is known of a fact, how surely, and when it was last checked.
fn says_where(said: &str, fact: &Fact) -> Result<()> {
    let source = format!(
        "{} {}. {} {}.",
        words("notes.confidence"),
        fact.confidence,
        words("notes.checked"),
        day(fact.checked)
    );
    for part in [words("notes.added"), fact.known, &source] {
        ensure!(said.contains(part), "{}: no {part:?} in {said:?}", fact.id);
    }
    Ok(())
}

#[e2e::test]
async fn every_number_says_where_it_comes_from() -> Result<()> {
    for setup in [Setup::default(), Setup::default().without_javascript()] {
        let told = setup.story(async |phone| {
            let chrome = phone.open(Page::Contacts).await?;
            for contact in guide().contacts {
                let parts =
                    unfolded(&chrome, &format!("#{} details.provenance", contact.id)).await?;
                ensure!(parts.len() == 1, "{}: {parts:?}", contact.id);
                says_all(&parts[0], fact(contact.fact))?;
            }
            Ok(())
        });
        told.await?;
    }
    Ok(())
}

#[e2e::test]
async fn every_reference_of_the_guide_says_where_it_comes_from() -> Result<()> {
    story::story(async |phone| {
        let chrome = phone.open(Page::Guide).await?;
        for section in guide().sections {
            let folded = unfolded(&chrome, &format!("#{} details.provenance", section.id)).await?;
            let open = format!(
                "[...document.querySelectorAll('#{} > .note')].map(note => note.checkVisibility() ? note.innerText : '')",
                section.id
            );
            let open: Vec<String> = chrome.browser.value(&open).await?;
            // Beside a term the source is folded; a line that is out of date shows it at once.
            let facts = |of_term: bool| {
                let blocks = section.blocks.iter();
                let blocks = blocks.filter(move |block| block.term.is_some() == of_term);
                blocks.filter_map(|block| block.fact)
            };
            ensure!(folded.len() == facts(true).count(), "{}: {folded:#?}", section.id);
            ensure!(open.len() == facts(false).count(), "{}: {open:#?}", section.id);
            for (part, id) in folded.iter().zip(facts(true)) {
                says_all(part, fact(id))?;
            }
            for (said, id) in open.iter().zip(facts(false)) {
                says_where(said, fact(id))?;
            }
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn every_added_text_says_when_it_was_checked() -> Result<()> {
    story::story(async |phone| {
        let chrome = phone.open(Page::About).await?;
        for added in guide().added {
            let said = chrome.text(&format!("#added-{}", added.id)).await?;
            let source = format!(
                "{} {} ({}). {} {}.",
                words("notes.source"),
                added.source,
                added.date,
                words("notes.checked"),
                day(added.checked)
            );
            ensure!(said.contains(&source), "no {source:?} in {said:?}");
        }
        Ok(())
    })
    .await
}

/// The links that lead elsewhere: address, name, what is promised of it, and the words around it.
const ELSEWHERE: &str = "[...document.querySelectorAll('a')]
    .filter(link => new URL(link.href).protocol.startsWith('http') && new URL(link.href).origin !== location.origin)
    .map(link => [link.getAttribute('href'), link.textContent, link.rel.split(' '), link.parentElement.textContent])";

type Link = (String, String, Vec<String>, String);

#[e2e::test]
async fn links_elsewhere_say_so_and_are_the_contents_own() -> Result<()> {
    story::story(async |phone| {
        let mut seen = 0;
        for page in Page::ALL {
            let chrome = phone.open(page).await?;
            chrome.settled(page).await?;
            let links: Vec<Link> = chrome.browser.value(ELSEWHERE).await?;
            for (address, name, rel, around) in &links {
                let link = Some((address.as_str(), name.as_str()));
                let known = guide().facts.iter().any(|fact| fact.link == link);
                ensure!(known, "{page:?} leads to {address:?}, {name:?}");
                let kept = ["external", "noopener", "noreferrer"]
                    .iter()
                    .all(|word| rel.iter().any(|rel| rel == word));
                ensure!(kept, "{address} is {rel:?}");
                ensure!(
                    around.contains(words("notes.leaves")),
                    "{around:?} does not say what it needs"
                );
            }
            if page == Page::About {
                seen = links.len();
            }
        }
        let wanted = guide()
            .facts
            .iter()
            .filter(|fact| fact.link.is_some())
            .count();
        ensure!(
            seen == wanted,
            "{seen} of {wanted} links are on the page about the guide"
        );
        // That none of them was asked for without a tap, the end of the story checks.
        Ok(())
    })
    .await
}

#[e2e::test]
async fn an_address_that_the_guide_prints_is_text() -> Result<()> {
    let blocks = guide().sections.iter().flat_map(|section| section.blocks);
    let printed: Vec<&str> = blocks
        .flat_map(|block| block.text.split_whitespace())
        .filter(|word| word.contains("://"))
        .collect();
    if printed.is_empty() {
        eprintln!("skipped: this guide prints no address");
    }
    story::story(async |phone| {
        let chrome = phone.open(Page::Guide).await?;
        let (text, links): (String, Vec<String>) = chrome
            .browser
            .value("[document.body.innerText, [...document.links].map(link => link.href)]")
            .await?;
        for address in printed {
            ensure!(text.contains(address), "{address} is not there");
            let host = address.split("://").nth(1).unwrap_or_default();
            let leads = links.iter().any(|link| link.contains(host));
            ensure!(!leads, "{address} is a link");
        }
        Ok(())
    })
    .await
}

/// A clock so many days from the day on which the guide is to be checked again.
fn days_from_due(days: i64) -> Setup {
    let due = &guide().review_due.0;
    let script = format!(
        "{{ const now = Date.now, ahead = Date.parse('{due}T12:00:00Z') + {days} * 86400000 - now(); Date.now = () => now() + ahead; }}"
    );
    Setup::default().with_script(&script)
}

/// Opens a page with the line about the review, and checks it.
async fn reviewed(phone: &Phone, page: Page) -> Result<Chrome<'_>> {
    let chrome = phone.open(page).await?;
    chrome.live().await?;
    let line = format!(
        "{} {}. {} {}. {} {}.",
        words("notes.reviewed"),
        day(guide().reviewed_on),
        words("notes.reviewed_by"),
        guide().about("reviewed_by"),
        words("notes.review_due"),
        guide().review_due.0
    );
    chrome
        .says(".review > .source", &line)
        .await
        .with_context(|| format!("{page:?}"))?;
    Ok(chrome)
}

#[e2e::test]
async fn until_the_review_is_due_nothing_is_said_of_it_but_its_dates() -> Result<()> {
    for days in [-2, 0] {
        let told = days_from_due(days).story(async |phone| {
            for page in [Page::Contacts, Page::About] {
                let chrome = reviewed(phone, page).await?;
                // The line would come in the same moment as the app.
                ensure!(
                    chrome.text("#overdue").await?.is_empty(),
                    "{page:?} is overdue"
                );
            }
            Ok(())
        });
        told.await?;
    }
    Ok(())
}

#[e2e::test]
async fn past_its_date_the_review_is_said_to_be_overdue_and_nothing_is_blocked() -> Result<()> {
    for days in [2, 10_000] {
        let told = days_from_due(days).story(async |phone| {
            for page in [Page::Contacts, Page::About] {
                let chrome = reviewed(phone, page).await?;
                let line = format!("{} {}.", words("notes.overdue"), guide().review_due.0);
                chrome.says("#overdue", &line).await?;
                chrome.numbers_in_reach().await?;
            }
            let list = phone.checklist().await?;
            list.tap(a_sign()).await?;
            list.shows(&[a_sign()]).await?;
            list.advises("talk").await?;
            list.chrome.numbers_in_reach().await?;
            let kept = async || {
                Ok((e2e::database::ticks(phone.browser()?).await?.len() == 1).then_some(()))
            };
            until("the tick in the store", kept).await
        });
        told.await?;
    }
    Ok(())
}
