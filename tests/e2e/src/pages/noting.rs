//! What can be noted of a list: when and how of a sign, groups without one, groups folded away.

use anyhow::Result;
use thirtyfour::prelude::*;

use super::Checklist;
use crate::guide::{guide, words};
use crate::wait::{until, until_is};

/// The note of the indicator with this id: it stands with what is read out, in the order of the list.
const NOTE: &str = "document.querySelectorAll('#read-out-lines li')[
    [...document.querySelectorAll('#checklist .row input')].findIndex(box => box.id === arguments[0])
].querySelector('.noting')";

impl Checklist<'_> {
    /// Taps a chip of a ticked indicator, by its words.
    pub async fn tap_chip(&self, indicator: &str, words: &str) -> Result<()> {
        let chip = self.chip(indicator, words).await?;
        self.unfold_note(indicator).await?;
        self.frame.tap_element(&chip).await
    }

    async fn unfold_note(&self, indicator: &str) -> Result<()> {
        let script = format!("const note = {NOTE}; return note.open ? null : note.querySelector('summary')");
        let driver = &self.frame.browser.driver;
        let folded = driver.execute(&script, vec![indicator.into()]).await?;
        if let Ok(summary) = folded.element() {
            self.frame.tap_element(&summary).await?;
        }
        Ok(())
    }

    /// Waits for a chip of a ticked indicator, by its words.
    pub(super) async fn chip(&self, indicator: &str, words: &str) -> Result<WebElement> {
        // A script takes any words as they are; in a path the first apostrophe would end them.
        let script = format!(
            "return [...{NOTE}.querySelectorAll('.chip')].find(chip => chip.textContent.trim() === arguments[1])"
        );
        until(words, async || {
            let args = vec![indicator.into(), words.into()];
            let found = self.frame.browser.driver.execute(&script, args).await?;
            Ok(Some(found.element()?))
        })
        .await
    }

    /// Waits until exactly these chips of an indicator are pressed, in the order of the page.
    pub async fn noted(&self, indicator: &str, chips: &[&str]) -> Result<()> {
        let script = format!(
            "return [...{NOTE}.querySelectorAll('.chip[aria-pressed=true]')].map(chip => chip.textContent.trim())"
        );
        until_is("the note", chips, async || {
            self.frame.browser.run::<Vec<String>>(&script, vec![indicator.into()]).await
        })
        .await
    }

    /// Waits until the note of an indicator is folded to this line.
    pub async fn note_folds_to(&self, indicator: &str, line: &str) -> Result<()> {
        let script = format!("const note = {NOTE}; return [note.open, note.querySelector('summary').textContent]");
        let wanted = (false, line.to_owned());
        until_is("the folded note", &wanted, async || {
            self.frame.browser.run::<(bool, String)>(&script, vec![indicator.into()]).await
        })
        .await
    }

    /// Says of a group that it was looked at and none were seen, or takes that back.
    pub async fn none_seen(&self, group: &str) -> Result<()> {
        self.frame.tap(&format!("label:has(#looked-{group})")).await
    }

    /// Waits until "I looked, none seen" of a group is shown so: ticked or not, or nothing where it cannot be said.
    pub async fn none_seen_is(&self, group: &str, wanted: Option<bool>) -> Result<()> {
        let script = "
            const box = document.getElementById('looked-' + arguments[0]);
            return box.checkVisibility() && !box.disabled ? box.checked : null;";
        until_is("none seen", &wanted, async || {
            self.frame.browser.run::<Option<bool>>(script, vec![group.into()]).await
        })
        .await
    }

    /// Waits until the page says that this many groups were looked at.
    pub async fn has_looked_at(&self, groups: usize) -> Result<()> {
        let wanted = format!(
            "{} {groups} {} {}",
            words("checklist.groups_looked_at"),
            words("checklist.of"),
            guide().groups.len()
        );
        until_is("the groups looked at", &wanted, async || self.frame.text("#looked-at").await).await
    }

    /// Folds a group, or unfolds it.
    pub async fn fold(&self, group: &str) -> Result<()> {
        self.frame.tap(&format!("details:has(> #{group}) > summary")).await
    }

    /// Folds a group, or unfolds it, with the keyboard alone.
    pub async fn fold_by_keyboard(&self, group: &str) -> Result<()> {
        let focus = format!("document.querySelector('details:has(> #{group}) > summary').focus()");
        self.frame.browser.act(&focus).await?;
        let keys = self.frame.browser.driver.action_chain();
        Ok(keys.send_keys(Key::Enter).perform().await?)
    }

    /// Waits until exactly these groups are folded.
    pub async fn folded(&self, groups: &[&str]) -> Result<()> {
        let script = "[...document.querySelectorAll('details.group:not([open]) > fieldset')].map(group => group.id)";
        until_is("the folded groups", groups, async || self.frame.browser.value::<Vec<String>>(script).await).await
    }

    /// Unfolds the jump list and taps the link to a group.
    pub async fn jump(&self, group: &str) -> Result<()> {
        let open = "document.querySelector('details.jump').open";
        if !self.frame.browser.value::<bool>(open).await? {
            self.frame.tap("#looked-at").await?;
        }
        self.frame.tap(&format!(".jump a[href='#{group}']")).await
    }

    /// Waits until a group's name and first sign can be seen.
    pub async fn is_in_view(&self, group: &str) -> Result<()> {
        let script = "
            const group = document.getElementById(arguments[0]);
            const seen = element => {
                const { left, top, width, height } = element.getBoundingClientRect();
                return element.checkVisibility() && element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
            };
            return [seen(group.parentElement.querySelector('summary')), seen(group.querySelector('.row'))];";
        until_is("the group", &(true, true), async || {
            self.frame.browser.run::<(bool, bool)>(script, vec![group.into()]).await
        })
        .await
    }
}
