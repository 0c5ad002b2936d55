//! Ticks from before: asked about before any is shown, and gone when they are old or cleared.

use anyhow::{Context, Result, ensure};
use e2e::guide::{a_group, a_sign, a_third_sign, added, another_sign, words};
use e2e::pages::Checklist;
use e2e::{Page, Phone, Setup, database, sample, scenario, until};
use serde_json::{Value, json};

const HOUR: i64 = 3_600_000;

/// Notes from the first moment on, with every picture that is drawn, whatever of an old list is to be seen.
fn watch() -> String {
    format!("{{ const talk = {};{WATCH}", json!(added("talk").line()))
}

const WATCH: &str = "
    window.drawn = 0;
    window.early = [];
    const look = () => {
        drawn += 1;
        const ticked = [...document.querySelectorAll('#checklist input:checked, .noting')].map(one => one.outerHTML.slice(0, 80));
        const result = document.querySelector('#result')?.textContent ?? '';
        const lines = [...document.querySelectorAll('#read-out-lines li, #sheet')].map(part => part.textContent).join('').trim();
        if (ticked.length || result.includes(talk) || lines) early.push({ ticked, result, lines });
        requestAnimationFrame(look);
    };
    look();
}";

/// The question stands, and nothing of the old list was drawn before it.
async fn asked_first(list: &Checklist<'_>) -> Result<String> {
    let question = list.question().await?;
    let browser = list.frame.browser;
    let (drawn, early): (u32, Vec<Value>) = browser.value("[drawn, early]").await?;
    ensure!(drawn > 0, "nobody watched");
    ensure!(early.is_empty(), "before the answer: {early:#?}");
    Ok(question)
}

/// Waits until the database keeps this many entries, and returns them as text.
async fn stored(phone: &Phone, count: usize) -> Result<Vec<(String, String)>> {
    until("the entries in the database", async || {
        let entries = database::ticks(phone.browser()?).await?;
        let text = |(key, value): (String, Value)| Some((key, value.as_str()?.to_owned()));
        let entries: Vec<_> = entries.into_iter().filter_map(text).collect();
        Ok((entries.len() == count).then_some(entries))
    })
    .await
}

/// A list with one noted tick, kept.
async fn in_progress(phone: &Phone) -> Result<()> {
    let list = phone.checklist().await?;
    list.tap(a_sign()).await?;
    list.tap_chip(a_sign(), words("checklist.how_saw")).await?;
    list.noted(a_sign(), &[words("checklist.how_saw")]).await?;
    until("the note in the database", async || {
        let entries = stored(phone, 1).await?;
        Ok(entries[0].1.contains(" saw "))
    })
    .await
}

/// The phone's clock now, in milliseconds since 1970.
async fn now(phone: &Phone) -> Result<i64> {
    phone.browser()?.value("Date.now()").await
}

/// The kept tick was last changed so many milliseconds from now.
async fn changed(phone: &Phone, from_now: i64) -> Result<()> {
    let at = now(phone).await? + from_now;
    let entry = format!("1 {at} on - saw");
    database::put(phone.browser()?, a_sign(), json!(entry)).await
}

