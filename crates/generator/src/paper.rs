//! The guide on paper, beside the site.

use super::{Outcome, document::unknown, site::Site};
use guide::Guide;
use one_minute_guide::{content, ui::view::reviewed};
use sheet::{About, Fonts};
use std::{env, fs, path::PathBuf};

/// Its name stays from version to version: people pass its address on.
pub const FILE: &str = "sheet.pdf";

/// Where the set-up has put the fonts.
const FONTS: &str = "GUIDE_FONTS";

/// The guide, told whether there is a sheet of it: not of one that is too long for a page.
pub fn offer(guide: &'static Guide) -> Outcome<&'static Guide> {
    let sheet = made(guide, "")?;
    Ok(if sheet.is_some() { guide.with_sheet() } else { guide })
}

/// Puts the sheet of this version into the site.
pub fn put(site: &mut Site, guide: &'static Guide, version: &str) -> Outcome<()> {
    if let Some(pdf) = made(guide, version)? {
        site.put(FILE, pdf);
    }
    Ok(())
}

fn made(guide: &'static Guide, version: &str) -> Outcome<Option<Vec<u8>>> {
    let mut checked = String::new();
    let rendered = content::render(guide, || {
        checked = reviewed();
        String::new()
    });
    rendered.map_err(unknown)?;
    let about = About { version: version.to_owned(), checked };
    sheet::pdf(guide, fonts()?, &about)
}

fn fonts() -> Outcome<Fonts> {
    let folder = env::var_os(FONTS).map(PathBuf::from);
    let folder = folder.ok_or("the sheet's font is set up by cargo xtask build")?;
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    Ok(Fonts { regular: read("DejaVuSansCondensed.ttf")?, bold: read("DejaVuSansCondensed-Bold.ttf")? })
}
