//! The date of the next review: told, and said to be over when it is.

use anyhow::{Result, ensure};
use e2e::guide::{a_sign, guide, words, written};
use e2e::pages::PageFrame;
use e2e::{Page, Phone, Setup, until};

/// A clock so many days from the day on which the guide is to be checked again.
fn days_from_due(days: i64) -> Setup {
    let due = &guide().review_due.0;
    let script = format!(
        "{{ const now = Date.now, ahead = Date.parse('{due}T12:00:00Z') + {days} * 86400000 - now(); Date.now = () => now() + ahead; }}"
    );
    Setup::default().with_script(&script)
}

/// Opens a page with the line about the review, and checks it.
async fn reviewed(phone: &Phone, page: Page) -> Result<PageFrame<'_>> {
    let frame = phone.open(page).await?;
    frame.live().await?;
    if page == Page::About {
        let reviewed = guide().reviewed_on.map_or_else(
            || words("notes.never_reviewed").to_owned(),
            |day| {
                let by = guide().about("reviewed_by");
                format!("{} {}. {} {by}.", words("notes.reviewed"), written(day), words("notes.reviewed_by"))
            },
        );
        let line = format!("{reviewed} {} {}.", words("notes.review_due"), written(guide().review_due.0));
        frame.says("#facts > .source", &line).await?;
    }
    Ok(frame)
}

#[e2e::test]
async fn until_the_review_is_due_nothing_is_said_of_it_but_its_dates() -> Result<()> {
    for days in [-2, 0] {
        let told = days_from_due(days).scenario(async |phone| {
            for page in [Page::Contacts, Page::About] {
                let frame = reviewed(phone, page).await?;
                // The line would come in the same moment as the app.
                ensure!(frame.text("#overdue").await?.is_empty(), "{page:?} is overdue");
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
        let told = days_from_due(days).scenario(async |phone| {
            for page in [Page::Contacts, Page::About] {
                let frame = reviewed(phone, page).await?;
                let line = format!("{} {}.", words("notes.overdue"), written(guide().review_due.0));
                frame.says("#overdue", &line).await?;
                frame.numbers_in_reach().await?;
            }
            let list = phone.checklist().await?;
            list.tap(a_sign()).await?;
            list.shows(&[a_sign()]).await?;
            list.advises("talk").await?;
            list.frame.numbers_in_reach().await?;
            let kept = async || Ok(e2e::database::ticks(phone.browser()?).await?.len() == 1);
            until("the tick in the store", kept).await
        });
        told.await?;
    }
    Ok(())
}
