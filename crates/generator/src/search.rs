//! The file with what can be found: the guide's page fetches it when somebody is about to search.

use super::{Outcome, assets, document::unknown, site::Site};
use guide::Guide;
use one_minute_guide::{content, guide::search_file};

/// Puts it into the site: where it lies, from the site's root, and its digest.
pub fn put(site: &mut Site, guide: &'static Guide) -> Outcome<(String, String)> {
    let text = content::render(guide, search_file).map_err(unknown)?;
    Ok(assets::put(site, text.into_bytes(), "search", "txt"))
}
