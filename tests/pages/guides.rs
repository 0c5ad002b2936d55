//! Any guide: a build of another one has nothing of the shipped one in it, and the invented one has all that it needs.

use super::{
    shipped::{SHIPPED, is_another_guide, say_skipped},
    site::{dist, guide},
};
use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use toml::de::{DeTable, DeValue};

const INVENTED: &str = "tests/guides/escaped-dragons.toml";

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// Every text of a content file.
fn texts(value: &DeValue<'_>, found: &mut BTreeSet<String>) {
    match value {
        DeValue::String(text) => drop(found.insert(text.to_string())),
        DeValue::Array(items) => items.iter().for_each(|item| texts(item.get_ref(), found)),
        DeValue::Table(table) => table.values().for_each(|item| texts(item.get_ref(), found)),
        _ => {}
    }
}

fn texts_of(file: &str) -> BTreeSet<String> {
    let text = read(file);
    let mut found = BTreeSet::new();
    let table = DeTable::parse(&text).unwrap();
    table.get_ref().values().for_each(|value| texts(value.get_ref(), &mut found));
    found
}

/// Every file of the build but the pictures and the compressed copies.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() {
            files(&path, found);
        } else if !matches!(ending, Some("png" | "br" | "gz")) {
            found.push(path);
        }
    }
}

#[test]
fn a_build_of_another_guide_has_nothing_of_the_shipped_one() {
    if !is_another_guide() {
        return say_skipped();
    }
    let mut foreign: Vec<String> = ["walsall", "mash", "0300 555", "+44300555"].map(str::to_owned).to_vec();
    // Whole phrases only: a short word may well be in any guide, or in the program.
    let phrase = |text: &String| text.split(' ').count() > 2;
    foreign.extend(texts_of(SHIPPED.1).into_iter().filter(phrase).map(|text| text.to_lowercase()));
    // What stands in its own file is its own: the wording that every new guide begins with, a neighbour's MASH.
    let own = read(&guide::file().display().to_string()).to_lowercase();
    let own =
        ["person", "a_person"].iter().fold(own, |own, name| own.replace(&format!("{{{name}}}"), guide().about(name)));
    foreign.retain(|text| !own.contains(text.as_str()));
    let mut published = Vec::new();
    files(&dist(), &mut published);
    for ending in ["html", "js", "wasm", "webmanifest", "svg"] {
        let of_this_kind = |path: &PathBuf| path.extension().is_some_and(|found| found == ending);
        assert!(published.iter().any(of_this_kind), "no .{ending} was looked at");
    }
    for path in published {
        // What is no text in it, as in the module, becomes a mark that no phrase has.
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).to_lowercase();
        for foreign in &foreign {
            assert!(!text.contains(foreign), "{} has “{foreign}”", path.display());
        }
    }
}

/// The module of a build, by its name.
fn module(build: &Path) -> PathBuf {
    let mut published = Vec::new();
    files(build, &mut published);
    let is_module = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "wasm");
    published.into_iter().find(is_module).unwrap()
}

#[test]
fn the_module_is_the_same_for_every_guide_and_knows_none() {
    let mut modules = BTreeSet::new();
    for build in ["dist", "target/editions/another-guide"] {
        let build = Path::new(env!("CARGO_MANIFEST_DIR")).join(build);
        if !build.is_dir() {
            let mut errors = std::io::stderr();
            let _ = writeln!(errors, "not compared, because it is not there: {}", build.display());
            continue;
        }
        let module = fs::read(module(&build)).unwrap();
        let text = String::from_utf8_lossy(&module).to_lowercase();
        // A single short word may well be the name of something in the program.
        let is_told = |text: &String| text.contains(' ') || text.len() > 12;
        for said in [INVENTED, SHIPPED.1].map(texts_of).into_iter().flatten().filter(is_told) {
            let is_id = said.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            assert!(is_id || !text.contains(&said.to_lowercase()), "the module says “{said}”");
        }
        modules.insert(module);
    }
    assert_eq!(modules.len(), 1, "another guide has another module");
}

/// The keys of `[words]`, and the ids of `[[added]]`.
fn needed(file: &str) -> BTreeSet<String> {
    let text = read(file);
    let guide = DeTable::parse(&text).unwrap();
    let mut needed = BTreeSet::new();
    for (table, words) in guide.get_ref()["words"].get_ref().as_table().unwrap() {
        for name in words.get_ref().as_table().unwrap().keys() {
            needed.insert(format!("words.{}.{}", table.get_ref(), name.get_ref()));
        }
    }
    for added in guide.get_ref()["added"].get_ref().as_array().unwrap() {
        let id = &added.get_ref().as_table().unwrap()["id"];
        needed.insert(format!("added {}", id.get_ref().as_str().unwrap()));
    }
    needed
}

#[test]
fn the_invented_guide_has_all_that_the_shipped_one_has_in_other_words() {
    assert_eq!(needed(INVENTED), needed(SHIPPED.1));
    let (invented, shipped) = (texts_of(INVENTED), texts_of(SHIPPED.1));
    let same: Vec<&String> = invented.intersection(&shipped).filter(|text| text.contains(' ')).collect();
    assert!(same.is_empty(), "a word written into the app would not be noticed: {same:?}");
}
