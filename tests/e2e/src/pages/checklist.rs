//! The checklist: tick, look, clear.

use anyhow::{Result, ensure};

use super::{Page, PageFrame};
use crate::guide::{added, words};
use crate::phone::Phone;
use crate::wait::{until, until_is};

/// The open checklist.
#[derive(Clone, Copy)]
pub struct Checklist<'a> {
    /// The page's frame.
    pub frame: PageFrame<'a>,
}

impl Phone {
    /// Opens the checklist and waits until it can be ticked, or asks whose the ticks from before are.
    pub async fn checklist(&self) -> Result<Checklist<'_>> {
        let frame = self.open(Page::Checklist).await?;
        frame.live().await?;
        Ok(Checklist { frame })
    }

    /// The checklist that is open, in whatever state.
    pub fn present_checklist(&self) -> Result<Checklist<'_>> {
        Ok(Checklist { frame: PageFrame::of(self.browser()?) })
    }
}

impl Checklist<'_> {
    /// Waits for the question whose the ticks from before are; none of them is shown yet. Returns what it says.
    pub async fn question(&self) -> Result<String> {
        let question = self.frame.shown("#question").await?;
        ensure!(self.frame.text("#checklist").await?.is_empty(), "the list stands beside the question");
        let early = self.ticked().await?;
        ensure!(early.is_empty(), "ticked before the answer: {early:?}");
        Ok(question)
    }

    /// Answers the question: the same child, the ticks from before come back.
    pub async fn resume(self) -> Result<Self> {
        self.answer("#resume").await?;
        Ok(self)
    }

    /// Answers the question: another child, the ticks from before go.
    pub async fn restart(self) -> Result<Self> {
        self.answer("#restart").await?;
        Ok(self)
    }

    async fn answer(&self, button: &str) -> Result<()> {
        self.frame.shown("#question").await?;
        self.frame.tap(button).await?;
        self.frame.gone("#question").await?;
        self.frame.shown("#checklist").await.map(drop)
    }

    /// Checks that nothing is ticked and nothing waits behind the question.
    pub async fn is_fresh(&self) -> Result<()> {
        self.shows(&[]).await?;
        let question = self.frame.text("#question").await?;
        ensure!(question.is_empty(), "it asks {question:?}");
        Ok(())
    }

    /// Taps an indicator, by its stable id: a tick comes or goes.
    pub async fn tap(&self, indicator: &str) -> Result<()> {
        self.frame.tap(&format!("label:has(#{indicator})")).await
    }

    /// The ids of the ticked indicators, in the order of the page.
    pub async fn ticked(&self) -> Result<Vec<String>> {
        self.ids("#checklist .row input:checked").await
    }

    /// The ids of all indicators, in the order of the page.
    pub async fn indicators(&self) -> Result<Vec<String>> {
        self.ids("#checklist .row input").await
    }

    async fn ids(&self, selector: &str) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(element => element.id)";
        self.frame.browser.run(script, vec![selector.into()]).await
    }

    /// Waits until exactly these indicators are ticked.
    pub async fn shows(&self, indicators: &[&str]) -> Result<()> {
        until_is("the ticks", indicators, async || self.ticked().await).await
    }

    /// What the result asks the person to do.
    pub async fn result(&self) -> Result<String> {
        self.frame.text("#result").await
    }

    /// Checks that the result is the added text with this id.
    pub async fn advises(&self, id: &str) -> Result<()> {
        let (said, wanted) = (self.result().await?, added(id).line());
        ensure!(said == wanted, "the result is {said:?}, not {wanted:?}");
        Ok(())
    }

    /// Waits for a notice, which is to be this one of the guide's words.
    pub async fn announces(&self, name: &str) -> Result<()> {
        let (said, wanted) = (self.notice().await?, words(name));
        ensure!(said == wanted, "the notice is {said:?}, not {wanted:?}");
        Ok(())
    }

    /// Waits for a notice and returns it.
    pub async fn notice(&self) -> Result<String> {
        self.frame.shown("#notice").await
    }

    /// Asks to clear everything; the page asks back.
    pub async fn clear(&self) -> Result<()> {
        self.frame.tap("#clear").await?;
        self.dialog_is_open(true).await
    }

    /// Confirms that everything be cleared.
    pub async fn confirm(&self) -> Result<()> {
        self.frame.tap("#clear-confirm").await?;
        self.dialog_is_open(false).await
    }

    /// Keeps everything after all.
    pub async fn cancel(&self) -> Result<()> {
        self.frame.tap("#clear-cancel").await?;
        self.dialog_is_open(false).await
    }

    /// Gives an indicator the keyboard's focus; whether a person would see it.
    pub async fn focus(&self, indicator: &str) -> Result<bool> {
        let script = "
            const box = document.getElementById(arguments[0]);
            const isSeen = () => {
                const { left, top, width, height } = box.getBoundingClientRect();
                const hit = document.elementFromPoint(left + width / 2, top + height / 2);
                return box === hit || box.closest('label').contains(hit);
            };
            box.focus();
            // WebKit scrolls to it a little later.
            return (async () => {
                for (let frame = 0; frame < 30 && !isSeen(); frame++) await new Promise(requestAnimationFrame);
                return isSeen();
            })();";
        self.frame.browser.run(script, vec![indicator.into()]).await
    }

    /// Presses the space bar where the focus is.
    pub async fn press_space(&self) -> Result<()> {
        Ok(self.frame.browser.driver.action_chain().send_keys(" ").perform().await?)
    }

    async fn dialog_is_open(&self, wanted: bool) -> Result<()> {
        until(if wanted { "the dialog to open" } else { "the dialog to close" }, async || {
            let open: bool = self.frame.browser.value("document.querySelector('#clear-dialog').open").await?;
            Ok(open == wanted)
        })
        .await
    }
}
