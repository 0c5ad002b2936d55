//! Searching: a word leads to its place; what is not in the guide is said plainly.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use e2e::guide::{Place, a_group, a_slip, bar_calls, emergency, guide, longest_word, places, sign, words};
use e2e::pages::{Hit, Search};
use e2e::{Page, Phone, Scheme, Setup, axe, scenario};

fn address(phone: &Phone, place: &Place) -> String {
    format!("{}#{}", phone.url(place.page), place.id)
}

/// Asks for the word of a place, and checks that it is marked where it was found.
async fn finds(phone: &Phone, search: &Search<'_>, place: &Place) -> Result<String> {
    search.ask(&place.word).await?;
    search.found().await?;
    let address = address(phone, place);
    let Hit { marks, text, .. } = search.hit(&address).await?;
    let word = place.word.to_lowercase();
    let marked = marks.iter().any(|mark| mark.to_lowercase().starts_with(&word));
    ensure!(marked, "{word:?} is not marked in {text:?}: {marks:?}");
    Ok(address)
}

/// Finds one place of each kind, and goes there.
async fn each_kind_is_found(phone: &Phone) -> Result<()> {
    for place in places() {
        let search = phone.search().await?;
        let address = finds(phone, &search, &place).await?;
        search.follow(&address).await?;
        let led = search.frame.led_to(place.page, &place.id).await;
        led.with_context(|| format!("{place:?}"))?;
        search.frame.numbers_in_reach().await?;
    }
    Ok(())
}

#[e2e::test]
async fn the_field_is_there_only_where_it_works() -> Result<()> {
    for setup in [Setup::default().without_javascript(), Setup::default().without_webassembly()] {
        let javascript = setup.javascript;
        let told = setup.scenario(async |phone| {
            let frame = phone.open(Page::Guide).await?;
            if javascript {
                frame.failed().await?;
            }
            ensure!(frame.text("form.search").await?.is_empty(), "it is shown");
            Ok(())
        });
        told.await?;
    }
    scenario::run(async |phone| {
        let label = phone.search().await?.frame.text("form.search label").await?;
        ensure!(label == words("search.label"), "the label is {label:?}");
        Ok(())
    })
    .await
}

#[e2e::test]
async fn every_key_is_answered() -> Result<()> {
    scenario::run(async |phone| {
        let search = phone.search().await?;
        let place = &places()[0];
        let mut last = usize::MAX;
        for letter in place.word.chars() {
            search.field().await?.send_keys(letter.to_string()).await?;
            let found = search.found().await?;
            ensure!(found <= last, "{found} hits, {last} before {letter:?}");
            let shown = search.hits().await?.len();
            ensure!(shown == found.min(20), "{shown} of {found} are shown");
            last = found;
        }
        search.hit(&address(phone, place)).await?;
        search.wipe().await?;
        search.says("").await?;
        let left = search.hits().await?;
        ensure!(left.is_empty(), "without a question: {left:?}");
        Ok(())
    })
    .await
}

/// On a slow phone to draw twenty hits takes longer than a frame, and so does taking out those of the key before.
#[e2e::test]
async fn a_key_waits_for_the_first_hits_alone() -> Result<()> {
    scenario::run(async |phone| {
        let search = phone.search().await?;
        search.focused().await?;
        let mut most = 0;
        for letter in 'a'..='z' {
            let (at_once, all) = search.typed(letter).await?;
            ensure!(at_once == all[..all.len().min(2)], "{letter}: {at_once:?} at once, of {all:#?}");
            most = most.max(all.len());
        }
        ensure!(most > 2, "no letter has many hits");
        Ok(())
    })
    .await
}

/// What a browser does for the first time takes longest, and the first key is not to wait for it.
#[e2e::test]
async fn an_answer_is_rehearsed_unseen_before_the_first_key() -> Result<()> {
    scenario::run(async |phone| {
        let search = phone.search().await?;
        let (drawn, seen, left) = search.focused().await?;
        ensure!(drawn > 0, "nothing is rehearsed");
        ensure!((seen, left) == (0, 0), "{seen} of {drawn} are seen, {left} left");
        ensure!(search.said().await?.is_empty(), "something is said");
        let again = search.focused().await?;
        ensure!(again == (0, 0, 0), "at the second time: {again:?}");
        Ok(())
    })
    .await
}

#[e2e::test]
async fn a_word_of_each_kind_leads_to_its_place() -> Result<()> {
    for (width, height, mount) in [(360, 640, "/"), (1280, 800, "/sub/path/")] {
        let setup = Setup::default().sized(width, height).mounted(mount);
        setup.scenario(async |phone| each_kind_is_found(phone).await).await?;
    }
    Ok(())
}

#[e2e::test]
async fn a_word_of_each_kind_leads_to_its_place_without_a_host() -> Result<()> {
    scenario::with_copy(async |phone| {
        phone.search().await?.frame.ready_offline().await?;
        phone.server.stop();
        phone.crash()?;
        phone.start_browser().await?;
        each_kind_is_found(phone).await
    })
    .await
}

#[e2e::test]
async fn a_sign_is_in_view_though_its_group_was_folded() -> Result<()> {
    let group = a_group();
    let sign = sign(group.indicators[0].id);
    let place = Place { page: Page::Checklist, id: sign.id.to_owned(), word: longest_word(sign.text) };
    Setup::default()
        .sized(360, 640)
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            list.fold(group.id).await?;
            list.folded(&[group.id]).await?;
            let list = phone.checklist().await?;
            list.folded(&[group.id]).await?;
            let search = phone.search().await?;
            let address = finds(phone, &search, &place).await?;
            search.follow(&address).await?;
            search.frame.led_to(place.page, &place.id).await?;
            search.frame.live().await?;
            list.folded(&[]).await?;
            list.frame.led_to(place.page, &place.id).await?;
            // It was unfolded for this visit only.
            phone.checklist().await?.folded(&[group.id]).await
        })
        .await
}

