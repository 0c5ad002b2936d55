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
const TICKS: Names = ["minute-guide", "ticks"];
const OWN: Names = ["minute-guide-own", "contacts"];
/// The key of own contacts in their store.
const ALL_OWN: &str = "all";
/// Where own contacts are in localStorage, without a database.
const LOCAL_OWN: &str = "minute-guide.own-contacts";

async fn with_store<T: serde::de::DeserializeOwned>(
    browser: &Browser,
    names: Names,
    body: &str,
    args: Vec<Value>,
) -> Result<T> {
    let args = names.map(Value::from).into_iter().chain(args).collect();
    browser
        .run(
            &format!(
                "const args = [...arguments]; return (async () => {{ {OPEN} {body} {CLOSE} }})()"
            ),
            args,
        )
        .await
}

/// Every entry of the store of ticks: key and value.
///
/// # Errors
/// There is no such store.
pub async fn ticks(browser: &Browser) -> Result<Vec<(String, Value)>> {
    entries(browser, TICKS).await
}

/// Own contacts as the database holds them; nothing where it holds none.
///
/// # Errors
/// There is no such store.
pub async fn own(browser: &Browser) -> Result<Option<Value>> {
    let entries = entries(browser, OWN).await?;
    Ok(entries
        .into_iter()
        .find_map(|(key, value)| (key == ALL_OWN).then_some(value)))
}

/// Own contacts as localStorage holds them; nothing where it holds none.
///
/// # Errors
/// There is no localStorage.
pub async fn local_own(browser: &Browser) -> Result<Option<String>> {
    browser
        .value(&format!("localStorage.getItem('{LOCAL_OWN}')"))
        .await
}

async fn entries(browser: &Browser, names: Names) -> Result<Vec<(String, Value)>> {
    let body = "const keys = await ask(store('readonly').getAllKeys());
        const values = await ask(store('readonly').getAll());
        return keys.map((key, at) => [String(key), values[at]]);";
    with_store(browser, names, body, Vec::new()).await
}

/// Puts `value` under `key` into the store of ticks, whether or not the app could have written it.
///
/// # Errors
/// There is no such store, or it takes no such value.
pub async fn put(browser: &Browser, key: &str, value: Value) -> Result<()> {
    put_into(browser, TICKS, key, value).await
}

/// Puts `value` into the store in the place of own contacts.
///
/// # Errors
/// There is no such store, or it takes no such value.
pub async fn put_own(browser: &Browser, value: Value) -> Result<()> {
    put_into(browser, OWN, ALL_OWN, value).await
}

async fn put_into(browser: &Browser, names: Names, key: &str, value: Value) -> Result<()> {
    let body = "const target = store('readwrite');
        await ask(target.keyPath === null ? target.put(args[1], args[0]) : target.put(args[1]));";
    with_store(browser, names, body, vec![json!(key), value]).await
}

/// The app's entries in localStorage: key and text.
///
/// # Errors
/// There is no localStorage.
pub async fn local(browser: &Browser) -> Result<Vec<(String, String)>> {
    browser
        .value("Object.entries(localStorage).filter(([key]) => key.startsWith('minute-guide:'))")
        .await
}
