use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::*;
use crate::toolbox;

const TEXT: &str = "\
Some words.

| fault | test | Chromium | Firefox | WebKit |
|---|---|---|---|---|
| a crash | `keeping::crash` | passed | passed | skipped (1) |
| a chance | `worker::chance` | no browser | no browser | no browser |

1. No profile.
";

fn heard(line: &str) -> Verdicts {
    let mut verdicts = Verdicts::default();
    verdicts.hear(line);
    verdicts
}

fn skipped(why: &str) -> Verdicts {
    let mut verdicts = heard("test keeping::crash ... ok");
    verdicts.take_skips(&format!("keeping::crash\tskipped\t{why}\n"));
    verdicts
}

/// A run that is as the table says.
fn good() -> Shown {
    let passed = || heard("test keeping::crash ... ok");
    Shown {
        plain: heard("test chance ... ok"),
        engines: BTreeMap::from([
            (Engine::Chromium, passed()),
            (Engine::Firefox, passed()),
            (Engine::WebKit, skipped("No profile.")),
        ]),
    }
}

#[test]
fn a_run_like_the_table_has_no_differences_nor_has_no_run() {
    let table = Table::parse(TEXT).unwrap();
    assert_eq!(table.differences(&good(), true), Vec::<String>::new());
    assert!(table.differences(&Shown::default(), false).is_empty());
}

#[test]
fn every_difference_is_told() {
    let table = Table::parse(TEXT).unwrap();
    let heard_of = |outcome: &str| heard(&format!("test keeping::crash ... {outcome}"));
    for (engine, verdicts, said) in [
        (Engine::Firefox, skipped("No."), "says passed, the run skipped: No."),
        (Engine::WebKit, skipped("No."), "says skipped: No profile., the run skipped: No."),
        (Engine::WebKit, heard_of("ok"), "the run passed"),
        (Engine::Chromium, heard_of("FAILED"), "the run FAILED"),
        (Engine::Chromium, Verdicts::default(), "the run not run"),
    ] {
        let mut shown = good();
        shown.engines.insert(engine, verdicts);
        let differences = table.differences(&shown, true);
        assert_eq!(differences.len(), 1, "{differences:?}");
        let place = format!("keeping::crash in {}: the table ", engine.title());
        assert!(differences[0].starts_with(&place), "{differences:?}");
        assert!(differences[0].ends_with(said), "{differences:?}");
    }
    let mut shown = good();
    shown.plain = Verdicts::default();
    assert_eq!(table.differences(&shown, true).len(), Engine::ALL.len());
    assert!(table.differences(&shown, false).is_empty());
}

#[test]
fn a_test_that_fails_as_the_table_says_is_no_difference() {
    let table = Table::parse(&TEXT.replacen("skipped (1)", "open (1)", 1)).unwrap();
    let mut shown = good();
    assert_eq!(table.differences(&shown, true).len(), 1);
    let failed = heard("test keeping::crash ... FAILED");
    shown.engines.insert(Engine::WebKit, failed);
    assert!(table.differences(&shown, true).is_empty());
}

#[test]
fn a_table_that_nobody_can_follow_is_refused() {
    for (what, by) in [
        ("skipped (1)", "skipped (2)"),
        ("skipped (1)", "skipped"),
        ("skipped (1)", "no browser"),
        ("| fault |", "| Fault |"),
    ] {
        assert!(Table::parse(&TEXT.replacen(what, by, 1)).is_err(), "{by}");
    }
}

/// Whether a file is that of the test's module and has the test: as a function, or in JavaScript as a property.
fn has(path: &Path, test: &str) -> bool {
    let mut names = test.rsplit("::").filter(|name| *name != "tests");
    let (name, module) = (names.next().unwrap(), names.next());
    let is_of = |module: &str| path.iter().any(|part| Path::new(part).file_stem() == Some(module.as_ref()));
    module.is_none_or(is_of) && {
        let text = fs::read_to_string(path).unwrap();
        text.contains(&format!("{name}:")) || text.contains(&format!("{name}("))
    }
}

#[test]
fn every_row_names_a_test_that_is_there() {
    let folders = ["crates", "src", "tests", "xtask"].map(|it| toolbox::checkout().join(it));
    let files = folders.into_iter().flat_map(WalkDir::new).map(|file| file.unwrap().into_path());
    let is_source =
        |file: &PathBuf| file.extension().is_some_and(|it| ["rs", "js", "mjs"].iter().any(|known| it == *known));
    let files: Vec<PathBuf> = files.filter(is_source).collect();
    for Row { test, .. } in Table::read().unwrap().0 {
        let found = files.iter().any(|path| has(path, &test));
        assert!(found, "{FILE} names {test}, which is nowhere");
    }
}