#[e2e::test]
async fn numbers_are_found_however_they_are_typed() -> Result<()> {
    scenario::run(async |phone| {
        let search = phone.search().await?;
        for contact in guide().contacts {
            let digits: String = contact.number.chars().filter(char::is_ascii_digit).collect();
            let spaced = contact.number.to_owned();
            // Only numbers beside each other by a space are one: signs between them are typed as they stand.
            let plain = contact.number.chars().all(|c| c == ' ' || c.is_ascii_digit());
            for question in [Some(spaced), plain.then_some(digits)].into_iter().flatten() {
                search.ask(&question).await?;
                search.found().await?;
                let hit = search.hit(&format!("{}#{}", phone.url(Page::Contacts), contact.id)).await?;
                ensure!(!hit.marks.is_empty(), "{question:?} is not marked in {hit:?}");
            }
        }
        search.ask(emergency().number).await?;
        search.found().await?;
        let first = search.hits().await?;
        let called = format!("{}#{}", phone.url(Page::Contacts), emergency().id);
        ensure!(first[0].href == called, "the emergency call is not first: {first:?}");
        let dials = search.frame.dials().await?;
        ensure!(bar_calls().iter().all(|call| dials.contains(call)), "the bar is gone");
        Ok(())
    })
    .await
}

#[e2e::test]
async fn a_slip_is_forgiven_and_said_to_be_a_guess() -> Result<()> {
    let (word, slip) = a_slip();
    scenario::run(async |phone| {
        let search = phone.search().await?;
        search.ask(&slip).await?;
        let (before, after) = (words("search.guess_before"), words("search.guess_after"));
        search.says(&format!("{before}{slip}{after}")).await?;
        let hits = search.hits().await?;
        let meant = |mark: &String| mark.to_lowercase() == word.to_lowercase();
        let found = hits.iter().any(|hit| hit.marks.iter().any(meant));
        ensure!(found, "{slip:?} does not find {word:?}: {hits:#?}");
        search.ask(&word).await?;
        search.found().await.map(drop)
    })
    .await
}

/// Whose words they are is said where they are shown, here too: nobody may take added ones for the guide's.
#[e2e::test]
async fn a_hit_says_whether_it_is_in_the_guide() -> Result<()> {
    let mark = words("notes.added");
    let other_names = guide().contacts.iter().filter_map(|it| it.also_called).map(|(name, _)| name);
    let other_names: Vec<&str> = other_names.collect();
    let cards = guide().added.iter().map(|card| card.heading);
    let mut questions: Vec<_> = cards.chain(other_names.iter().copied()).collect();
    let others = places();
    questions.extend(others.iter().map(|place| place.word.as_str()));
    scenario::run(async |phone| {
        let search = phone.search().await?;
        let about = phone.url(Page::About);
        let mut told = BTreeSet::new();
        for question in questions {
            search.ask(question).await?;
            search.found().await?;
            for Hit { href, text, .. } in search.hits().await? {
                let lines: Vec<_> = text.lines().collect();
                let is_other_name = other_names.iter().any(|name| lines.last() == Some(name));
                let is_added = href.starts_with(&about) || is_other_name;
                ensure!((lines[0] == mark) == is_added, "{href}: {text:?}");
                told.insert((href, is_added));
            }
        }
        for card in guide().added {
            let address = format!("{about}#added-{}", card.id);
            ensure!(told.contains(&(address, true)), "{:?} is not found", card.id);
        }
        ensure!(told.iter().any(|(_, is_added)| !is_added), "nothing of the guide's own: {told:?}");
        Ok(())
    })
    .await
}

#[e2e::test]
async fn a_number_that_is_no_longer_right_never_stands_alone() -> Result<()> {
    let changed = guide().contacts.iter().filter_map(|it| Some((it.printed.as_ref()?, &it.number)));
    let changed: Vec<_> = changed.collect();
    if changed.is_empty() {
        eprintln!("skipped: no number of this guide has changed");
        return Ok(());
    }
    scenario::run(async |phone| {
        let search = phone.search().await?;
        for (printed, today) in changed {
            search.ask(printed).await?;
            search.found().await?;
            let hits = search.hits().await?;
            let printing: Vec<_> = hits.iter().filter(|hit| hit.text.contains(printed)).collect();
            ensure!(!printing.is_empty(), "{printed:?} is not found: {hits:#?}");
            let told = format!("({} {today})", words("notes.today"));
            let alone = printing.iter().find(|hit| !hit.text.contains(&told));
            ensure!(alone.is_none(), "{told:?} is not in {alone:?}");
        }
        Ok(())
    })
    .await
}

#[e2e::test]
async fn axe_finds_nothing_with_hits_nor_without() -> Result<()> {
    for scheme in Scheme::ALL {
        let told = Setup::default().in_scheme(scheme).scenario(async |phone| {
            let search = phone.search().await?;
            for question in [places()[0].word.clone(), a_slip().1, "zzqx".to_owned()] {
                search.ask(&question).await?;
                search.answered().await?;
                axe::check(phone.browser()?, &format!("{question:?}, {}", scheme.name())).await?;
            }
            Ok(())
        });
        told.await?;
    }
    Ok(())
}
