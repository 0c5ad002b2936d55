//! The phone's stores, seen and changed from outside the app.

use anyhow::Result;
use serde_json::{Value, json};

use crate::browser::Browser;

/// `args` begins with the names of the database and its store. A database that is not there stays so: an empty one in
/// its place would keep the app from making its own.
const OPEN: &str = "
    const database = await new Promise((opened, failed) => {
        const request = indexedDB.open(args.shift());
        request.onupgradeneeded = () => request.transaction.abort();
        request.onsuccess = () => opened(request.result);
        request.onerror = () => failed(request.error);
        request.onblocked = () => failed(new Error('blocked'));
    });
    const ask = request => new Promise((answered, failed) => {
        request.onsuccess = () => answered(request.result);
        request.onerror = () => failed(request.error);
    });
    try {
        const name = args.shift();
        const store = mode => database.transaction(name, mode, { durability: 'strict' }).objectStore(name);";
const CLOSE: &str = "} finally { database.close(); }";

/// The names of a database and its store.
type Names = [&'static str; 2];
const TICKS: Names = ["minute-guide / ticks", "kept"];
const PERSONAL: Names = ["minute-guide / own", "kept"];
/// The key of personal contacts in their store.
const ALL_PERSONAL: &str = "all";
/// Before the keys of ticks in localStorage, and of personal contacts. The site of a scenario lies at the root of its host.
const LOCAL_TICKS: &str = "minute-guide / ticks ";
const LOCAL_PERSONAL: &str = "minute-guide / own ";
/// What is beside the entries: the number of the list, and whether the database was ever used.
const MARKS: [&str; 2] = ["list:", "used:"];

async fn with_store<T: serde::de::DeserializeOwned>(
    browser: &Browser,
    names: Names,
    body: &str,
    args: Vec<Value>,
) -> Result<T> {
    let args = names.map(Value::from).into_iter().chain(args);
    browser.run(&format!("const args = [...arguments]; return (async () => {{ {OPEN} {body} {CLOSE} }})()"), args).await
}

/// Every entry of the store of ticks: key and value.
pub async fn ticks(browser: &Browser) -> Result<Vec<(String, Value)>> {
    let mut entries = entries(browser, TICKS).await?;
    entries.retain(|(key, _)| !MARKS.contains(&key.as_str()));
    Ok(entries)
}

/// Personal contacts as the database holds them; nothing where it holds none.
pub async fn own(browser: &Browser) -> Result<Option<Value>> {
    let entries = entries(browser, PERSONAL).await?;
    Ok(entries.into_iter().find_map(|(key, value)| (key == ALL_PERSONAL).then_some(value)))
}

/// Personal contacts as localStorage holds them; nothing where it holds none.
pub async fn local_personal(browser: &Browser) -> Result<Option<String>> {
    browser.value(&format!("localStorage.getItem('{LOCAL_PERSONAL}{ALL_PERSONAL}')")).await
}

async fn entries(browser: &Browser, names: Names) -> Result<Vec<(String, Value)>> {
    let body = "const keys = await ask(store('readonly').getAllKeys());
        const values = await ask(store('readonly').getAll());
        return keys.map((key, at) => [String(key), values[at]]);";
    with_store(browser, names, body, vec![]).await
}

/// Puts `value` under `key` into the store of ticks, whether or not the app could have written it.
pub async fn put(browser: &Browser, key: &str, value: Value) -> Result<()> {
    put_into(browser, TICKS, key, value).await
}

/// Puts `value` into the store in the place of personal contacts.
pub async fn put_personal(browser: &Browser, value: Value) -> Result<()> {
    put_into(browser, PERSONAL, ALL_PERSONAL, value).await
}

async fn put_into(browser: &Browser, names: Names, key: &str, value: Value) -> Result<()> {
    let body = "const target = store('readwrite');
        await ask(target.keyPath === null ? target.put(args[1], args[0]) : target.put(args[1]));";
    with_store(browser, names, body, vec![json!(key), value]).await
}

/// The entries of ticks in localStorage: key and text.
pub async fn local(browser: &Browser) -> Result<Vec<(String, String)>> {
    let mut entries: Vec<(String, String)> = browser.value("Object.entries(localStorage)").await?;
    entries.retain_mut(|(key, _)| {
        let name = key.strip_prefix(LOCAL_TICKS).map(str::to_owned);
        name.is_some_and(|name| {
            key.clone_from(&name);
            !MARKS.contains(&name.as_str())
        })
    });
    Ok(entries)
}

/// Puts a text into localStorage under the key of a tick, whether or not the app could have written it.
pub async fn put_local(browser: &Browser, key: &str, text: &str) -> Result<()> {
    let args = vec![json!([LOCAL_TICKS, key].concat()), json!(text)];
    browser.run("localStorage.setItem(arguments[0], arguments[1])", args).await
}
