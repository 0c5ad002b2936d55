//! What other programs have made of the app's files is kept: a guide's site is made around the same ones again and again.

use super::{Outcome, digest};
use std::{env, fs, path::Path};

const FOLDER: &str = "target/generator";

/// What `make` makes of `bytes`, or has made before. `how` names everything else that it depends on.
pub fn kept(how: &str, bytes: &[u8], make: impl FnOnce(&[u8]) -> Outcome<Vec<u8>>) -> Outcome<Vec<u8>> {
    // The tools lie in folders that are named by their versions.
    let tools = env::var("PATH").unwrap_or_default();
    let key = digest::hex(&[how.as_bytes(), tools.as_bytes(), bytes].join(&0));
    let file = Path::new(FOLDER).join(key);
    if let Ok(made) = fs::read(&file) {
        return Ok(made);
    }
    let made = make(bytes)?;
    let failed = |error| format!("{}: {error}", file.display());
    fs::create_dir_all(FOLDER).map_err(failed)?;
    // Whole or not at all: another build may look for it.
    let part = file.with_extension(std::process::id().to_string());
    fs::write(&part, &made).and_then(|()| fs::rename(&part, &file)).map_err(failed)?;
    Ok(made)
}
