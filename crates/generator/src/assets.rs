//! The program's files under names that are hashes of their content: such a name can be kept for ever,
//! and a page never meets a file of another build under a name it knows.

use super::{Outcome, digest, site::Site};

/// Where the program's files lie, from the site's root.
pub struct Program {
    pub boot: String,
    pub boot_digest: String,
    pub updates: String,
    pub updates_digest: String,
    pub glue: String,
    pub glue_digest: String,
    pub wasm: String,
}

/// Renames them. What starts the program names its files, so that no document has to.
pub fn take(site: &mut Site) -> Outcome<Program> {
    let (updates, updates_digest) = rename(site, "updates.js", "updates", "js")?;
    let (glue, glue_digest) = rename(site, "one-minute-guide.js", "app", "js")?;
    let (wasm, wasm_digest) = rename(site, "one-minute-guide_bg.wasm", "app", "wasm")?;
    let slots = [
        ("glue", glue.clone()),
        ("glue_digest", glue_digest.clone()),
        ("wasm", wasm.clone()),
        ("wasm_digest", wasm_digest),
    ];
    site.fill("boot.js", &slots)?;
    let (boot, boot_digest) = rename(site, "boot.js", "boot", "js")?;
    Ok(Program { boot, boot_digest, updates, updates_digest, glue, glue_digest, wasm })
}

fn rename(site: &mut Site, file: &str, name: &str, ending: &str) -> Outcome<(String, String)> {
    let bytes = site.take(file)?;
    Ok(put(site, bytes, name, ending))
}

/// Puts a file under its name, with its digest for those who fetch it.
pub fn put(site: &mut Site, bytes: Vec<u8>, name: &str, ending: &str) -> (String, String) {
    let path = format!("assets/{name}.{}.{ending}", digest::short(&bytes));
    let integrity = format!("sha256-{}", digest::base64(&bytes));
    site.put(&path, bytes);
    (path, integrity)
}
