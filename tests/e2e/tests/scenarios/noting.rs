//! Noting: when and how in two taps, groups without a sign, groups folded away; and the result beside it all.

use anyhow::{Result, ensure};
use e2e::guide::{Group, a_group, a_sign, a_sign_beside, another_sign, bar_calls, group_of, last_sign, words};
use e2e::{Phone, Setup, database, scenario, until};
use serde_json::json;

/// An entry without the number of its list, which comes last.
fn of_a_list(entry: &str) -> &str {
    entry.rsplit_once(' ').map_or(entry, |(words, _)| words)
}

/// Waits until the database keeps these words (after schema and time) under a key.
async fn kept(phone: &Phone, key: &str, words: &str) -> Result<()> {
    until(&format!("{key} kept as {words:?}"), async || {
        let entries = database::ticks(phone.browser()?).await?;
        let kept = entries.iter().any(|(other, value)| {
            let value = value.as_str().unwrap_or_default();
            other == key && value.starts_with("1 ") && of_a_list(value).ends_with(words)
        });
        Ok(kept)
    })
    .await
}

/// Under which key it is kept that none were seen of a group.
fn none_seen_of(group: &Group) -> String {
    format!("looked:{}", group.id)
}

#[e2e::test]
async fn two_taps_note_when_and_how_and_outlive_a_crash() -> Result<()> {
    let (when, how) = (words("checklist.when_recent"), words("checklist.how_saw"));
    let folded = format!("{when} · {how}");
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        list.noted(a_sign(), &[]).await?;
        list.tap_chip(a_sign(), when).await?;
        list.tap_chip(a_sign(), how).await?;
        list.note_folds_to(a_sign(), &folded).await?;
        kept(phone, a_sign(), " on recent saw").await?;
        phone.crash()?;
        phone.start_browser().await?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&[a_sign()]).await?;
        list.noted(a_sign(), &[when, how]).await?;
        list.note_folds_to(a_sign(), &folded).await
    })
    .await
}

#[e2e::test]
async fn every_answer_can_be_noted_and_one_takes_the_place_of_another() -> Result<()> {
    let whens = [
        (words("checklist.when_recent"), "recent"),
        (words("checklist.when_earlier"), "earlier"),
        (words("checklist.when_unsure"), "unsure"),
    ];
    let hows = [
        (words("checklist.how_saw"), "saw"),
        (words("checklist.how_child_told"), "child-told"),
        (words("checklist.how_other_told"), "other-told"),
        (words("checklist.how_worried"), "worried"),
    ];
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.tap(another_sign()).await?;
        for (chip, name) in whens {
            list.tap_chip(another_sign(), chip).await?;
            list.noted(another_sign(), &[chip]).await?;
            kept(phone, another_sign(), &format!(" on {name} -")).await?;
        }
        list.tap_chip(another_sign(), words("checklist.when_unsure")).await?;
        for (chip, name) in hows {
            list.tap_chip(another_sign(), chip).await?;
            list.noted(another_sign(), &[chip]).await?;
            kept(phone, another_sign(), &format!(" on - {name}")).await?;
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn a_second_tap_on_a_chip_takes_it_back() -> Result<()> {
    let chip = words("checklist.when_earlier");
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.tap(another_sign()).await?;
        list.tap_chip(another_sign(), chip).await?;
        list.noted(another_sign(), &[chip]).await?;
        list.tap_chip(another_sign(), chip).await?;
        list.noted(another_sign(), &[]).await?;
        kept(phone, another_sign(), " on - -").await?;
        phone.reload().await?;
        let list = phone.present_checklist()?;
        list.shows(&[another_sign()]).await?;
        list.noted(another_sign(), &[]).await
    })
    .await
}

#[e2e::test]
async fn an_untick_takes_the_note_with_it() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.tap(another_sign()).await?;
        list.tap_chip(another_sign(), words("checklist.how_saw")).await?;
        list.noted(another_sign(), &[words("checklist.how_saw")]).await?;
        list.tap(another_sign()).await?;
        list.shows(&[]).await?;
        list.tap(another_sign()).await?;
        list.noted(another_sign(), &[]).await?;
        kept(phone, another_sign(), " on - -").await
    })
    .await
}

#[e2e::test]
async fn a_group_looked_at_differs_from_one_that_nobody_opened() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.has_looked_at(0).await?;
        list.none_seen(a_group().id).await?;
        list.has_looked_at(1).await?;
        list.tap(a_sign()).await?;
        list.tap(a_sign_beside()).await?;
        list.has_looked_at(2).await?;
        kept(phone, &none_seen_of(a_group()), " on - -").await?;
        kept(phone, a_sign_beside(), " on - -").await?;
        phone.reload().await?;
        let list = phone.present_checklist()?;
        list.has_looked_at(2).await?;
        list.none_seen_is(a_group().id, Some(true)).await?;
        list.none_seen(a_group().id).await?;
        list.has_looked_at(1).await
    })
    .await
}

