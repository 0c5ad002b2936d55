//! What a window shows to others: the cover, practice, and a second window on the same list.

use anyhow::{Context, Result, ensure};
use e2e::guide::{a_sign, a_third_sign, another_sign, guide, words};
use e2e::pages::{Checklist, PageFrame};
use e2e::{Page, Phone, Scheme, Setup, database, scenario, until};
use serde_json::Value;
use thirtyfour::WindowHandle;

/// Waits until the store holds this many entries, and returns them.
async fn stored(phone: &Phone, count: usize) -> Result<Vec<(String, Value)>> {
    until("the entries in the store", async || {
        let entries = database::ticks(phone.browser()?).await?;
        Ok((entries.len() == count).then_some(entries))
    })
    .await
}

/// Nothing tells what is under the cover: neither words nor title nor colour.
async fn tells_nothing(frame: &PageFrame<'_>) -> Result<()> {
    let title = frame.glance().await?.title;
    ensure!(title == guide().about("short_name"), "the title is {title:?}");
    let said = frame.text("#cover").await?;
    ensure!(said == words("cover.reveal"), "the cover says {said:?}");
    let whole: bool = frame.browser.value(COVERS_ALL).await?;
    ensure!(whole, "the cover leaves something to be seen");
    let red = frame.red_pixels().await?;
    ensure!(red == 0, "{red} red pixels on the cover");
    Ok(())
}

/// Hides the screen and brings it back; the picture of the cover.
async fn hide_and_reveal(frame: &PageFrame<'_>) -> Result<String> {
    // Not `scrollHeight`, whose rounding changes with the place.
    const HEIGHT: &str = "document.body.getBoundingClientRect().height";
    let before = frame.glance().await?;
    let height: f64 = frame.browser.value(HEIGHT).await?;
    ensure!(frame.red_pixels().await? > 1000, "there is no red to hide");
    frame.hide().await?;
    tells_nothing(frame).await?;
    let covered: f64 = frame.browser.value(HEIGHT).await?;
    ensure!(covered == height, "under the cover {height} px become {covered}");
    let picture = frame.browser.driver.screenshot_as_png_base64().await?;
    frame.reveal().await?;
    ensure!(frame.glance().await? == before, "the title does not come back");
    frame.numbers_in_reach().await?;
    Ok(picture)
}

/// From edge to edge (a desk's browser keeps the scroll bar's place free), and not see-through.
const COVERS_ALL: &str = "(() => {
    const cover = document.querySelector('#cover[open]');
    const { left, top, right, bottom } = cover.getBoundingClientRect();
    const { backgroundColor, opacity } = getComputedStyle(cover);
    const width = document.documentElement.clientWidth;
    const above = [1, 0.5, 0.001].flatMap(x => [1, 0.5, 0.001].map(y => document.elementFromPoint(width * x - 1, innerHeight * y - 1)));
    const beside = [...document.body.children].filter(element => element !== cover && element.checkVisibility({ visibilityProperty: true }));
    return beside.length === 0 && above.every(element => !element || cover.contains(element)) && left <= 0 && top <= 0 && right >= width && bottom >= innerHeight && opacity === '1' && /^rgb\\(/.test(backgroundColor);
})()";

#[e2e::test]
async fn one_tap_hides_every_page_without_a_host_and_one_tap_brings_it_back() -> Result<()> {
    for scheme in Scheme::ALL {
        let told = Setup::default().with_copy().in_scheme(scheme).sized(360, 640).scenario(async |phone| {
            phone.open(Page::Guide).await?.ready_offline().await?;
            phone.server.stop();
            for page in Page::ADDRESSED {
                let frame = phone.open(page).await?;
                frame.live().await?;
                let top = hide_and_reveal(&frame).await?;
                frame.browser.act("scrollTo(0, 500)").await?;
                ensure!(hide_and_reveal(&frame).await? == top, "{page:?} shines through the cover");
            }
            Ok(())
        });
        told.await.with_context(|| format!("{scheme:?}"))?;
    }
    Ok(())
}

#[e2e::test]
async fn only_its_own_button_takes_the_cover_away() -> Result<()> {
    scenario::whole(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        let frame = list.frame;
        frame.hide().await?;
        for place in [(5, 5), (195, 200), (195, 420), (100, 800)] {
            frame.tap_at(place).await?;
        }
        for _ in 0..3 {
            frame.press_tab().await?;
        }
        tells_nothing(&frame).await?;
        leave_and_return(phone).await?;
        tells_nothing(&frame).await?;
        frame.reveal().await?;
        list.shows(&[a_sign()]).await
    })
    .await
}

