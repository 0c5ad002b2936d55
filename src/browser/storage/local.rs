//! localStorage: may lose the last seconds when the browser is killed, so only a fallback.

use crate::browser::Refused;
use gloo_storage::{LocalStorage, Storage};

/// Before every key, because other pages of the same origin share the store.
const PREFIX: &str = "minute-guide:";

fn key(id: &str) -> String {
    [PREFIX, id].concat()
}

/// The browser's store. gloo's accessor panics where storage is blocked, so it is asked for here.
fn raw() -> Result<web_sys::Storage, Refused> {
    web_sys::window()
        .ok_or(Refused)?
        .local_storage()?
        .ok_or(Refused)
}

/// Whether it takes a value and gives it back.
pub fn works() -> bool {
    put(PROBE, "").and_then(|()| delete(PROBE)).is_ok()
}

/// An id that no guide can have.
const PROBE: &str = "";

/// Every entry: id and text.
pub fn read() -> Result<Vec<(String, String)>, Refused> {
    let store = raw()?;
    let keys = (0..store.length()?).filter_map(|place| store.key(place).ok().flatten());
    let entry = |key: String| {
        let id = key.strip_prefix(PREFIX)?.to_owned();
        Some((id, store.get_item(&key).ok()??))
    };
    Ok(keys.filter_map(entry).collect())
}

pub fn put(id: &str, entry: &str) -> Result<(), Refused> {
    put_raw(&key(id), entry)
}

pub fn delete(id: &str) -> Result<(), Refused> {
    delete_raw(&key(id))
}

/// A value that is no tick's entry, under its whole key.
pub fn get_raw(key: &str) -> Result<Option<String>, Refused> {
    Ok(raw()?.get_item(key)?)
}

pub fn put_raw(key: &str, value: &str) -> Result<(), Refused> {
    raw()?.set_item(key, value)?;
    Ok(())
}

/// Done, too, where storage is blocked: then nothing is in it.
pub fn delete_raw(key: &str) -> Result<(), Refused> {
    if raw().is_ok() {
        LocalStorage::delete(key);
    }
    Ok(())
}

pub fn clear() -> Result<(), Refused> {
    let entries = read().unwrap_or_default();
    entries.iter().try_for_each(|(id, _)| delete(id))
}
