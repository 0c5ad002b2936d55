//! The service worker's table against the files that are published with it.

use super::site::{dist, file, guide, pages, text};
use base64::{Engine, engine::general_purpose::STANDARD};
use one_minute_guide::page::Page;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A constant of the worker that holds JSON.
fn constant(name: &str) -> Value {
    let worker = text("sw.js");
    let start = format!("const {name} = ");
    let line =
        worker.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_else(|| panic!("sw.js has no {name}"));
    serde_json::from_str(line.trim_end_matches(';')).unwrap()
}

#[test]
fn the_table_names_every_page_and_every_file_by_its_digest() {
    let table = constant("FILES");
    let table = table.as_object().unwrap();
    for page in pages() {
        // The page for a missing address is the host's.
        let is_kept = page != Page::Missing;
        assert_eq!(table.contains_key(page.path()), is_kept, "{page:?}");
    }
    for (path, published) in table {
        let on_disk = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.clone() };
        let digest = STANDARD.encode(Sha256::digest(file(&on_disk)));
        assert_eq!(published["digest"], digest, "{path}");
    }
    let assets = std::fs::read_dir(dist().join("assets")).unwrap();
    for asset in assets {
        let name = asset.unwrap().file_name().into_string().unwrap();
        if !name.ends_with(".br") && !name.ends_with(".gz") {
            assert!(table.contains_key(&format!("assets/{name}")), "{name}");
        }
    }
}

/// Bytes, as hosts send them compressed: so much a phone that has the version before may fetch for one number.
const MAX_CORRECTION: u64 = 40_000;
/// What an edition has besides on a page that has the number: its own numbers, and a code for a camera.
const EDITION: u64 = 1_500;

#[test]
fn a_corrected_number_costs_a_phone_no_more_than_was_promised() {
    let table = constant("FILES");
    // Where there is one for all, its number stands on every page.
    if !guide().first_calls.is_empty() || !guide().first_call.is_called() {
        return;
    }
    let number = guide().first_call.number;
    let holds_it = |path: &&String| {
        let on_disk =
            if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { (*path).clone() };
        String::from_utf8_lossy(&file(&on_disk)).contains(number).then_some(on_disk)
    };
    // The names and digests of the program's files do not change: who runs it is not told of any guide.
    let changed = table.as_object().unwrap().keys().filter_map(|path| holds_it(&path));
    let changed: Vec<String> = changed.chain(["sw.js".to_owned()]).collect();
    let sizes = changed.iter().map(|path| std::fs::metadata(dist().join(format!("{path}.br"))).unwrap().len());
    let all: u64 = sizes.sum();
    assert!(changed.len() > 4, "only {changed:?} have the number");
    let is_edition = guide().option("address").is_some() || guide().team.is_some();
    let most = MAX_CORRECTION + if is_edition { EDITION } else { 0 };
    assert!(all <= most, "{all} bytes: {changed:?}");
}

#[test]
fn the_emergency_page_calls_everybody() {
    let emergency = constant("EMERGENCY");
    let page = emergency.as_str().unwrap();
    for contact in guide().contacts {
        let called = contact.is_called().then(|| contact.href());
        let way = called.or_else(|| contact.ways.first().map(|way| way.href()));
        assert!(way.is_some_and(|way| page.contains(&way)), "{}", contact.id);
        assert!(contact.extension.is_none_or(|extension| page.contains(extension)));
    }
}

#[test]
fn one_version_is_named_by_the_worker_and_by_the_page_about_it() {
    let worker = text("sw.js");
    let version = worker.split("const VERSION = '").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
    assert_eq!(version.len(), 12);
    assert!(text("about/index.html").contains(version));
}