/// Nothing has gone wrong without saying so.
async fn no_error(phone: &Phone) -> Result<()> {
    let console = phone.browser()?.console().await?;
    let wrong: Vec<_> = console.iter().filter(|line| line.contains("SEVERE") || line.contains("panicked")).collect();
    ensure!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[e2e::test]
async fn it_asks_before_any_old_tick_is_shown() -> Result<()> {
    Setup::default()
        .with_script(&watch())
        .scenario(async |phone| {
            in_progress(phone).await?;
            asked_first(&phone.checklist().await?).await?;
            phone.crash()?;
            phone.start_browser().await?;
            asked_first(&phone.checklist().await?).await?;
            phone.browser()?.new_tab(&phone.setup).await?;
            let list = phone.checklist().await?;
            asked_first(&list).await?;
            let list = list.resume().await?;
            list.shows(&[a_sign()]).await?;
            list.noted(a_sign(), &[words("checklist.how_saw")]).await?;
            list.advises("talk").await
        })
        .await
}

#[e2e::test]
async fn the_question_says_from_when_and_asks_for_the_child() -> Result<()> {
    let spoken = "
        const at = new Date(arguments[0]);
        const day = at.toDateString() === new Date().toDateString() ? arguments[2] : arguments[3];
        return `${arguments[1]} ${at.toTimeString().slice(0, 5)} ${day}${arguments[4]}`;";
    let said = ["question_from", "today", "yesterday", "question_to"];
    let said = said.map(|name| json!(words(&format!("keeping.{name}"))));
    scenario::run(async |phone| {
        in_progress(phone).await?;
        for from_now in [-HOUR, -23 * HOUR] {
            changed(phone, from_now).await?;
            let entries = stored(phone, 1).await?;
            let at = entries[0].1.split(' ').nth(1).context("no time")?;
            let mut args = vec![json!(at.parse::<i64>()?)];
            args.extend(said.clone());
            let wanted: String = phone.browser()?.run(spoken, args).await?;
            let question = phone.checklist().await?.question().await?;
            ensure!(question.contains(&wanted), "not {wanted:?} in {question:?}");
            ensure!(question.contains(words("keeping.question_child")), "{question}");
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn another_child_begins_with_an_empty_list() -> Result<()> {
    Setup::default()
        .with_script(&watch())
        .scenario(async |phone| {
            in_progress(phone).await?;
            let list = phone.checklist().await?;
            asked_first(&list).await?;
            let list = list.restart().await?;
            list.is_fresh().await?;
            stored(phone, 0).await?;
            asked_nothing_early(&list).await?;
            list.tap(another_sign()).await?;
            stored(phone, 1).await?;
            phone.crash()?;
            phone.start_browser().await?;
            let list = phone.checklist().await?.resume().await?;
            list.shows(&[another_sign()]).await
        })
        .await
}

/// Not even while the old list went was any of it drawn.
async fn asked_nothing_early(list: &Checklist<'_>) -> Result<()> {
    let early: Vec<Value> = list.frame.browser.value("early").await?;
    ensure!(early.is_empty(), "drawn while it was cleared: {early:#?}");
    Ok(())
}

#[e2e::test]
async fn who_was_away_for_over_an_hour_is_asked_again() -> Result<()> {
    for (away, asks) in [(59 * HOUR / 60, false), (61 * HOUR / 60, true)] {
        let told = scenario::whole(async |phone| {
            in_progress(phone).await?;
            return_after(phone, away).await?;
            let list = phone.present_checklist()?;
            if asks {
                list.question().await?;
                list.resume().await?.noted(a_sign(), &[words("checklist.how_saw")]).await
            } else {
                let question = list.frame.text("#question").await?;
                ensure!(question.is_empty(), "it asks {question:?}");
                list.noted(a_sign(), &[words("checklist.how_saw")]).await
            }
        });
        told.await.with_context(|| format!("away for {away} ms"))?;
    }
    Ok(())
}

#[e2e::test]
async fn an_open_page_forgets_too() -> Result<()> {
    scenario::whole(async |phone| {
        in_progress(phone).await?;
        return_after(phone, 25 * HOUR).await?;
        let list = phone.present_checklist()?;
        list.announces("keeping.expired").await?;
        list.is_fresh().await?;
        stored(phone, 0).await.map(drop)
    })
    .await
}

/// Another tab comes to the front; when this one is back, the clock has gone on by `away` milliseconds.
async fn return_after(phone: &Phone, away: i64) -> Result<()> {
    let browser = phone.browser()?;
    // A listener that comes before the app's own, which hear of it at the document.
    let script = "
        const { Date } = window;
        const now = Date.now;
        window.back = false;
        window.addEventListener('visibilitychange', () => {
            if (document.hidden) return;
            Date.now = () => now() + arguments[0];
            window.back = true;
        }, { capture: true });";
    browser.run::<()>(script, vec![json!(away)]).await?;
    let here = browser.driver.window().await?;
    browser.new_tab(&phone.setup).await?;
    browser.driver.close_window().await?;
    browser.driver.switch_to_window(here).await?;
    until("the page to be back", async || browser.value::<bool>("back").await).await
}

#[e2e::test]
async fn what_is_past_24_hours_is_deleted_and_it_is_said_once() -> Result<()> {
    scenario::run(async |phone| {
        in_progress(phone).await?;
        changed(phone, -24 * HOUR + 60_000).await?;
        phone.checklist().await?.resume().await?;
        changed(phone, -24 * HOUR - 1000).await?;
        phone.crash()?;
        phone.start_browser().await?;
        let list = phone.checklist().await?;
        list.announces("keeping.expired").await?;
        list.is_fresh().await?;
        stored(phone, 0).await?;
        let list = phone.checklist().await?;
        list.is_fresh().await?;
        let notice = list.frame.text("#notice").await?;
        ensure!(notice.is_empty(), "said again: {notice}");
        Ok(())
    })
    .await
}

/// Whoever opens another page has opened the app.
#[e2e::test]
async fn any_page_deletes_what_is_over_and_nothing_else() -> Result<()> {
    for page in sample([Page::Guide, Page::Contacts]) {
        let told = scenario::run(async |phone| {
            in_progress(phone).await?;
            let old = format!("1 {} on - - 0", now(phone).await? - 25 * HOUR);
            database::put(phone.browser()?, another_sign(), json!(old)).await?;
            // The list is as old as its last change: nothing goes.
            let frame = phone.open(page).await?;
            frame.settled(page).await?;
            let list = phone.checklist().await?.resume().await?;
            list.shows(&[a_sign(), another_sign()]).await?;
            changed(phone, -25 * HOUR).await?;
            phone.open(page).await?;
            stored(phone, 0).await?;
            phone.checklist().await?.is_fresh().await
        });
        told.await.with_context(|| format!("{page:?}"))?;
    }
    Ok(())
}

/// Once that is told.
const HOURS_LATER: &str = "addEventListener('later', () => {
    const { now } = Date;
    Date.now = () => now() + 3 * 3_600_000;
});";

/// A desk's window stays in front, and nothing tells that its person has gone.
#[e2e::test]
async fn an_open_page_asks_after_hours_before_it_takes_a_tick() -> Result<()> {
    for hides in sample([false, true]) {
        let told = Setup::default().with_script(HOURS_LATER).scenario(async |phone| {
            in_progress(phone).await?;
            let list = phone.present_checklist()?;
            if hides {
                list.frame.hide().await?;
            }
            list.frame.browser.act("dispatchEvent(new Event('later'))").await?;
            if hides {
                list.frame.reveal().await?;
            } else {
                list.tap(another_sign()).await?;
            }
            list.question().await?;
            let list = list.resume().await?;
            list.shows(&[a_sign()]).await
        });
        told.await.with_context(|| format!("hidden: {hides}"))?;
    }
    Ok(())
}

#[e2e::test]
async fn a_clock_that_jumped_back_deletes_nothing_and_is_no_error() -> Result<()> {
    for from_now in sample([25 * HOUR, 10 * 365 * 24 * HOUR]) {
        let told = scenario::run(async |phone| {
            in_progress(phone).await?;
            changed(phone, from_now).await?;
            let list = phone.checklist().await?;
            let question = list.question().await?;
            ensure!(question.contains(words("keeping.today")), "{question}");
            let notice = list.frame.text("#notice").await?;
            ensure!(notice.is_empty(), "{notice}");
            let latest = now(phone).await?;
            let entries = stored(phone, 1).await?;
            let at = entries[0].1.split(' ').nth(1).context("no time")?;
            ensure!(at.parse::<i64>()? <= latest, "{at} is still in the future: it would be kept for ever");
            let list = list.resume().await?;
            list.noted(a_sign(), &[words("checklist.how_saw")]).await?;
            list.tap(another_sign()).await?;
            list.shows(&[a_sign(), another_sign()]).await?;
            stored(phone, 2).await?;
            no_error(phone).await
        });
        told.await.with_context(|| format!("by {from_now} ms"))?;
    }
    Ok(())
}

#[e2e::test]
async fn a_clock_that_jumped_years_ahead_may_only_delete() -> Result<()> {
    scenario::run(async |phone| {
        in_progress(phone).await?;
        phone.set_clock_ahead(10 * 365 * 24).await?;
        let list = phone.checklist().await?;
        list.announces("keeping.expired").await?;
        list.is_fresh().await?;
        list.tap(another_sign()).await?;
        list.shows(&[another_sign()]).await?;
        stored(phone, 1).await?;
        list.frame.numbers_in_reach().await?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&[another_sign()]).await?;
        no_error(phone).await
    })
    .await
}

#[e2e::test]
async fn a_clock_before_1970_or_past_all_dates_blocks_nothing() -> Result<()> {
    for clock in sample(["() => -1e12", "() => 8.64e15", "() => NaN"]) {
        let setup = Setup::default().with_script(&format!("Date.now = {clock}"));
        let told = setup.scenario(async |phone| {
            let list = phone.checklist().await?;
            list.tap(a_sign()).await?;
            stored(phone, 1).await?;
            let list = phone.checklist().await?.resume().await?;
            list.shows(&[a_sign()]).await?;
            list.frame.numbers_in_reach().await?;
            no_error(phone).await
        });
        told.await.context(clock)?;
    }
    Ok(())
}

#[e2e::test]
async fn clearing_leaves_nothing_in_any_store_or_window() -> Result<()> {
    scenario::run(async |phone| {
        in_progress(phone).await?;
        let browser = phone.browser()?;
        let first = browser.driver.window().await?;
        let entry = format!("1 {} on recent -", now(phone).await?);
        database::put_local(browser, a_third_sign(), &entry).await?;
        browser.new_tab(&phone.setup).await?;
        let list = phone.checklist().await?.resume().await?;
        list.shows(&[a_sign(), a_third_sign()]).await?;
        list.fold(a_group().id).await?;
        list.folded(&[a_group().id]).await?;
        list.clear().await?;
        list.confirm().await?;
        list.announces("keeping.cleared").await?;
        list.is_fresh().await?;
        stored(phone, 0).await?;
        let mut left: Vec<String> = browser.value("Object.keys(localStorage)").await?;
        // When a newer version was last looked for, which the second opening may do at any moment; and the number of the list,
        // by which a window that has heard nothing knows that its own is gone.
        let stays = ["minute-guide / checked", "minute-guide / ticks list:"];
        left.retain(|key| !stays.contains(&key.as_str()));
        ensure!(left.is_empty(), "localStorage holds {left:?}");
        browser.driver.switch_to_window(first).await?;
        phone.present_checklist()?.is_fresh().await?;
        phone.checklist().await?.is_fresh().await
    })
    .await
}