#[e2e::test]
async fn none_seen_gives_way_to_a_sign_and_is_no_tick() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.none_seen(a_group().id).await?;
        list.has_looked_at(1).await?;
        list.advises("no-ticks").await?;
        let sign = &a_group().indicators[0].id;
        list.tap(sign).await?;
        list.shows(&[sign]).await?;
        list.has_looked_at(1).await?;
        list.none_seen_is(a_group().id, None).await?;
        kept(phone, &none_seen_of(a_group()), " off - -").await?;
        list.tap(sign).await?;
        list.has_looked_at(0).await?;
        list.none_seen_is(a_group().id, Some(false)).await
    })
    .await
}

#[e2e::test]
async fn folded_groups_stay_folded() -> Result<()> {
    let [one, other] = [a_sign(), another_sign()].map(|sign| group_of(sign).id);
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.folded(&[]).await?;
        list.fold(one).await?;
        list.folded(&[one]).await?;
        list.fold_by_keyboard(other).await?;
        list.folded(&[one, other]).await?;
        // The browser tells the app of a fold when it has drawn it.
        let kept = "Object.values(localStorage).some(text => text.includes(arguments[0]))";
        until("what is folded in the store", async || {
            let script = format!("return {kept}");
            let kept: bool = list.frame.browser.run(&script, vec![other.into()]).await?;
            Ok(kept)
        })
        .await?;
        phone.reload().await?;
        phone.checklist().await?.folded(&[one, other]).await?;
        phone.restart_browser().await?;
        let list = phone.checklist().await?;
        list.folded(&[one, other]).await?;
        list.fold_by_keyboard(one).await?;
        list.folded(&[other]).await?;
        list.tap(a_sign()).await?;
        list.shows(&[a_sign()]).await?;
        phone.checklist().await?.resume().await?.folded(&[other]).await
    })
    .await
}

#[e2e::test]
async fn the_jump_list_leads_to_every_group() -> Result<()> {
    Setup::default()
        .sized(360, 640)
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            let alone = a_group().id;
            let picked = [another_sign(), a_sign(), last_sign()];
            let picked = picked.map(|sign| group_of(sign).id);
            for group in [alone].into_iter().chain(picked) {
                list.jump(group).await?;
                list.is_in_view(group).await?;
            }
            list.fold(alone).await?;
            list.folded(&[alone]).await?;
            list.jump(alone).await?;
            list.is_in_view(alone).await
        })
        .await
}

/// Where the page can be scrolled to without result and both calls in view, and rows that can't be seen beside them.
const OUT_OF_VIEW: &str = "
    const [calls] = arguments;
    const missing = [];
    const seen = element => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return height > 0 && element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    const look = place => {
        for (const selector of ['#result', ...calls.map(call => `#call-bar a[href=\"${call}\"]`)]) {
            if (!seen(document.querySelector(selector))) missing.push(`${place}: ${selector}`);
        }
    };
    for (let y = 0; y < document.documentElement.scrollHeight; y += 50) {
        scrollTo({ top: y, behavior: 'instant' });
        look(`scrolled to ${scrollY}`);
    }
    for (const row of document.querySelectorAll('.row')) {
        row.scrollIntoView({ block: 'center', behavior: 'instant' });
        look(row.innerText);
        if (!seen(row)) missing.push(`${row.innerText} itself`);
    }
    const { scrollHeight, clientHeight } = document.querySelector('.bar');
    if (scrollHeight > clientHeight) missing.push(`${scrollHeight - clientHeight} px of the bar`);
    return missing;";

#[e2e::test]
async fn result_and_calls_are_in_view_of_every_tick() -> Result<()> {
    Setup::default()
        .sized(360, 640)
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            let browser = phone.browser()?;
            let calls = vec![json!(bar_calls())];
            let missing: Vec<String> = browser.run(OUT_OF_VIEW, calls.clone()).await?;
            ensure!(missing.is_empty(), "without a tick: {missing:#?}");
            list.tap(a_sign()).await?;
            list.tap(another_sign()).await?;
            list.shows(&[a_sign(), another_sign()]).await?;
            list.advises("talk").await?;
            let missing: Vec<String> = browser.run(OUT_OF_VIEW, calls.clone()).await?;
            ensure!(missing.is_empty(), "with ticks: {missing:#?}");
            list.practise().await?;
            let missing: Vec<String> = browser.run(OUT_OF_VIEW, calls).await?;
            ensure!(missing.is_empty(), "in practice: {missing:#?}");
            Ok(())
        })
        .await
}
