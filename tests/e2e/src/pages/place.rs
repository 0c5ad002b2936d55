//! Where a tap has led to.

use anyhow::Result;
use serde_json::json;
use thirtyfour::prelude::*;

use super::{Page, PageFrame};
use crate::wait::until_is;

/// Whether the beginning of an element can be seen, and the fragment of the address.
const SEEN: &str = "
    const place = document.getElementById(arguments[0]);
    const shown = place?.closest('label') ?? place;
    if (!shown?.checkVisibility()) return [false, location.hash];
    const { left, top, width, height } = shown.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 2));
    return [shown.contains(hit), decodeURIComponent(location.hash)];";

impl PageFrame<'_> {
    /// Waits until the address leads to this place of `page`, and its beginning is in view.
    pub async fn led_to(&self, page: Page, id: &str) -> Result<()> {
        self.expect(page).await?;
        until_is("the place", &(true, format!("#{id}")), async || {
            self.browser.run::<(bool, String)>(SEEN, vec![json!(id)]).await
        })
        .await
    }

    /// Waits until the element with this id has the focus.
    pub async fn has_focus(&self, id: &str) -> Result<()> {
        until_is("the focus", id, async || self.browser.value::<String>("document.activeElement?.id ?? ''").await).await
    }

    /// Waits until an element has exactly this text.
    pub async fn says(&self, selector: &str, wanted: &str) -> Result<()> {
        until_is(selector, wanted, async || self.text(selector).await).await
    }

    /// Presses the enter key.
    pub async fn press_enter(&self) -> Result<()> {
        let keys = self.browser.driver.action_chain();
        Ok(keys.send_keys(Key::Enter).perform().await?)
    }
}
