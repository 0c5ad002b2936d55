//! The note of a newer version, and what the About page tells of the copy.

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;

use super::PageFrame;
use crate::wait::{until, until_is};

/// What the About page tells of the offline copy.
#[derive(Debug, Deserialize, PartialEq)]
pub struct Diagnosis {
    /// The version of the copy.
    pub version: String,
    /// `24 / 25`.
    pub good: String,
    /// How many files were mended just now.
    pub mended: String,
    /// When the app last looked for a newer version.
    pub checked: String,
    /// The last fault.
    pub fault: String,
}

impl PageFrame<'_> {
    /// Waits until the note says this, such as `waiting`, to who looks at the page.
    pub async fn update_is(&self, wanted: &str) -> Result<()> {
        until_is("the note", &Some(wanted.to_owned()), async || self.update().await).await
    }

    /// What the note says to who looks at the page; nothing where it is not seen.
    pub async fn update(&self) -> Result<Option<String>> {
        self.browser
            .value("[...document.querySelectorAll('#update [data-when]')].find(part => part.checkVisibility())?.dataset.when ?? null")
            .await
    }

    /// Lets the browser look for a newer version, as it does by itself now and then.
    pub async fn look_for_update(&self) -> Result<()> {
        let script = "return navigator.serviceWorker.ready.then(ready => ready.update()).then(() => null)";
        self.browser.run(script, []).await
    }

    /// Waits until a newer version is copied and waits for its turn.
    pub async fn update_waits(&self) -> Result<()> {
        self.a_worker_is("waiting", true).await
    }

    /// Waits until no version is being copied any more.
    pub async fn update_has_ended(&self) -> Result<()> {
        self.a_worker_is("installing", false).await
    }

    /// Waits until there is, or is not, a worker of this state.
    async fn a_worker_is(&self, state: &str, wanted: bool) -> Result<()> {
        until(&format!("a worker {state}: {wanted}"), async || {
            let script =
                "return navigator.serviceWorker.getRegistration().then(found => Boolean(found?.[arguments[0]]))";
            let is: bool = self.browser.run(script, vec![json!(state)]).await?;
            Ok(is == wanted)
        })
        .await
    }

    /// Taps the note's button; waits until the page has been opened again.
    pub async fn use_update(&self) -> Result<()> {
        self.update_is("waiting").await?;
        self.mark().await?;
        self.tap("#update-now").await?;
        self.is_opened_again().await
    }

    /// Waits until the document that was marked is no more.
    pub async fn is_opened_again(&self) -> Result<()> {
        until("the page to be opened again", async || Ok(!self.is_marked().await?)).await
    }

    /// Marks this document, so that it can be told from the one after a reload.
    pub async fn mark(&self) -> Result<()> {
        self.browser.run("window.marked = true", []).await
    }

    /// Whether this is still the document that was marked.
    pub async fn is_marked(&self) -> Result<bool> {
        self.browser.value("Boolean(window.marked)").await
    }

    /// Has the copy checked on the open About page; what is told then.
    pub async fn diagnose(&self) -> Result<Diagnosis> {
        self.browser
            .act("document.querySelector('#diagnosis').hidden = true; document.querySelector('#diagnose').closest('details').open = true")
            .await?;
        // It comes with the worker, a moment after the page.
        until("the button that checks the copy", async || {
            let shown: bool = self.browser.value("document.querySelector('#diagnose').checkVisibility()").await?;
            Ok(shown)
        })
        .await?;
        self.tap("#diagnose").await?;
        until("the diagnosis", async || {
            let shown = "(list => list.hidden || document.querySelector('[data-said=silent]').checkVisibility() ? null : Object.fromEntries([...list.querySelectorAll('[data-value]')].map(one => [one.dataset.value, one.textContent])))(document.querySelector('#diagnosis'))";
            self.browser.value::<Option<Diagnosis>>(shown).await
        })
        .await
    }
}