/// Another tab comes to the front, then this one again.
async fn leave_and_return(phone: &Phone) -> Result<()> {
    let driver = &phone.browser()?.driver;
    let here = driver.window().await?;
    phone.browser()?.new_tab(&phone.setup).await?;
    driver.close_window().await?;
    Ok(driver.switch_to_window(here).await?)
}

#[e2e::test]
async fn a_page_in_the_background_is_covered_until_it_is_back() -> Result<()> {
    scenario::whole(async |phone| {
        let list = phone.checklist().await?;
        list.tap(a_sign()).await?;
        let frame = list.frame;
        let before = frame.glance().await?;
        frame.watch_background().await?;
        leave_and_return(phone).await?;
        let glances = until("the page to be back", async || {
            let glances = frame.glances().await?;
            Ok((glances.len() >= 2).then_some(glances))
        })
        .await?;
        let [(true, away), (false, back)] = &glances[..] else {
            anyhow::bail!("not away once and back once: {glances:?}");
        };
        ensure!(away.covered && away.title == guide().about("short_name"), "in the background: {away:?}");
        ensure!(*back == before, "back again: {back:?}");
        list.shows(&[a_sign()]).await
    })
    .await
}

/// Checks the label of practice wherever the page is scrolled to.
async fn labelled_everywhere(list: &Checklist<'_>) -> Result<()> {
    let script = "
        const missing = [];
        for (let y = 0; y <= document.documentElement.scrollHeight; y += 200) {
            scrollTo({ top: y, behavior: 'instant' });
            const label = document.querySelector('#practice');
            const { left, top, width, height } = label.getBoundingClientRect();
            const hit = document.elementFromPoint(left + width / 2, top + height / 2);
            if (!height || !label.contains(hit)) missing.push(scrollY);
        }
        return missing;";
    let missing: Vec<f64> = list.frame.browser.run(script, []).await?;
    ensure!(missing.is_empty(), "no label when scrolled to {missing:?}");
    let label = list.frame.shown("#practice").await?;
    ensure!(label == words("keeping.practice"), "{label}");
    list.frame.numbers_in_reach().await
}

#[e2e::test]
async fn practice_is_labelled_wherever_the_page_is_scrolled_to() -> Result<()> {
    for (width, height) in [(320, 568), (360, 640), (640, 360), (1280, 800)] {
        let told = Setup::default().sized(width, height).scenario(async |phone| {
            let list = phone.checklist().await?;
            list.frame.gone("#practice").await?;
            list.practise().await?;
            labelled_everywhere(&list).await
        });
        told.await.with_context(|| format!("at {width}x{height}"))?;
    }
    Ok(())
}

#[e2e::test]
async fn practice_keeps_nothing_and_ends_clean() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.practise().await?;
        list.tick_and_say(a_sign(), &[words("checklist.when_recent"), words("checklist.how_saw")]).await?;
        let sheet = list.sheet().await?;
        ensure!(sheet.starts_with(words("keeping.practice")), "{sheet}");
        let notice = list.frame.tap_for("#end-practice", "#notice").await?;
        ensure!(notice == words("keeping.practice_ended"), "{notice}");
        list.frame.gone("#practice").await?;
        list.frame.gone("#question").await?;
        list.shows(&[]).await?;
        stored(phone, 0).await?;
        let local = database::local(phone.browser()?).await?;
        ensure!(local.is_empty(), "localStorage holds {local:?}");
        phone.checklist().await?.shows(&[]).await
    })
    .await
}

#[e2e::test]
async fn real_ticks_wait_behind_practice_and_then_behind_the_question() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        list.tick_and_say(another_sign(), &[words("checklist.how_saw")]).await?;
        let kept = until("the note in the store", async || {
            let kept = stored(phone, 1).await?;
            Ok(kept[0].1.as_str().is_some_and(|text| text.contains(" saw ")).then_some(kept))
        })
        .await?;
        list.practise().await?;
        list.shows(&[]).await?;
        list.tap(a_sign()).await?;
        list.tap(another_sign()).await?;
        list.shows(&[a_sign(), another_sign()]).await?;
        // To clear is tried out like the rest.
        list.clear().await?;
        list.confirm().await?;
        list.shows(&[]).await?;
        list.frame.has_focus("clear").await?;
        list.frame.tap_for("#end-practice", "#question").await?;
        list.shows(&[]).await?;
        ensure!(list.frame.text("#checklist").await?.is_empty(), "the list is shown before the answer");
        ensure!(stored(phone, 1).await? == kept, "practice has changed what is kept");
        list.resume().await?;
        list.shows(&[another_sign()]).await?;
        reads_out(&list, words("checklist.how_saw")).await.map(drop)
    })
    .await
}

