//! What cargo says of the crates in `Cargo.lock`, without a network.

use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Command;

const WASM: &str = "wasm32-unknown-unknown";

fn ask(words: &[&str]) -> String {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.args(words).args(["--offline", "--locked"]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}; cargo xtask setup gets what is missing");
    String::from_utf8(output.stdout).unwrap()
}

/// This machine, as the compiler names it.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let mut lines = said.lines().filter_map(|line| line.strip_prefix("host: "));
    lines.next().unwrap().to_owned()
}

/// Every crate that the app, its build and its tests need on this machine.
pub fn packages() -> Vec<Value> {
    let words = ["metadata", "--format-version=1", "--filter-platform", WASM, "--filter-platform", &host()];
    let metadata: Value = serde_json::from_str(&ask(&words)).unwrap();
    let packages = metadata["packages"].as_array().unwrap().clone();
    assert!(packages.len() > 100, "only {} crates", packages.len());
    packages
}

/// Every crate that is compiled into the module: name, version, licence, one each.
pub fn on_the_phone() -> Vec<[String; 3]> {
    let words = [
        "tree",
        "--package=one-minute-guide",
        "--target",
        WASM,
        "--edges=normal,no-proc-macro",
        "--prefix=none",
        "--no-dedupe",
        "--format={p}|{l}",
    ];
    let tree = ask(&words);
    let mut crates: Vec<[String; 3]> = tree
        .lines()
        .filter_map(|line| {
            let (name_and_version, licence) = line.split_once('|')?;
            let (name, version) = name_and_version.split_once(" v")?;
            Some([name, version, licence].map(str::to_owned))
        })
        .collect();
    crates.retain(|[name, ..]| name != "one-minute-guide");
    crates.sort();
    crates.dedup();
    crates
}

/// Every crate that cargo compiles for this machine for such a command, with the features that it has there.
pub fn compiled_for(selection: &[&str]) -> BTreeSet<String> {
    let tree = ask(&[&["tree", "--prefix=none", "--format={p} {f}"], selection].concat());
    tree.lines().map(|line| line.trim_end_matches("(*)").trim_end().to_owned()).collect()
}
