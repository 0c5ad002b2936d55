//! Where the person's own contacts are kept: a database of their own, so that neither the ticks' expiry nor
//! their clearing ever reaches them; localStorage where that fails.

use super::{Saving, indexed_db::Database, local};
use crate::browser::Refused;

const DATABASE: &str = "minute-guide-own";
const STORE: &str = "contacts";
const KEY: &str = "all";
/// Beside the ticks' keys, which begin otherwise.
const LOCAL_KEY: &str = "minute-guide.own-contacts";

/// The texts that are kept, the later one last: there are two where an earlier visit had no database and had to
/// leave one in localStorage.
///
/// # Errors
/// No store can be read, or one that holds something: writing now could lose that.
pub async fn read() -> Result<Vec<String>, Refused> {
    let local = local::get_raw(LOCAL_KEY);
    let Ok(database) = Database::open(DATABASE, STORE).await else {
        return Ok(local?.into_iter().collect());
    };
    let kept = database.read().await?;
    database.close();
    let kept = kept
        .into_iter()
        .find_map(|(key, text)| (key == KEY).then_some(text));
    Ok(kept.into_iter().chain(local.ok().flatten()).collect())
}

/// Keeps the text in the place of what was kept.
///
/// # Errors
/// No store took it; what was kept is as it was.
pub async fn write(text: &str) -> Result<(), Refused> {
    let _saving = Saving::begin();
    if write_database(text).await.is_ok() {
        // What an earlier visit had to leave here is in it.
        return local::delete_raw(LOCAL_KEY);
    }
    local::put_raw(LOCAL_KEY, text)
}

async fn write_database(text: &str) -> Result<(), Refused> {
    let database = Database::open(DATABASE, STORE).await?;
    let written = database.put(KEY, text).await;
    database.close();
    written
}
