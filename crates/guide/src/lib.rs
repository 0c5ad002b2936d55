//! A guide's file: reads it, checks it, and keeps what is in it. Every diagnostic is found in one go.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic, reason = "a test may"))]

mod address;
mod checks;
mod content;
mod date;
mod diagnostic;
mod dials;
mod language;
mod notation;
mod numbers;
mod one_minute;
mod outdated;
mod published;
mod read;
mod reserved;
mod schema;
#[cfg(test)]
mod slips;
mod team;
#[cfg(test)]
mod tests;
mod unseen;
mod wording;

pub use content::Guide;
pub use diagnostic::{Diagnostic, report};
pub use reserved::IDS as RESERVED_IDS;
pub use team::Team;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Names another guide's file than the shipped one, for the build and for the tests of what was built.
pub const VARIABLE: &str = "GUIDE_CONTENT";

/// Names the file of a team's edition, and the address at which the site will be published.
pub const EDITION: [&str; 2] = ["GUIDE_TEAM", "GUIDE_ADDRESS"];

/// The shipped guide, from the top of the checkout. It also says which wordings every guide must have.
pub const SHIPPED: &str = "src/content/walsall-cse.toml";

/// A file of this checkout.
fn of_checkout(file: &Path) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file)
}

/// The file of the guide that is built: the one that [`VARIABLE`] names, seen from the top of the checkout, else the shipped one.
#[must_use]
pub fn file() -> PathBuf {
    env::var_os(VARIABLE).map_or_else(|| SHIPPED.into(), PathBuf::from)
}

/// The guide in a [`file`].
///
/// # Errors
/// The file can't be read; or every diagnostic of the text, in the order of its lines.
pub fn open(file: &Path) -> Result<&'static Guide, String> {
    let name = file.display().to_string();
    let read = |file: &Path| {
        let bytes = fs::read(of_checkout(file));
        let bytes = bytes.map_err(|error| format!("{}: cannot be read: {error}", file.display()))?;
        decoded(bytes).map_err(|why| format!("{}:{why}", file.display()))
    };
    let guide = self::read(&name, &read(file)?, &read(Path::new(SHIPPED))?);
    let guide = guide.map_err(|diagnostics| report(&diagnostics))?;
    if let Ok(remembered) = fs::read_to_string(of_checkout(&published::beside(file))) {
        let name = published::beside(file).display().to_string();
        let gone = published::check(guide, &remembered, &name);
        if !gone.is_empty() {
            return Err(report(&gone));
        }
    }
    let [team, address] = EDITION.map(env::var_os);
    if team.is_none() && address.is_none() {
        return Ok(guide);
    }
    let team = team.map(PathBuf::from).map(|file| {
        let text = read(&file)?;
        team::read(&file.display().to_string(), &text).map_err(|diagnostics| report(&diagnostics))
    });
    let address = address.map(|address| address.to_string_lossy().into_owned());
    if let Some(wrong) = address.as_deref().filter(|address| !is_address(address)) {
        return Err(format!(
            "“{wrong}” is no address to publish at: it begins with https:// and a host, and ends with /"
        ));
    }
    Ok(guide.in_edition(team.transpose()?, address))
}

/// Remembers the ids of a guide that is published, beside its [`file`].
///
/// # Errors
/// The file can't be written.
pub fn remember(guide: &Guide, file: &Path) -> Result<PathBuf, String> {
    let beside = of_checkout(&published::beside(file));
    let written = fs::write(&beside, published::lines(guide));
    written.map_err(|error| format!("{}: {error}", beside.display()))?;
    Ok(published::beside(file))
}

/// Whether a site can be published there, and what hangs together with it leads there.
fn is_address(address: &str) -> bool {
    address::is_link(address) && address.ends_with('/')
}

/// A file's text. Every editor can write UTF-8, but not every one does so by itself.
fn decoded(bytes: Vec<u8>) -> Result<String, String> {
    const HOW: &str = "save it anew: in Notepad “Save as”, Encoding “UTF-8”";
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || bytes.contains(&0) {
        return Err(format!("1: the file is saved as UTF-16, which the build does not read: {HOW}"));
    }
    let text = String::from_utf8(bytes);
    let text = text.map(|text| text.trim_start_matches('\u{feff}').to_owned());
    text.map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let lines = error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n');
        let line = lines.count() + 1;
        format!("{line}: a letter on this line is saved in an old encoding (Windows-1252, “ANSI”): {HOW}")
    })
}

/// The guide in a text. `name` is only used to name diagnostics; `shipped` is the text of the guide that says which wordings
/// there must be.
///
/// # Errors
/// Every diagnostic of the text, in the order of its lines.
pub fn read(name: &str, text: &str, shipped: &str) -> Result<&'static Guide, Vec<Diagnostic>> {
    let source = read::Source::new(name, text)?;
    let guide = schema::read(&source);
    // Checks on a text that could not be read would repeat its diagnostics in other words.
    if source.is_sound() {
        checks::run(&guide, &source);
        reserved::check(&guide, &source);
        let shipped = schema::read(&read::Source::new("", shipped)?);
        wording::check(&guide, &shipped, &source);
    }
    source.finish()?;
    content::keep(&guide).ok_or_else(|| {
        vec![Diagnostic { line: 1, file: name.to_owned(), text: "a call of the bar is nobody's".to_owned() }]
    })
}
