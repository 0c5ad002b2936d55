//! Personal contacts where stores are absent, full, or hold what nobody can read.

use anyhow::{Context, Result, ensure};
use e2e::guide::words;
use e2e::{Page, Setup, database, sample, scenario, until};
use serde_json::{Value, json};

use super::personal::{LEAD, LEAD_CALL, LEAD_NUMBER, LEAD_ROLE, OFFICE, kept};
use super::stores::{BLOCKED_DATABASE, BLOCKED_LOCAL_STORAGE, FILL_THE_DATABASE, NO_DATABASE, SILENT_DATABASE};

#[e2e::test]
async fn without_a_database_local_storage_keeps_them() -> Result<()> {
    for script in sample([NO_DATABASE, BLOCKED_DATABASE, SILENT_DATABASE]) {
        let told = Setup::default().with_script(script).scenario(async |phone| {
            kept(phone).await?;
            let local = database::local_personal(phone.browser()?).await?;
            ensure!(local.is_some(), "localStorage holds nothing");
            // Clearing the ticks leaves what is beside them.
            let list = phone.checklist().await?;
            list.clear().await?;
            list.confirm().await?;
            list.announces("keeping.cleared").await?;
            let own = phone.personal_contacts().await?;
            own.lists(&[LEAD, OFFICE]).await?;
            own.remove(2).await?;
            own.announces(words("own.removed")).await?;
            let own = phone.personal_contacts().await?;
            own.lists(&[LEAD]).await?;
            own.frame.number_in_reach(LEAD_CALL).await?;
            phone.browser()?.has_no_complaints().await
        });
        told.await.context(script)?;
    }
    Ok(())
}

#[e2e::test]
async fn a_full_database_gives_way_to_local_storage_and_takes_over_again() -> Result<()> {
    scenario::run(async |phone| {
        let own = phone.personal_contacts().await?;
        own.keep(LEAD_ROLE, LEAD_NUMBER).await?;
        own.announces(words("own.kept")).await?;
        phone.browser()?.act(FILL_THE_DATABASE).await?;
        own.keep(OFFICE.0, "112").await?;
        until("both in localStorage", async || {
            let local = database::local_personal(phone.browser()?).await?;
            Ok(local.filter(|text| text.contains(OFFICE.0)))
        })
        .await?;
        let own = phone.personal_contacts().await?;
        own.lists(&[LEAD, OFFICE]).await?;
        own.remove(1).await?;
        own.announces(words("own.removed")).await?;
        let left = database::local_personal(phone.browser()?).await?;
        ensure!(left.is_none(), "localStorage still holds {left:?}");
        phone.personal_contacts().await?.lists(&[OFFICE]).await
    })
    .await
}

#[e2e::test]
async fn without_any_store_it_is_said_that_they_are_not_kept() -> Result<()> {
    Setup::default()
        .with_script(NO_DATABASE)
        .with_script(BLOCKED_LOCAL_STORAGE)
        .scenario(async |phone| {
            let own = phone.personal_contacts().await?;
            own.keep(LEAD_ROLE, LEAD_NUMBER).await?;
            own.announces(words("own.not_kept")).await?;
            own.holds(LEAD_ROLE, LEAD_NUMBER).await?;
            own.lists(&[]).await?;
            own.frame.numbers_in_reach().await?;
            for page in [Page::Guide, Page::Checklist] {
                let frame = phone.open(page).await?;
                frame.live().await?;
                frame.numbers_in_reach().await?;
            }
            phone.browser()?.has_no_complaints().await
        })
        .await
}

#[e2e::test]
async fn what_nobody_can_read_gives_way_to_the_next_contact() -> Result<()> {
    // Of each sort one: a text that is none is tried without a browser, in all ways (`personal::tests`).
    for garbage in sample([json!("Own contacts, version 1\nno colon"), json!({ "all": "of it" }), Value::Null]) {
        let told = scenario::run(async |phone| {
            phone.personal_contacts().await?;
            database::put_personal(phone.browser()?, garbage.clone()).await?;
            for page in Page::ADDRESSED {
                let frame = phone.open(page).await?;
                frame.live().await?;
                frame.numbers_in_reach().await?;
            }
            let own = phone.personal_contacts().await?;
            own.lists(&[]).await?;
            kept(phone).await?;
            phone.personal_contacts().await?.lists(&[LEAD, OFFICE]).await?;
            phone.browser()?.has_no_complaints().await
        });
        told.await.with_context(|| garbage.to_string())?;
    }
    Ok(())
}

#[e2e::test]
async fn a_newer_versions_contacts_are_left_alone() -> Result<()> {
    let newer = json!("Own contacts, version 2\nLead; 01922; weekdays\n");
    scenario::run(async |phone| {
        phone.personal_contacts().await?;
        database::put_personal(phone.browser()?, newer.clone()).await?;
        let own = phone.personal_contacts().await?;
        own.announces(words("own.newer")).await?;
        own.lists(&[]).await?;
        own.keep(LEAD_ROLE, LEAD_NUMBER).await?;
        own.announces(words("own.not_kept")).await?;
        own.lists(&[]).await?;
        own.frame.numbers_in_reach().await?;
        let left = database::own(phone.browser()?).await?;
        ensure!(left == Some(newer.clone()), "the store holds {left:?}");
        Ok(())
    })
    .await
}
