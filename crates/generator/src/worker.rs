//! The service worker's table: every file of the offline copy with its digest.

use super::{Outcome, digest, emergency::STYLE, policy, site::Site};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

/// A copy of more files than this takes too long to make on a poor network.
const MAX_FILES: usize = 40;

/// What the offline copy leaves out: words for the host, what may stop a release, what only a browser's store page
/// shows, and the host's page for a missing address, in whose place the worker has one of its own.
const LEFT_OUT: [&str; 10] = [
    "404.html",
    "_Caddyfile",
    "_headers",
    "_nginx.conf",
    "web.config",
    // Fetched when it is asked for, and kept then: it is for paper.
    "sheet.pdf",
    ".htaccess",
    "sw.js",
    "kill-switch.js",
    "screenshots/",
];

/// What the worker knows of a file.
#[derive(Serialize)]
struct Published {
    /// SHA-256 in base64.
    digest: String,
    /// The content types that hosts give such a file, where a browser executes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    types: Option<&'static [&'static str]>,
}

/// Whether a file belongs to the offline copy. Pictures are for who installs the app, and has a network then.
pub fn is_kept(path: &str) -> bool {
    !path.ends_with(".png") && !LEFT_OUT.iter().any(|left_out| path.starts_with(left_out))
}

/// Fills the worker's slots from the final bytes. Of a host's `headers`, the copy keeps those.
pub fn write(site: &mut Site, version: &str, headers: &[String], emergency: &str) -> Outcome<()> {
    let mut table = BTreeMap::new();
    for (path, bytes) in site.files().filter(|(path, _)| is_kept(path)) {
        let published = Published { digest: digest::base64(bytes), types: types(path)? };
        table.insert(url(path).to_owned(), published);
    }
    if table.len() > MAX_FILES {
        return Err(format!("{} files are too many for the offline copy: {MAX_FILES} at most", table.len()));
    }
    let slots = [
        ("version", version.to_owned()),
        ("files", json!(table).to_string()),
        ("headers", json!(headers).to_string()),
        ("emergency", json!(emergency).to_string()),
        ("emergency_policy", json!(policy::emergency(STYLE)).to_string()),
    ];
    site.fill("sw.js", &slots)
}

/// Documents are asked for by their folder.
fn url(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path)
}

/// What no browser executes is told by its digest alone: many hosts do not know the type of a manifest.
fn types(path: &str) -> Outcome<Option<&'static [&'static str]>> {
    let ending = path.rsplit('.').next().unwrap_or_default();
    Ok(match ending {
        "html" => Some(&["text/html"]),
        "css" => Some(&["text/css"]),
        "js" => Some(&["text/javascript", "application/javascript"]),
        "wasm" => Some(&["application/wasm"]),
        "webmanifest" | "svg" | "txt" => None,
        _ => return Err(format!("{path}: does a browser execute “.{ending}”?")),
    })
}
