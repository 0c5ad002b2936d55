//! localStorage: may lose the last seconds when the browser is killed, so only a fallback. It answers at once.

use crate::domain::{Answer, Ask, Write};
use wasm_bindgen::JsValue;
use web_sys::Storage;

/// The entries of one shelf: other pages of the same origin share the store.
pub struct Local {
    prefix: String,
}

impl Local {
    pub const fn new(prefix: String) -> Self {
        Self { prefix }
    }

    pub fn ask(&self, ask: &Ask) -> Answer {
        let store = web_sys::window().and_then(|window| window.local_storage().ok()?);
        let Some(store) = store else {
            return Answer::Absent;
        };
        let answer = match ask {
            Ask::Open => Ok(Answer::Opened),
            Ask::Read => self.read(&store).map(Answer::Entries),
            Ask::Write { name, write } => self.write(&store, name, write),
        };
        answer.unwrap_or(Answer::Refused)
    }

    fn key(&self, name: &str) -> String {
        [&self.prefix, name].concat()
    }

    fn read(&self, store: &Storage) -> Result<Vec<(String, String)>, JsValue> {
        let mut entries = Vec::new();
        for place in 0..store.length()? {
            let key = store.key(place)?.unwrap_or_default();
            if let Some(name) = key.strip_prefix(&self.prefix) {
                entries.push((name.to_owned(), store.get_item(&key)?.unwrap_or_default()));
            }
        }
        Ok(entries)
    }

    fn write(&self, store: &Storage, guard: &str, write: &Write) -> Result<Answer, JsValue> {
        let stands = store.get_item(&self.key(guard))?;
        if !write.is_forced && stands != write.guard {
            return Ok(Answer::Overtaken(stands));
        }
        if write.clear {
            for (name, _) in self.read(store)? {
                store.remove_item(&self.key(&name))?;
            }
        }
        let mut before = Vec::new();
        for (name, text) in &write.changes {
            let key = self.key(name);
            before.push((key.clone(), store.get_item(&key)?));
            if let Err(refused) = put(store, &key, text.as_deref()) {
                // Whole or not at all. What was there fitted.
                for (key, text) in before {
                    let _ = put(store, &key, text.as_deref());
                }
                return Err(refused);
            }
        }
        Ok(Answer::Written)
    }
}

fn put(store: &Storage, key: &str, text: Option<&str>) -> Result<(), JsValue> {
    match text {
        Some(text) => store.set_item(key, text),
        None => store.remove_item(key),
    }
}
