//! What stands around the list: preparing for the call, what comes after it, handing over, practice, the cover.

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::json;
use thirtyfour::prelude::*;

use super::{Checklist, PageFrame};
use crate::browser::Browser;
use crate::setup::Setup;
use crate::wait::until;

/// What somebody sees who looks at the screen, or at the phone's list of open apps.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub struct Glance {
    /// Whether the cover is drawn.
    pub covered: bool,
    /// The document's title.
    pub title: String,
}

const GLANCE: &str = "({ covered: document.querySelector('#cover').open, title: document.title })";

const LINES: &str = "[...document.querySelectorAll('#read-out-lines li')].filter(line => line.checkVisibility()).map(line =>
    [line.parentElement.previousElementSibling, line.querySelector('p'), line.querySelector('summary')].map(part => part.innerText.trim()))";

impl Browser {
    /// Opens an empty window beside the present one and turns to it.
    pub async fn new_window(&self, setup: &Setup) -> Result<WindowHandle> {
        let window = self.driver.new_window().await?;
        self.driver.switch_to_window(window.clone()).await?;
        self.emulate(setup).await?;
        Ok(window)
    }
}

impl Checklist<'_> {
    /// Ticks an indicator, and says when and how by the words on the chips.
    pub async fn tick_and_say(&self, indicator: &str, words: &[&str]) -> Result<()> {
        self.tap(indicator).await?;
        for words in words {
            self.say(indicator, words).await?;
        }
        Ok(())
    }

    /// Taps a chip of a ticked indicator, by its words, and waits until it is pressed.
    pub async fn say(&self, indicator: &str, words: &str) -> Result<()> {
        self.tap_chip(indicator, words).await?;
        let chip = self.chip(indicator, words).await?;
        until("the chip to be pressed", async || {
            let pressed = chip.attr("aria-pressed").await?;
            Ok(pressed.as_deref() == Some("true"))
        })
        .await
    }

    /// The ticks to read out. A browser lays them out when they come near.
    pub async fn read_out(&self) -> Result<String> {
        let go = "document.querySelector('#read-out-lines').scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.frame.browser.act(go).await?;
        self.frame.shown("#read-out-lines").await
    }

    /// The lines that are read out: a group, a sign of it, and what is known of the sign.
    pub async fn lines(&self) -> Result<Vec<[String; 3]>> {
        self.frame.browser.value(LINES).await
    }

    /// Shows the text of the hand-over.
    pub async fn sheet(&self) -> Result<String> {
        self.frame.tap_for("#show-text", "#sheet").await
    }

    /// Begins to practise.
    pub async fn practise(&self) -> Result<String> {
        self.frame.tap("#practising > summary").await?;
        self.frame.tap_for("#practise", "#practice").await
    }
}

impl PageFrame<'_> {
    /// Hides the screen.
    pub async fn hide(&self) -> Result<()> {
        self.tap_in_place("#hide").await?;
        self.is_covered(true).await.map(drop)
    }

    /// Takes the cover away.
    pub async fn reveal(&self) -> Result<()> {
        self.tap_in_place("#reveal").await?;
        self.is_covered(false).await.map(drop)
    }

    /// What can be seen at a glance.
    pub async fn glance(&self) -> Result<Glance> {
        self.browser.value(GLANCE).await
    }

    /// Waits until the cover is drawn, or gone.
    pub async fn is_covered(&self, wanted: bool) -> Result<Glance> {
        until(&format!("#cover to be open: {wanted}"), async || {
            let seen = self.glance().await?;
            Ok((seen.covered == wanted).then_some(seen))
        })
        .await
    }

    /// Notes from now on what could be seen whenever the page has gone to the background or come back.
    pub async fn watch_background(&self) -> Result<()> {
        let watch = format!(
            "window.glances = []; document.addEventListener('visibilitychange', () => glances.push([document.hidden, {GLANCE}]))"
        );
        self.browser.run(&watch, []).await
    }

    /// What has been noted: whether the page was in the background, and what was to be seen.
    pub async fn glances(&self) -> Result<Vec<(bool, Glance)>> {
        self.browser.value("glances").await
    }

    /// Taps an element where it is, without scrolling to it.
    pub async fn tap_in_place(&self, selector: &str) -> Result<()> {
        let script = "
            const element = document.querySelector(arguments[0]);
            const { left, top, width, height } = element.getBoundingClientRect();
            const at = [Math.round(left + width / 2), Math.round(top + height / 2)];
            return element.contains(document.elementFromPoint(...at)) ? at : null;";
        let at: Option<(i64, i64)> = self.browser.run(script, vec![json!(selector)]).await?;
        let at = at.with_context(|| format!("{selector} is not in reach"))?;
        self.tap_at(at).await
    }

    /// Taps a point of the screen, in CSS pixels from its top left corner.
    pub async fn tap_at(&self, (x, y): (i64, i64)) -> Result<()> {
        let driver = &self.browser.driver;
        Ok(driver.action_chain().move_to(x, y).click().perform().await?)
    }

    /// How many pixels of the screen are red: what is on it now, decoded in the page.
    pub async fn red_pixels(&self) -> Result<u64> {
        let picture = self.browser.driver.screenshot_as_png_base64().await?;
        self.browser.run(COUNT_RED, vec![json!(picture)]).await
    }
}

const COUNT_RED: &str = "
    const bytes = Uint8Array.from(atob(arguments[0]), letter => letter.charCodeAt(0));
    return createImageBitmap(new Blob([bytes], { type: 'image/png' })).then(picture => {
        const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        pen.drawImage(picture, 0, 0);
        const { data } = pen.getImageData(0, 0, picture.width, picture.height);
        let red = 0;
        for (let at = 0; at < data.length; at += 4) {
            if (data[at] > 100 && data[at] > 1.5 * data[at + 1] && data[at] > 1.5 * data[at + 2]) red += 1;
        }
        return red;
    });";
