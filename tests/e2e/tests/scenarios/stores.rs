//! Stores that are absent, blocked, full, or hold what nobody can read.

use anyhow::{Context, Result, ensure};
use e2e::guide::{a_sign, another_sign};
use e2e::pages::Checklist;
use e2e::scenario::run;
use e2e::{Phone, Setup, database, sample};
use serde_json::{Value, json};

pub const NO_DATABASE: &str = "Object.defineProperty(window, 'indexedDB', { value: undefined })";
pub const BLOCKED_DATABASE: &str =
    "IDBFactory.prototype.open = () => { throw new DOMException('blocked', 'SecurityError') }";
pub const SILENT_DATABASE: &str = "{
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function () {
        const request = open.call(this, 'another');
        for (const name of ['onsuccess', 'onerror', 'onupgradeneeded']) Object.defineProperty(request, name, { set() {}, get: () => null });
        request.addEventListener = () => {};
        return request;
    };
}";
pub const BLOCKED_LOCAL_STORAGE: &str =
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError') } })";
const FULL_LOCAL_STORAGE: &str =
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";

/// Waits until the database holds this many entries, and returns them.
async fn stored(phone: &Phone, count: usize) -> Result<Vec<(String, Value)>> {
    e2e::until("the entries in the database", async || {
        let entries = database::ticks(phone.browser()?).await?;
        Ok((entries.len() == count).then_some(entries))
    })
    .await
}

async fn ticks_last(phone: &Phone) -> Result<()> {
    let checklist = phone.checklist().await?;
    checklist.tap(a_sign()).await?;
    e2e::until("the tick in localStorage", async || {
        let kept = database::local(phone.browser()?).await?;
        Ok(kept.iter().any(|(key, _)| key == a_sign()))
    })
    .await?;
    phone.reload().await?;
    let checklist = phone.present_checklist()?;
    checklist.frame.live().await?;
    checklist.shows(&[a_sign()]).await?;
    checklist.clear().await?;
    checklist.confirm().await?;
    checklist.notice().await?;
    let left = database::local(phone.browser()?).await?;
    ensure!(left.is_empty(), "clearing left {left:?}");
    Ok(())
}

#[e2e::test]
async fn without_a_database_local_storage_keeps_the_ticks() -> Result<()> {
    for script in sample([NO_DATABASE, BLOCKED_DATABASE, SILENT_DATABASE]) {
        let told = Setup::default().with_script(script).scenario(async |phone| ticks_last(phone).await);
        told.await.context(script)?;
    }
    Ok(())
}

#[e2e::test]
async fn without_any_store_the_page_says_that_ticks_are_not_kept() -> Result<()> {
    for script in sample([BLOCKED_LOCAL_STORAGE, FULL_LOCAL_STORAGE]) {
        let setup = Setup::default().with_script(NO_DATABASE).with_script(script);
        let told = setup.scenario(async |phone| {
            let checklist = phone.checklist().await?;
            checklist.announces("keeping.not_kept").await?;
            checklist.tap(a_sign()).await?;
            checklist.shows(&[a_sign()]).await?;
            checklist.advises("talk").await?;
            checklist.frame.numbers_in_reach().await?;
            phone.reload().await?;
            checklist.frame.live().await?;
            checklist.is_fresh().await
        });
        told.await.context(script)?;
    }
    Ok(())
}

#[e2e::test]
async fn what_nobody_can_read_is_removed_and_the_rest_is_kept() -> Result<()> {
    for garbage in sample([json!("rubbish"), json!(""), json!({ "at": "yesterday" }), json!(7), Value::Null]) {
        let told = run(async |phone| {
            let checklist = phone.checklist().await?;
            checklist.tap(another_sign()).await?;
            stored(phone, 1).await?;
            database::put(phone.browser()?, a_sign(), garbage.clone()).await?;
            let checklist = phone.checklist().await?.resume().await?;
            checklist.shows(&[another_sign()]).await?;
            checklist.announces("keeping.garbage").await?;
            let left = database::ticks(phone.browser()?).await?;
            ensure!(left.len() == 1 && left[0].0 == another_sign(), "the store holds {left:?}");
            phone.reload().await?;
            checklist.frame.live().await?;
            ensure!(checklist.frame.text("#notice").await?.is_empty(), "the notice comes again");
            Ok(())
        });
        told.await.with_context(|| format!("garbage: {garbage}"))?;
    }
    Ok(())
}

