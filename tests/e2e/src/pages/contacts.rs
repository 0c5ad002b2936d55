//! The contacts: one card for each number.

use anyhow::Result;
use serde_json::json;

use super::{Page, PageFrame};
use crate::phone::Phone;
use crate::wait::until;

/// The open contacts page.
pub struct Contacts<'a> {
    /// The page's frame.
    pub frame: PageFrame<'a>,
}

impl Phone {
    /// Opens the contacts.
    pub async fn contacts(&self) -> Result<Contacts<'_>> {
        Ok(Contacts { frame: self.open(Page::Contacts).await? })
    }
}

impl Contacts<'_> {
    /// Unfolds where a card's number comes from, and gives where the button is that copies the number, or the extension.
    pub async fn copy_button(&self, id: &str) -> Result<String> {
        let script = "
            const card = document.querySelector('article.card#' + arguments[0]);
            card.querySelector('.origin').open = true;
            return '#' + arguments[0] + (card.querySelector('.digits') ? ' .digits' : ' .origin') + ' [data-copy]';";
        self.frame.browser.run(script, vec![json!(id)]).await
    }

    /// Taps the copy button of a card, and returns what the page has put on the clipboard.
    pub async fn copy(&self, id: &str) -> Result<String> {
        // Reading the true clipboard takes a permission that people never give; writing to it is what the page does.
        let watch = "navigator.clipboard.writeText = async text => { window.copied = text }; window.copied = null";
        let browser = self.frame.browser;
        browser.act(watch).await?;
        self.frame.tap(&self.copy_button(id).await?).await?;
        until("something copied", async || browser.value::<Option<String>>("window.copied").await).await
    }
}
