//! A guide's file: reads it, checks it, and keeps what is in it. Every fault is found in one go.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic, reason = "a test may"))]

mod checks;
mod content;
mod date;
mod dials;
mod fault;
mod one_minute;
mod outdated;
mod read;
mod reserved;
mod schema;
#[cfg(test)]
mod tests;
mod wording;

pub use content::Guide;
pub use fault::{Fault, report};
pub use reserved::IDS as RESERVED_IDS;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Names another guide's file than the shipped one, for the build and for the tests of what was built.
pub const VARIABLE: &str = "GUIDE_CONTENT";

/// The shipped guide, from the top of the checkout. It also says which wordings every guide must have.
pub const SHIPPED: &str = "src/content/walsall-cse.toml";

/// A file of this checkout.
fn of_checkout(file: &Path) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(file)
}

/// The file of the guide that is built: the one that [`VARIABLE`] names, seen from the top of the checkout, else the shipped one.
#[must_use]
pub fn file() -> PathBuf {
    env::var_os(VARIABLE).map_or_else(|| SHIPPED.into(), PathBuf::from)
}

/// The guide in a [`file`].
///
/// # Errors
/// The file can't be read; or every fault of the text, in the order of its lines.
pub fn open(file: &Path) -> Result<&'static Guide, String> {
    let name = file.display().to_string();
    let read = |file: &Path| {
        fs::read_to_string(of_checkout(file))
            .map_err(|error| format!("{}: cannot be read: {error}", file.display()))
    };
    self::read(&name, &read(file)?, &read(Path::new(SHIPPED))?).map_err(|faults| report(&faults))
}

/// The guide in a text. `name` is only used to name faults; `shipped` is the text of the guide that says which wordings
/// there must be.
///
/// # Errors
/// Every fault of the text, in the order of its lines.
pub fn read(name: &str, text: &str, shipped: &str) -> Result<&'static Guide, Vec<Fault>> {
    let source = read::Source::new(name, text);
    let guide = schema::read(&source);
    // Checks on a text that could not be read would repeat its faults in other words.
    if source.is_sound() {
        checks::run(&guide, &source);
        reserved::check(&guide, &source);
        let shipped = schema::read(&read::Source::new("", shipped));
        wording::check(&guide, &shipped, &source);
    }
    source.finish()?;
    content::keep(&guide).ok_or_else(|| {
        vec![Fault {
            line: 1,
            file: name.to_owned(),
            text: "a call of the bar is nobody's".to_owned(),
        }]
    })
}
