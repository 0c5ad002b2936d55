//! Searching by hand: what is typed stays on the page, whatever it is; and the keyboard is enough.

use anyhow::{Result, ensure};
use e2e::chromium::resize;
use e2e::guide::{places, words};
use e2e::{Page, scenario};

use super::accessibility::{nothing_is_small, nothing_is_wider};

/// What no guide says.
const MISS: &str = "zzqx";

fn missed(question: &str) -> String {
    let (before, after) = (words("search.miss_before"), words("search.miss_after"));
    format!("{before}{question}{after}")
}

/// Everything that the page could have kept or told, as one text.
const LEFT_BEHIND: &str = "return (async () => {
    const databases = await Promise.all((await indexedDB.databases()).map(({ name }) => new Promise((told, failed) => {
        const request = indexedDB.open(name);
        request.onerror = () => failed(request.error);
        request.onsuccess = async () => {
            const database = request.result;
            const all = [...database.objectStoreNames].map(store => new Promise((read, failed) => {
                const held = database.transaction(store).objectStore(store);
                const [keys, values] = [held.getAllKeys(), held.getAll()];
                values.onsuccess = () => read([keys.result, values.result]);
                values.onerror = () => failed(values.error);
            }));
            const held = await Promise.all(all);
            database.close();
            told([name, held]);
        };
    })));
    return JSON.stringify([location.href, document.title, history.state, document.cookie, { ...localStorage }, { ...sessionStorage }, databases]);
})()";

#[e2e::test]
async fn what_is_typed_is_told_to_nobody() -> Result<()> {
    let question = format!("{MISS} {MISS}secret");
    scenario::with_copy(async |phone| {
        phone.search().await?.frame.ready_offline().await?;
        let search = phone.search().await?;
        search.ask(&question).await?;
        search.says(&missed(&question)).await?;
        search.frame.press_enter().await?;
        search.says(&missed(&question)).await?;
        search.frame.expect(Page::Guide).await?;
        let left: String = search.frame.browser.run(LEFT_BEHIND, []).await?;
        ensure!(left.contains(&phone.url(Page::Guide)) && !left.contains(MISS), "{left}");
        let console = phone.browser()?.console().await?.join("\n");
        ensure!(!console.contains(MISS), "{console}");
        let asked = format!("{:?}", phone.server.requests());
        ensure!(!asked.contains(MISS), "{asked}");
        phone.reload().await?;
        let search = phone.search().await?;
        ensure!(search.said().await?.is_empty(), "it is there after a reload");
        Ok(())
    })
    .await
}

#[e2e::test]
async fn a_miss_is_said_with_the_question_in_it() -> Result<()> {
    scenario::with_copy(async |phone| {
        phone.search().await?.frame.ready_offline().await?;
        phone.server.stop();
        let search = phone.search().await?;
        search.ask(&format!("  {MISS} ")).await?;
        search.says(&missed(MISS)).await?;
        ensure!(search.hits().await?.is_empty(), "there are hits");
        search.frame.numbers_in_reach().await
    })
    .await
}

#[e2e::test]
async fn markup_is_shown_as_it_is_typed() -> Result<()> {
    scenario::run(async |phone| {
        let search = phone.search().await?;
        for question in
            ["<b>zzqx</b>", "<img src=x onerror=alert(1)> zzqx", "zzqx\"'“&amp;", "zzqx ${1} {{2}}", "☎ zzqx"]
        {
            search.ask(question).await?;
            search.says(&missed(question)).await?;
            let made: u32 =
                search.frame.browser.value("document.querySelectorAll('#found b, #found img').length").await?;
            ensure!(made == 0, "{question:?} became elements");
        }
        // Signs alone are no word, and nobody's mistake.
        search.ask("<>&\"'").await?;
        search.says(&missed("<>&\"'")).await?;
        phone.browser()?.has_no_complaints().await
    })
    .await
}

#[e2e::test]
async fn many_hits_are_cut_and_it_is_said_so() -> Result<()> {
    scenario::run(async |phone| {
        let search = phone.search().await?;
        let (mut many, mut few) = (false, false);
        for letter in 'a'..='z' {
            search.ask(&letter.to_string()).await?;
            if search.answered().await? == missed(&letter.to_string()) {
                continue;
            }
            let found = search.found().await?;
            let (shown, more) = (search.hits().await?.len(), search.frame.text("#found > p.source").await?);
            ensure!(shown == found.min(20), "{letter}: {shown} of {found} are shown");
            ensure!(
                more == if found > 20 { words("search.more") } else { "" },
                "{letter}: it says {more:?} of {found}"
            );
            many |= found > 20;
            few |= found <= 20;
        }
        ensure!(few, "every letter has many hits");
        if !many {
            eprintln!("skipped: no letter of this guide has more than 20 hits");
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn the_keyboard_reaches_every_hit_and_follows_it() -> Result<()> {
    let place = &places()[2];
    scenario::run(async |phone| {
        let search = phone.search().await?;
        search.ask(&place.word).await?;
        search.found().await?;
        for hit in search.hits().await? {
            search.frame.press_tab().await?;
            let focus: String = search.frame.browser.value("document.activeElement.href ?? ''").await?;
            ensure!(focus == hit.href, "the focus is at {focus:?}, not {:?}", hit.href);
            if hit.href.ends_with(&format!("#{}", place.id)) {
                search.frame.press_enter().await?;
                return search.frame.led_to(place.page, &place.id).await;
            }
        }
        anyhow::bail!("no hit leads to {place:?}")
    })
    .await
}

#[e2e::test]
async fn hits_are_no_wider_than_the_screen_and_large_enough() -> Result<()> {
    scenario::run(async |phone| {
        let search = phone.search().await?;
        for question in ["a", &"zzqx".repeat(40)] {
            search.ask(question).await?;
            search.answered().await?;
            for (width, text) in [(320, "100%"), (360, "200%")] {
                resize(&phone.browser()?.driver, width, 640).await?;
                nothing_is_small(&search.frame).await?;
                nothing_is_wider(&search.frame, width, text).await?;
                search.frame.numbers_in_reach().await?;
            }
        }
        Ok(())
    })
    .await
}
