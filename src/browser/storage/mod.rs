//! Where ticks are kept: IndexedDB, which survives a killed browser; localStorage where that fails;
//! nowhere where both do, and then [`keeps`] says so.
//!
//! An entry is an indicator's id and a text. Each is written on its own, so that a tap costs the
//! same however many there are.

mod indexed_db;
mod local;
pub mod own;
mod saving;

use super::Refused;
use indexed_db::Database;
use saving::Saving;
use std::cell::RefCell;

const DATABASE: &str = "minute-guide";
const TICKS: &str = "ticks";

/// The stores that work. A database that has refused a write stays known: old entries are still in it.
#[derive(Clone, Default)]
struct Stores {
    database: Option<Database>,
    database_writes: bool,
    local: bool,
}

thread_local! {
    static STORES: RefCell<Stores> = RefCell::default();
}

fn stores() -> Stores {
    STORES.with_borrow(Clone::clone)
}

/// Opens what works and reads all entries: id and text. An id can come twice, because an earlier visit may
/// have had to leave an entry in localStorage; the later change counts.
pub async fn open() -> Vec<(String, String)> {
    let mut entries = local::read().unwrap_or_default();
    let database = match open_database().await {
        Ok((database, stored)) => {
            entries.extend(stored);
            Some(database)
        }
        Err(Refused) => None,
    };
    STORES.set(Stores {
        database_writes: database.is_some(),
        database,
        local: local::works(),
    });
    entries
}

async fn open_database() -> Result<(Database, Vec<(String, String)>), Refused> {
    let database = Database::open(DATABASE, TICKS).await?;
    let entries = database.read().await?;
    Ok((database, entries))
}

/// Whether ticks outlive the page.
#[must_use]
pub fn keeps() -> bool {
    let stores = stores();
    stores.database_writes || stores.local
}

/// Keeps an entry. A database that refuses is given up for localStorage.
///
/// # Errors
/// No store took it.
pub async fn save(id: &str, entry: &str) -> Result<(), Refused> {
    let _saving = Saving::begin();
    let stores = stores();
    if let Some(database) = stores.database.filter(|_| stores.database_writes) {
        if database.put(id, entry).await.is_ok() {
            return Ok(());
        }
        STORES.with_borrow_mut(|stores| stores.database_writes = false);
    }
    local::put(id, entry)
}

/// Deletes an entry wherever it is kept.
///
/// # Errors
/// A store refused.
pub async fn delete(id: &str) -> Result<(), Refused> {
    let _saving = Saving::begin();
    let local = local::delete(id);
    if let Some(database) = stores().database {
        database.delete(id).await?;
    }
    local
}

/// Deletes every entry in every store.
///
/// # Errors
/// A store refused.
pub async fn clear() -> Result<(), Refused> {
    let _saving = Saving::begin();
    let local = local::clear();
    if let Some(database) = stores().database {
        database.clear().await?;
    }
    local
}
