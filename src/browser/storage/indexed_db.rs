//! IndexedDB: carries out what is asked of it, and says what came of it. It waits as long as the browser takes: limits
//! are the rules' own.

use crate::{
    browser::property,
    domain::{Answer, Ask, Write},
};
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

const VERSION: u32 = 1;
const STORE: &str = "kept";

/// A database with one store, and the last connection to it.
pub struct Database {
    name: String,
    connection: RefCell<Option<IdbDatabase>>,
    /// The transactions that have not ended.
    under_way: RefCell<Vec<IdbTransaction>>,
}

impl Database {
    pub const fn new(name: String) -> Self {
        Self { name, connection: RefCell::new(None), under_way: RefCell::new(Vec::new()) }
    }

    pub async fn ask(&self, ask: Ask) -> Answer {
        let mode = match ask {
            Ask::Open => return self.open().await,
            Ask::Read => IdbTransactionMode::Readonly,
            Ask::Write { .. } => IdbTransactionMode::Readwrite,
        };
        let (transaction, store) = match self.begin(mode) {
            Ok(begun) => begun,
            Err(error) => return failure(error),
        };
        self.under_way.borrow_mut().push(transaction.clone());
        let answer = match &ask {
            Ask::Write { name, write: asked } => write(&transaction, &store, name, asked).await,
            _ => read(&store).await,
        };
        self.under_way.borrow_mut().retain(|other| *other != transaction);
        answer.unwrap_or_else(failure)
    }

    /// Ends every transaction that is under way, with nothing done.
    pub fn let_go(&self) {
        for transaction in self.under_way.borrow().iter() {
            // It may have just ended.
            let _ = transaction.abort();
        }
    }

    async fn open(&self) -> Answer {
        let Some(request) = self.asked_early().or_else(|| self.ask_to_open()) else {
            return Answer::Absent;
        };
        if !is_done(&request) && JsFuture::from(settled(&request)).await.is_err() {
            return Answer::Refused;
        }
        let Some(connection) = opened(&request) else {
            return Answer::Refused;
        };
        close_when_asked(&connection);
        *self.connection.borrow_mut() = Some(connection);
        Answer::Opened
    }

    fn ask_to_open(&self) -> Option<IdbOpenDbRequest> {
        let request = factory()?.open_with_u32(&self.name, VERSION).ok()?;
        create_store_when_new(&request);
        Some(request)
    }

    /// What `boot.js` has asked for while the module was under way, once: should it come to nothing, it is asked anew.
    fn asked_early(&self) -> Option<IdbOpenDbRequest> {
        let window = web_sys::window()?;
        let request = property(&window, "opening")?;
        if property(&request, "of")? != self.name.as_str() {
            return None;
        }
        // The property is `boot.js`'s own.
        let _ = Reflect::delete_property(&window, &"opening".into());
        request.dyn_into().ok()
    }

    fn begin(&self, mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let connection = self.connection.borrow();
        let connection = connection.as_ref().ok_or(JsValue::UNDEFINED)?;
        let transaction = connection.transaction_with_str_and_mode(STORE, mode)?;
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    }
}

fn factory() -> Option<IdbFactory> {
    web_sys::window()?.indexed_db().ok()?
}

/// Whether its answer was there before the module, as `boot.js` says: then nobody is told of it any more.
fn is_done(request: &IdbOpenDbRequest) -> bool {
    property(request, "isSettled").is_some()
}

fn opened(request: &IdbOpenDbRequest) -> Option<IdbDatabase> {
    request.result().ok()?.dyn_into().ok()
}

/// A value that is no text reads as an empty one.
async fn read(store: &IdbObjectStore) -> Result<Answer, JsValue> {
    let (keys, values) = (store.get_all_keys()?, store.get_all()?);
    JsFuture::from(settled(&values)).await?;
    let (keys, values) = (Array::from(&keys.result()?), Array::from(&values.result()?));
    let entries = keys.iter().zip(values.iter());
    let entries = entries.filter_map(|(key, value)| Some((key.as_string()?, value.as_string().unwrap_or_default())));
    Ok(Answer::Entries(entries.collect()))
}

/// Done only when the whole transaction is.
async fn write(
    transaction: &IdbTransaction,
    store: &IdbObjectStore,
    guard: &str,
    write: &Write,
) -> Result<Answer, JsValue> {
    let ended = ended(transaction);
    let stands = store.get(&guard.into())?;
    JsFuture::from(settled(&stands)).await?;
    let stands = stands.result()?.as_string();
    if !write.is_forced && stands != write.guard {
        return Ok(Answer::Overtaken(stands));
    }
    if let Err(refused) = change(store, write) {
        // What it did take must go again; a transaction that has ended already has taken nothing.
        let _ = transaction.abort();
        return Err(refused);
    }
    JsFuture::from(ended).await?;
    Ok(Answer::Written)
}

fn change(store: &IdbObjectStore, write: &Write) -> Result<(), JsValue> {
    if write.clear {
        store.clear()?;
    }
    for (name, text) in &write.changes {
        let name = JsValue::from_str(name);
        match text {
            Some(text) => store.put_with_key(&JsValue::from_str(text), &name)?,
            None => store.delete(&name)?,
        };
    }
    Ok(())
}

/// Whether the browser has no room, or the connection is at fault.
fn failure(error: JsValue) -> Answer {
    let name = property(&error, "name").and_then(|name| name.as_string());
    if name.as_deref() == Some("QuotaExceededError") { Answer::Refused } else { Answer::Lost }
}

fn create_store_when_new(request: &IdbOpenDbRequest) {
    let opening = request.clone();
    let create = Closure::once_into_js(move |_: JsValue| {
        if let Ok(result) = opening.result() {
            // A failed creation fails the opening, which is where it is noticed.
            let _ = result.unchecked_into::<IdbDatabase>().create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(create.unchecked_ref()));
}

/// Another window may want to delete or renew the database; holding on would block it.
fn close_when_asked(database: &IdbDatabase) {
    if let Some(close) = property(database, "close") {
        let close: Function = close.unchecked_into::<Function>().bind0(database);
        database.set_onversionchange(Some(&close));
    }
}

fn settled(request: &IdbRequest) -> Promise {
    let failed = request.clone();
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&with_error(&reject, &failed)));
    })
}

fn ended(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&with_error(&reject, transaction)));
    })
}

/// Rejects with the `error` of what has failed.
fn with_error(reject: &Function, failed: &JsValue) -> Function {
    let (reject, failed) = (reject.clone(), failed.clone());
    let tell = Closure::once_into_js(move |_: JsValue| {
        let error = property(&failed, "error").unwrap_or(JsValue::UNDEFINED);
        let _ = reject.call1(&JsValue::UNDEFINED, &error);
    });
    tell.unchecked_into()
}
