//! Where a tap has led to.

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::prelude::*;

use super::{Page, PageFrame};
use crate::wait::until;

/// Whether the beginning of an element can be seen, and the fragment of the address.
const SEEN: &str = "
    const place = document.getElementById(arguments[0]);
    const shown = place?.closest('label') ?? place;
    if (!shown?.checkVisibility()) return [false, location.hash];
    const { left, top, width, height } = shown.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 12));
    return [shown.contains(hit), decodeURIComponent(location.hash)];";

impl PageFrame<'_> {
    /// Waits until the address leads to this place of `page`, and its beginning is in view.
    pub async fn led_to(&self, page: Page, id: &str) -> Result<()> {
        self.expect(page).await?;
        let mut last = (false, String::new());
        let seen = until("the place", async || {
            last = self.browser.run(SEEN, vec![json!(id)]).await?;
            Ok((last == (true, format!("#{id}"))).then_some(()))
        });
        let seen = seen.await;
        seen.with_context(|| format!("{page:?}#{id}: in view, and the fragment: {last:?}"))
    }

    /// Waits until an element has exactly this text.
    pub async fn says(&self, selector: &str, wanted: &str) -> Result<()> {
        let mut last = String::new();
        let seen = until(selector, async || {
            last = self.text(selector).await?;
            Ok((last == wanted).then_some(()))
        });
        let seen = seen.await;
        seen.with_context(|| format!("{selector} says {last:?}, not {wanted:?}"))
    }

    /// Presses the enter key.
    pub async fn press_enter(&self) -> Result<()> {
        let keys = self.browser.driver.action_chain();
        Ok(keys.send_keys(Key::Enter).perform().await?)
    }
}
