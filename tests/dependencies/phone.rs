//! The crates that are compiled into the module, against the list that somebody has read.

use super::cargo::on_the_phone;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeTable;

const LIST: &str = include_str!("on_the_phone.txt");

/// Two versions of one crate are twice the bytes, unless the linker leaves one of them out.
const TWICE: [(&str, &str); 2] = [
    ("gloo-utils", "the older one comes with leptos's server functions, of which the app has none"),
    ("thiserror", "the same; and macros leave no code of their own"),
];

/// The lines of the list without reasons and remarks: name and licence.
fn listed() -> BTreeMap<&'static str, &'static str> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let (name, rest) = line.split_once(": ").unwrap_or_else(|| panic!("{line:?} is not `name: licence`"));
            (name, rest.split(" -- ").next().unwrap_or(rest))
        })
        .collect()
}

#[test]
fn the_crates_that_reach_the_phone_are_those_of_the_list() {
    let crates = on_the_phone();
    let found: BTreeMap<&str, &str> =
        crates.iter().map(|[name, _, licence]| (name.as_str(), licence.as_str())).collect();
    let listed = listed();
    let line = |(name, licence): (&&str, &&str)| format!("{name}: {licence}");
    let found: BTreeSet<String> = found.iter().map(line).collect();
    let listed: BTreeSet<String> = listed.iter().map(line).collect();
    let new: Vec<&String> = found.difference(&listed).collect();
    let gone: Vec<&String> = listed.difference(&found).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "tests/dependencies/on_the_phone.txt lacks {new:#?} and has for nothing {gone:#?}"
    );
}

#[test]
fn what_the_app_asks_for_itself_has_its_reason() {
    let manifest = include_str!("../../Cargo.toml");
    let manifest = DeTable::parse(manifest).unwrap().into_inner();
    let of_browser = &manifest["target"].get_ref()[r#"cfg(target_arch = "wasm32")"#];
    for table in [&manifest["dependencies"], &of_browser.get_ref()["dependencies"]] {
        let names = table.get_ref().as_table().unwrap().keys();
        names.for_each(|name| has_its_reason(name.get_ref()));
    }
}

fn has_its_reason(name: &str) {
    let line = LIST.lines().find(|line| line.starts_with(&format!("{name}: ")));
    let line = line.unwrap_or_else(|| panic!("{name} is not on the list"));
    assert!(line.contains(" -- "), "{name}: what is it for?");
}

#[test]
fn no_crate_reaches_the_phone_in_two_versions() {
    let crates = on_the_phone();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for [name, version, _] in &crates {
        versions.entry(name).or_default().insert(version);
    }
    versions.retain(|_, versions| versions.len() > 1);
    let known = TWICE.map(|(name, _)| name);
    assert!(versions.keys().copied().eq(known), "{versions:#?}");
}