/// Unfolds the ticks to read out, one of which is to have this and nothing else noted of it.
async fn reads_out(list: &Checklist<'_>, noted: &str) -> Result<String> {
    list.read_out().await?;
    let lines = list.lines().await?;
    let said: Vec<&str> = lines.iter().map(|[_, _, said]| said.as_str()).collect();
    ensure!(said.contains(&noted), "no {noted:?} in {lines:?}");
    Ok(said.join("\n"))
}

/// Turns to a window, each time as a person would look at it.
async fn turn_to<'a>(phone: &'a Phone, window: &WindowHandle) -> Result<Checklist<'a>> {
    phone.browser()?.driver.switch_to_window(window.clone()).await?;
    phone.present_checklist()
}

/// Two windows side by side with the empty checklist in both.
async fn two_windows(phone: &Phone) -> Result<[WindowHandle; 2]> {
    let browser = phone.browser()?;
    phone.checklist().await?;
    let first = browser.driver.window().await?;
    let second = browser.new_window(&phone.setup).await?;
    phone.checklist().await?;
    Ok([first, second])
}

#[e2e::test]
async fn two_windows_show_the_same_list_at_once() -> Result<()> {
    scenario::whole(async |phone| {
        let [first, second] = two_windows(phone).await?;
        turn_to(phone, &first).await?.tap(a_sign()).await?;
        let list = turn_to(phone, &second).await?;
        list.shows(&[a_sign()]).await?;
        list.tick_and_say(another_sign(), &[words("checklist.how_child_told")]).await?;
        let list = turn_to(phone, &first).await?;
        list.shows(&[a_sign(), another_sign()]).await?;
        reads_out(&list, words("checklist.how_child_told")).await?;
        stored(phone, 2).await?;
        let list = phone.checklist().await?;
        list.resume().await?;
        list.shows(&[a_sign(), another_sign()]).await
    })
    .await
}

#[e2e::test]
async fn of_two_windows_the_last_word_counts() -> Result<()> {
    scenario::whole(async |phone| {
        let [first, second] = two_windows(phone).await?;
        turn_to(phone, &first).await?.tick_and_say(another_sign(), &[words("checklist.how_saw")]).await?;
        let list = turn_to(phone, &second).await?;
        list.shows(&[another_sign()]).await?;
        list.say(another_sign(), words("checklist.how_worried")).await?;
        list.tap(a_sign()).await?;
        let list = turn_to(phone, &first).await?;
        list.shows(&[a_sign(), another_sign()]).await?;
        let told = reads_out(&list, words("checklist.how_worried")).await?;
        ensure!(!told.contains(words("checklist.how_saw")), "{told}");
        list.tap(a_sign()).await?;
        turn_to(phone, &second).await?.shows(&[another_sign()]).await?;
        stored(phone, 2).await?;
        let list = phone.checklist().await?;
        list.resume().await?;
        list.shows(&[another_sign()]).await?;
        reads_out(&list, words("checklist.how_worried")).await.map(drop)
    })
    .await
}

#[e2e::test]
async fn clearing_in_one_window_clears_the_other_and_says_so() -> Result<()> {
    scenario::whole(async |phone| {
        let [first, second] = two_windows(phone).await?;
        turn_to(phone, &first).await?.tap(a_sign()).await?;
        let list = turn_to(phone, &second).await?;
        list.shows(&[a_sign()]).await?;
        list.clear().await?;
        list.confirm().await?;
        list.shows(&[]).await?;
        list.announces("keeping.cleared").await?;
        let list = turn_to(phone, &first).await?;
        list.shows(&[]).await?;
        list.announces("keeping.cleared_elsewhere").await?;
        stored(phone, 0).await?;
        Ok(())
    })
    .await
}

#[e2e::test]
async fn practice_stays_in_its_window() -> Result<()> {
    scenario::run(async |phone| {
        let [first, second] = two_windows(phone).await?;
        turn_to(phone, &first).await?.practise().await?;
        turn_to(phone, &first).await?.tap(a_third_sign()).await?;
        // A tick of the other window comes after it, so that there is something to wait for.
        turn_to(phone, &second).await?.tap(another_sign()).await?;
        turn_to(phone, &second).await?.shows(&[another_sign()]).await?;
        let list = turn_to(phone, &first).await?;
        list.shows(&[a_third_sign()]).await?;
        stored(phone, 1).await?;
        list.frame.tap_for("#end-practice", "#question").await?;
        list.resume().await?;
        list.shows(&[another_sign()]).await
    })
    .await
}
