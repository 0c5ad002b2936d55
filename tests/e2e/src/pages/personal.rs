//! The contacts that a person keeps, on the page of the contacts.

use std::path::Path;

use anyhow::Result;
use thirtyfour::prelude::*;

use super::{Page, PageFrame};
use crate::guide::words;
use crate::phone::Phone;
use crate::wait::{until, until_is};

/// The open form and list of personal contacts.
#[derive(Clone, Copy)]
pub struct PersonalContacts<'a> {
    /// The page's frame.
    pub frame: PageFrame<'a>,
}

/// What stands in the list: each contact's text before its number, and its link.
const LISTED: &str = "[...document.querySelectorAll('#own-list a.call-own')].map(call => [call.querySelector('.call-verb').innerText, call.getAttribute('href')])";

/// The text of the file that the link would save.
const SAVED: &str = "(() => {
    const link = document.querySelector('a#own-save[download]');
    if (!link?.checkVisibility()) return null;
    const [kind, text] = link.getAttribute('href').split(',');
    return [link.getAttribute('download'), kind, decodeURIComponent(text)];
})()";

impl Phone {
    /// Opens the contacts and waits until personal ones can be kept.
    pub async fn personal_contacts(&self) -> Result<PersonalContacts<'_>> {
        self.open(Page::Contacts).await?;
        let own = self.present_personal_contacts()?;
        own.asked_for().await?;
        Ok(own)
    }

    /// The personal contacts of the page that is open.
    pub fn present_personal_contacts(&self) -> Result<PersonalContacts<'_>> {
        Ok(PersonalContacts { frame: PageFrame::of(self.browser()?) })
    }
}

impl PersonalContacts<'_> {
    /// Waits until there is a form to type them in, folded; and unfolds what is about files.
    pub async fn asked_for(&self) -> Result<()> {
        until("the form of personal contacts", async || Ok(!self.frame.text("#own-add").await?.is_empty())).await?;
        let unfold_files = "document.querySelector('details:has(#own-file)').open = true";
        self.frame.browser.run(unfold_files, []).await
    }

    /// Unfolds the form, if it is folded.
    async fn unfold(&self) -> Result<()> {
        let open = "document.querySelector('#own-add').open";
        if !self.frame.browser.value::<bool>(open).await? {
            self.frame.tap("#own-add > summary").await?;
        }
        Ok(())
    }

    /// Types a role and a number in place of what was typed, and keeps them.
    pub async fn keep(&self, role: &str, number: &str) -> Result<()> {
        self.unfold().await?;
        for (field, text) in [("#own-role", role), ("#own-number", number)] {
            let field = self.frame.browser.driver.find(By::Css(field)).await?;
            field.clear().await?;
            field.send_keys(text).await?;
        }
        self.submit().await
    }

    /// Keeps what is typed.
    pub async fn submit(&self) -> Result<()> {
        self.frame.tap("#own-form button[type=submit]").await
    }

    /// Taps the button that changes the contact at a place of the list, counted from 1.
    pub async fn change(&self, place: usize) -> Result<()> {
        self.frame.tap(&format!("#own-list li:nth-child({place}) button:nth-of-type(1)")).await
    }

    /// Taps the button that removes the contact at a place of the list, counted from 1.
    pub async fn remove(&self, place: usize) -> Result<()> {
        self.frame.tap(&format!("#own-list li:nth-child({place}) button:nth-of-type(2)")).await
    }

    /// Waits until exactly these are in the list, each a role and a link.
    pub async fn lists(&self, wanted: &[(&str, &str)]) -> Result<()> {
        let wanted: Vec<_> = wanted.iter().map(|(role, href)| ((*role).to_owned(), (*href).to_owned())).collect();
        until_is("the personal contacts", &wanted, async || {
            self.frame.browser.value::<Vec<(String, String)>>(LISTED).await
        })
        .await
    }

    /// Waits until the form holds this.
    pub async fn holds(&self, role: &str, number: &str) -> Result<()> {
        let script = "['own-role', 'own-number'].map(id => document.getElementById(id).value)";
        until_is("the form", &[role, number], async || self.frame.browser.value::<[String; 2]>(script).await).await
    }

    /// Waits until this is told: that one is saved in its own row, anything else below the list.
    pub async fn announces(&self, wanted: &str) -> Result<()> {
        let place = if wanted == words("own.kept") {
            "#own-list .saved[role=status]:not(:empty), #own-notice:not(:empty)"
        } else {
            "#own-notice"
        };
        self.frame.says(place, wanted).await
    }

    /// Waits until this is said to be wrong, beside the field that it is of.
    pub async fn faults(&self, field: &str, name: &str) -> Result<()> {
        let said = format!("{} {}", words("own.error"), words(name));
        self.frame.says(&format!("#{field}-fault"), &said).await
    }

    /// Takes a file over.
    pub async fn take_over(&self, file: &Path) -> Result<()> {
        let field = self.frame.browser.driver.find(By::Id("own-file")).await?;
        Ok(field.send_keys(file.to_string_lossy()).await?)
    }

    /// The name, the kind and the text of the file that would be saved; nothing where none can be.
    pub async fn saved(&self) -> Result<Option<[String; 3]>> {
        self.frame.browser.value(SAVED).await
    }
}