#[e2e::test]
async fn a_newer_versions_ticks_are_left_alone() -> Result<()> {
    run(async |phone| {
        phone.checklist().await?.tap(a_sign()).await?;
        let mut kept = stored(phone, 1).await?;
        let text = kept.remove(0).1.as_str().unwrap_or_default().to_owned();
        ensure!(text.starts_with('1'), "the version does not come first in {text:?}");
        let newer = json!(text.replacen('1', "2", 1) + " and more");
        database::put(phone.browser()?, a_sign(), newer.clone()).await?;
        let checklist = phone.checklist().await?;
        checklist.is_fresh().await?;
        checklist.announces("keeping.newer").await?;
        let left = database::ticks(phone.browser()?).await?;
        ensure!(left == [(a_sign().to_owned(), newer)], "the store holds {left:?}");
        Ok(())
    })
    .await
}

/// The phone is full: the database takes nothing until it has been cleared.
pub const FILL_THE_DATABASE: &str = "
    const { put, clear } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') };
    IDBObjectStore.prototype.clear = function () {
        IDBObjectStore.prototype.put = put;
        return clear.call(this);
    };
";

/// A list with one tick in the database, which takes no more since.
async fn ticked_until_full(phone: &Phone) -> Result<Checklist<'_>> {
    let checklist = phone.checklist().await?;
    checklist.tap(another_sign()).await?;
    stored(phone, 1).await?;
    let browser = phone.browser()?;
    browser.act(FILL_THE_DATABASE).await?;
    Ok(checklist)
}

/// Waits until a change had to be left in localStorage.
async fn left_in_local_storage(phone: &Phone) -> Result<()> {
    e2e::until("the change in localStorage", async || Ok(!database::local(phone.browser()?).await?.is_empty())).await
}

#[e2e::test]
async fn clearing_reaches_a_database_that_has_been_given_up() -> Result<()> {
    run(async |phone| {
        let checklist = ticked_until_full(phone).await?;
        checklist.tap(a_sign()).await?;
        left_in_local_storage(phone).await?;
        checklist.clear().await?;
        checklist.confirm().await?;
        checklist.announces("keeping.cleared").await?;
        phone.checklist().await?.is_fresh().await
    })
    .await
}

#[e2e::test]
async fn an_untick_is_kept_where_the_tick_was_in_another_store() -> Result<()> {
    run(async |phone| {
        let checklist = ticked_until_full(phone).await?;
        checklist.tap(another_sign()).await?;
        left_in_local_storage(phone).await?;
        phone.checklist().await?.is_fresh().await
    })
    .await
}

/// From the moment at which `localStorage.stuck` says so, what is asked of a database in that way is never answered.
const STICKS: &str = "{
    const deaf = (target, names) => {
        for (const name of names) Object.defineProperty(target, name, { get: () => null, set() {} });
        target.addEventListener = () => {};
        return target;
    };
    for (const name of ['getAll', 'getAllKeys']) {
        const before = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...args) {
            const request = before.apply(this, args);
            return localStorage.stuck === 'read' ? deaf(request, ['onsuccess', 'onerror']) : request;
        };
    }
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (names, mode, ...more) {
        const made = transaction.call(this, names, mode, ...more);
        if (localStorage.stuck !== 'write' || mode !== 'readwrite') return made;
        queueMicrotask(() => { try { made.abort(); } catch {} });
        return deaf(made, ['oncomplete', 'onabort', 'onerror']);
    };
}";

async fn stick(phone: &Phone, what: &str) -> Result<()> {
    let script = "localStorage.stuck = arguments[0]";
    phone.browser()?.run(script, vec![json!(what)]).await
}

#[e2e::test]
async fn a_read_that_never_ends_is_said_and_takes_nothing_away() -> Result<()> {
    let setup = Setup::default().with_script(STICKS);
    setup
        .scenario(async |phone| {
            phone.checklist().await?.tap(a_sign()).await?;
            stored(phone, 1).await?;
            stick(phone, "read").await?;
            let list = phone.checklist().await?;
            list.announces("keeping.unread").await?;
            list.shows(&[]).await?;
            list.tap(another_sign()).await?;
            list.shows(&[another_sign()]).await?;
            list.frame.numbers_in_reach().await?;
            stick(phone, "").await?;
            let list = phone.checklist().await?.resume().await?;
            list.shows(&[a_sign()]).await
        })
        .await
}

#[e2e::test]
async fn a_write_that_never_ends_gives_way_to_local_storage() -> Result<()> {
    let setup = Setup::default().with_script(STICKS);
    setup
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            list.tap(a_sign()).await?;
            stored(phone, 1).await?;
            stick(phone, "write").await?;
            list.tap(another_sign()).await?;
            left_in_local_storage(phone).await?;
            stick(phone, "").await?;
            let list = phone.checklist().await?.resume().await?;
            list.shows(&[a_sign(), another_sign()]).await
        })
        .await
}
