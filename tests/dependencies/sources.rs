//! Everything is from crates.io, under the digest in `Cargo.lock`, or from this folder.

use super::cargo::packages;
use serde_json::{Value, json};

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Why a crate may not be used; nothing when it may.
fn fault(package: &Value) -> Option<String> {
    let own = package["manifest_path"].as_str().is_some_and(|path| path.starts_with(env!("CARGO_MANIFEST_DIR")));
    match package["source"].as_str() {
        Some(CRATES_IO) => None,
        None if own => None,
        from => Some(format!("{} is from {}", package["name"], from.unwrap_or("another folder"))),
    }
}

#[test]
fn every_crate_is_from_the_registry_or_from_here() {
    let faults: Vec<String> = packages().iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_lock_names_no_other_source_for_any_system() {
    let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
    let sources = lock.lines().filter_map(|line| line.strip_prefix("source = "));
    let others: Vec<&str> = sources.filter(|source| source.trim_matches('"') != CRATES_IO).collect();
    assert!(others.is_empty(), "{others:#?}");
    let from_registry = lock.matches("\nsource = ").count();
    assert_eq!(lock.matches("\nchecksum = ").count(), from_registry, "a crate without its digest");
}

#[test]
fn another_source_is_named() {
    let git = json!({ "name": "x", "source": "git+https://example.org/x", "manifest_path": "/elsewhere/Cargo.toml" });
    assert!(fault(&git).is_some_and(|fault| fault.contains("git+https://example.org/x")));
    let folder = json!({ "name": "x", "source": null, "manifest_path": "/elsewhere/Cargo.toml" });
    assert!(fault(&folder).is_some_and(|fault| fault.contains("another folder")));
}
