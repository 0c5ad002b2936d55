//! The search of the guide.

use anyhow::{Context, Result};
use serde::Deserialize;
use thirtyfour::prelude::*;

use super::{Page, PageFrame};
use crate::guide::words;
use crate::phone::Phone;
use crate::wait::until;

/// The open field, and what was found.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// The page's frame.
    pub frame: PageFrame<'a>,
}

/// What was found at one place.
#[derive(Debug, Deserialize)]
pub struct Hit {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
    /// What is marked in it.
    pub marks: Vec<String>,
}

const HITS: &str = "
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return [...document.querySelectorAll('#found a')].map(hit => ({
        href: hit.href, text: hit.innerText, marks: [...hit.querySelectorAll('mark')].map(mark => mark.innerText),
    }));";

/// What is said of the hits.
const SAID: &str = "#found [role=status]";

/// The texts of the hits that a person sees.
const SEEN: &str = "
    const seen = () => [...document.querySelectorAll('#found a')]
        .filter(hit => hit.checkVisibility({ visibilityProperty: true }))
        .map(hit => hit.innerText);";

/// Types a letter: what is seen in the key's own turn, and a few frames later.
const TYPED: &str = "
    const field = document.querySelector('#search');
    field.value = letter;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    for (let turn = 0; turn < 10; turn++) await null;
    const atOnce = seen();
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return [atOnce, seen()];";

/// Gives the field the focus, as a tap does: the most hits that are drawn in the frames after it, the most that are
/// seen, and how many are left.
const FOCUSED: &str = "
    const hits = document.querySelectorAll.bind(document, '#found a');
    let [drawn, most] = [0, 0];
    document.querySelector('#search').dispatchEvent(new FocusEvent('focus'));
    for (let frame = 0; frame < 8; frame++) {
        for (let turn = 0; turn < 10; turn++) await null;
        drawn = Math.max(drawn, hits().length);
        most = Math.max(most, seen().length);
        await new Promise(requestAnimationFrame);
    }
    return [drawn, most, hits().length];";

impl Phone {
    /// Opens the guide and waits until it can be searched.
    pub async fn search(&self) -> Result<Search<'_>> {
        let frame = self.open(Page::Guide).await?;
        frame.live().await?;
        until("the field to search", async || Ok(!frame.text("form.search label").await?.is_empty())).await?;
        Ok(Search { frame })
    }
}

impl Search<'_> {
    /// The field.
    pub async fn field(&self) -> Result<WebElement> {
        Ok(self.frame.browser.driver.find(By::Id("search")).await?)
    }

    /// Deletes what was typed, by keys: only they are told to the page.
    pub async fn wipe(&self) -> Result<()> {
        let field = self.field().await?;
        Ok(field.send_keys(Key::Control + "a" + Key::Backspace).await?)
    }

    /// Types a question in place of the one before.
    pub async fn ask(&self, question: &str) -> Result<()> {
        self.wipe().await?;
        Ok(self.field().await?.send_keys(question).await?)
    }

    /// Waits until something is said of the hits, and returns it.
    pub async fn answered(&self) -> Result<String> {
        self.frame.shown(SAID).await
    }

    /// What is said of the hits; nothing without a question.
    pub async fn said(&self) -> Result<String> {
        self.frame.text(SAID).await
    }

    /// Waits until this is said.
    pub async fn says(&self, wanted: &str) -> Result<()> {
        self.frame.says(SAID, wanted).await
    }

    /// Waits until it is said that there are hits, and how many; returns that number.
    pub async fn found(&self) -> Result<usize> {
        let mut last = String::new();
        let found = until("hits", async || {
            last = self.said().await?;
            let number = last.strip_prefix(words("search.found"));
            Ok(number.and_then(|number| number.trim().parse().ok()))
        });
        let found = found.await;
        found.with_context(|| format!("it says {last:?}"))
    }

    /// What is shown of what was found, in its order, once all of it is drawn.
    pub async fn hits(&self) -> Result<Vec<Hit>> {
        let script = format!("return (async () => {{ {HITS} }})()");
        self.frame.browser.run(&script, []).await
    }

    /// Types one letter; the hits that are seen with the key, and those after it.
    pub async fn typed(&self, letter: char) -> Result<(Vec<String>, Vec<String>)> {
        let script = format!("return (async letter => {{ {SEEN} {TYPED} }})(arguments[0])");
        let letter = letter.to_string().into();
        self.frame.browser.run(&script, vec![letter]).await
    }

    /// Gives the field the focus; how many hits are drawn then, how many of them are seen, and how many are left.
    pub async fn focused(&self) -> Result<(usize, usize, usize)> {
        let script = format!("return (async () => {{ {SEEN} {FOCUSED} }})()");
        self.frame.browser.run(&script, []).await
    }

    /// The hit that leads to a place.
    pub async fn hit(&self, href: &str) -> Result<Hit> {
        let mut hits = self.hits().await?;
        let place = hits.iter().position(|hit| hit.href == href);
        let place = place.with_context(|| format!("nothing leads to {href}: {hits:#?}"))?;
        Ok(hits.swap_remove(place))
    }

    /// Taps the hit that leads to a place.
    pub async fn follow(&self, href: &str) -> Result<()> {
        let hits = self.hits().await?;
        let place = hits.iter().position(|hit| hit.href == href);
        let place = place.with_context(|| format!("nothing leads to {href}"))? + 1;
        self.frame.tap(&format!("#found li:nth-child({place}) a")).await
    }
}
