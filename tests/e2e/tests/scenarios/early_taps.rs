//! The moment in which a document becomes an app: nothing that is there is replaced or lost.

use anyhow::{Result, ensure};
use e2e::guide::{a_group, a_sign, a_sign_beside, group_of, last_sign};
use e2e::pages::Checklist;
use e2e::{Page, Phone, Setup, database};
use site_server::Fault;

/// A phone whose module is on its way and does not arrive until the faults are lifted.
fn before_the_module() -> Setup {
    Setup::default().impatient()
}

/// Opens the checklist once more, and stays before its module comes.
async fn again_before_the_module<'a>(phone: &'a Phone, list: Checklist<'a>) -> Result<Checklist<'a>> {
    // The worker would answer with its copy of the module; a phone without one waits for the network. Without the
    // worker the browser's own memory would answer.
    list.frame.ready_offline().await?;
    phone.forget_the_copy().await?;
    phone.server.set_fault("/*.wasm", Fault::Stall { mid_body: true });
    phone.leave().await?;
    phone.open(Page::Checklist).await?;
    phone.present_checklist()
}

#[e2e::test]
async fn the_nodes_stay_the_same() -> Result<()> {
    before_the_module()
        .scenario(async |phone| {
            for page in Page::ADDRESSED {
                phone.server.set_fault("/*.wasm", Fault::Stall { mid_body: true });
                phone.leave().await?;
                let page = phone.open(page).await?;
                let marked: u32 = page.browser.run("const all = [...document.querySelectorAll('body, body *')]; window.before = all; return all.length", []).await?;
                ensure!(marked > 20, "only {marked} elements before the app");
                phone.server.clear_faults();
                page.live().await?;
                let changes: [Vec<String>; 2] = page.browser.run(
                    "const after = [...document.querySelectorAll('body, body *')];
                     const name = element => element.outerHTML.slice(0, 80);
                     return [before.filter(element => !element.isConnected).map(name), after.filter(element => !before.includes(element)).map(name)]",
[],
                ).await?;
                ensure!(changes == [Vec::<String>::new(), Vec::new()], "gone and come: {changes:#?}");
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn a_tick_made_before_the_app_is_kept_and_saved() -> Result<()> {
    before_the_module()
        .scenario(async |phone| {
            phone.server.set_fault("/*.wasm", Fault::Stall { mid_body: true });
            phone.open(Page::Checklist).await?;
            let checklist = phone.present_checklist()?;
            checklist.tap(a_sign()).await?;
            checklist.shows(&[a_sign()]).await?;
            checklist.frame.gone("#result").await?;
            checklist.frame.gone("#read-out").await?;
            phone.server.clear_faults();
            checklist.frame.live().await?;
            checklist.shows(&[a_sign()]).await?;
            checklist.advises("talk").await?;
            let kept = database::ticks(phone.browser()?).await?;
            ensure!(kept.len() == 1 && kept[0].0 == a_sign(), "kept is {kept:?}");
            phone.crash()?;
            phone.start_browser().await?;
            let list = phone.checklist().await?.resume().await?;
            list.shows(&[a_sign()]).await
        })
        .await
}

#[e2e::test]
async fn ticks_from_before_meet_those_made_before_the_app() -> Result<()> {
    before_the_module()
        .with_copy()
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            list.tap(a_sign_beside()).await?;
            let kept = async || Ok(database::ticks(phone.browser()?).await?.len() == 1);
            e2e::until("the tick in the store", kept).await?;
            let checklist = again_before_the_module(phone, list).await?;
            checklist.tap(last_sign()).await?;
            phone.server.clear_faults();
            checklist.frame.live().await?;
            // What was ticked before anything was known belongs to the list that comes.
            let list = checklist.resume().await?;
            list.shows(&[a_sign_beside(), last_sign()]).await
        })
        .await
}

#[e2e::test]
async fn none_seen_before_the_app_is_no_sign() -> Result<()> {
    before_the_module()
        .scenario(async |phone| {
            phone.server.set_fault("/*.wasm", Fault::Stall { mid_body: true });
            phone.open(Page::Checklist).await?;
            let checklist = phone.present_checklist()?;
            let group = &a_group().id;
            checklist.none_seen(group).await?;
            phone.server.clear_faults();
            checklist.frame.live().await?;
            checklist.advises("no-ticks").await?;
            checklist.has_looked_at(1).await?;
            checklist.none_seen_is(group, Some(true)).await?;
            let looked = format!("looked:{group}");
            e2e::until("“none seen” in the store", async || {
                let kept = database::ticks(phone.browser()?).await?;
                Ok(kept.len() == 1 && kept[0].0 == looked)
            })
            .await
        })
        .await
}

/// Every control of the list in turn: a tick, one that is taken back, "none seen", a group that is folded, one that was left
/// folded and is unfolded, and the list of groups.
#[e2e::test]
async fn whatever_was_done_before_the_app_stays_done() -> Result<()> {
    let (folds, was_folded) = (group_of(a_sign()).id, group_of(last_sign()).id);
    before_the_module()
        .with_copy()
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            list.fold(was_folded).await?;
            list.folded(&[was_folded]).await?;
            let list = again_before_the_module(phone, list).await?;
            list.tap(a_sign()).await?;
            list.tap(a_sign_beside()).await?;
            list.tap(a_sign_beside()).await?;
            list.none_seen(a_group().id).await?;
            list.fold(folds).await?;
            // It is not folded yet: that the person likes it so is known to the app alone.
            list.fold(was_folded).await?;
            list.fold(was_folded).await?;
            list.frame.tap("#looked-at").await?;
            phone.server.clear_faults();
            list.frame.live().await?;
            list.shows(&[a_sign()]).await?;
            list.none_seen_is(a_group().id, Some(true)).await?;
            list.has_looked_at(2).await?;
            list.folded(&[folds]).await?;
            let jump = "document.querySelector('.jump').open";
            ensure!(list.frame.browser.value::<bool>(jump).await?, "the list of groups is folded again");
            phone.leave().await?;
            let list = phone.checklist().await?.resume().await?;
            list.folded(&[folds]).await?;
            list.shows(&[a_sign()]).await
        })
        .await
}
