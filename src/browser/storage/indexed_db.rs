//! IndexedDB: the store that keeps a tick even when the browser is killed right after it.

use crate::browser::{Refused, property};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

const VERSION: u32 = 1;

/// Some browsers let the opening hang for ever; the person's first tick does not wait for that.
const OPEN_WITHIN_MS: i32 = 3000;

/// An open database with one store; copies share the connection.
#[derive(Clone)]
pub struct Database {
    database: IdbDatabase,
    store: &'static str,
}

impl Database {
    pub async fn open(name: &str, store: &'static str) -> Result<Self, Refused> {
        let window = web_sys::window().ok_or(Refused)?;
        let factory = window.indexed_db()?.ok_or(Refused)?;
        let request = factory.open_with_u32(name, VERSION)?;
        create_store_when_new(&request, store);
        let opened = Promise::race(&Array::of2(&settled(&request), &time_limit(&window)));
        JsFuture::from(opened).await?;
        let database: IdbDatabase = request.result()?.unchecked_into();
        close_when_asked(&database);
        Ok(Self { database, store })
    }

    /// Gives the connection back.
    pub fn close(self) {
        self.database.close();
    }

    /// Every entry: id and text. A value that is no text reads as an empty one.
    pub async fn read(&self) -> Result<Vec<(String, String)>, Refused> {
        let (_, store) = self.store(IdbTransactionMode::Readonly)?;
        let (keys, values) = (store.get_all_keys()?, store.get_all()?);
        JsFuture::from(settled(&values)).await?;
        let (keys, values) = (Array::from(&keys.result()?), Array::from(&values.result()?));
        let entries = keys.iter().zip(values.iter());
        Ok(entries
            .filter_map(|(key, value)| {
                Some((key.as_string()?, value.as_string().unwrap_or_default()))
            })
            .collect())
    }

    pub async fn put(&self, id: &str, entry: &str) -> Result<(), Refused> {
        self.write(|store| store.put_with_key(&JsValue::from_str(entry), &JsValue::from_str(id)))
            .await
    }

    pub async fn delete(&self, id: &str) -> Result<(), Refused> {
        self.write(|store| store.delete(&JsValue::from_str(id)))
            .await
    }

    pub async fn clear(&self) -> Result<(), Refused> {
        self.write(IdbObjectStore::clear).await
    }

    /// Done only when the whole transaction is.
    async fn write(
        &self,
        act: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
    ) -> Result<(), Refused> {
        let (transaction, store) = self.store(IdbTransactionMode::Readwrite)?;
        act(&store)?;
        let done = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        JsFuture::from(done).await?;
        Ok(())
    }

    fn store(&self, mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), Refused> {
        let transaction = self
            .database
            .transaction_with_str_and_mode(self.store, mode)?;
        let store = transaction.object_store(self.store)?;
        Ok((transaction, store))
    }
}

fn create_store_when_new(request: &IdbOpenDbRequest, store: &'static str) {
    let opening = request.clone();
    let create = Closure::once_into_js(move |_: JsValue| {
        if let Ok(result) = opening.result() {
            // A failed creation fails the opening, which is where it is noticed.
            let _ = result
                .unchecked_into::<IdbDatabase>()
                .create_object_store(store);
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
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

fn time_limit(window: &web_sys::Window) -> Promise {
    Promise::new(&mut |_, reject| {
        // Without timers the opening simply has no limit.
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, OPEN_WITHIN_MS);
    })
}
