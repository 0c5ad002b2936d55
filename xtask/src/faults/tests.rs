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

/// A run in which the crash went so in Chromium, Firefox and WebKit.
fn shown(outcomes: [&str; 3]) -> Shown {
    let engines = Engine::ALL.into_iter().zip(outcomes);
    engines
        .map(|(engine, said)| {
            let mut outcomes = Outcomes::default();
            outcomes.add(&format!("keeping::crash\t{said}\t1.0\n"));
            (engine, outcomes)
        })
        .collect()
}

#[test]
fn a_run_like_the_table_has_no_differences_nor_has_no_run() {
    let table = Table::parse(TEXT).unwrap();
    let good = shown(["passed\t", "passed\t", "skipped\tNo profile."]);
    assert_eq!(table.differences(&good), Vec::<String>::new());
    assert!(table.differences(&Shown::default()).is_empty());
}

#[test]
fn every_difference_is_told() {
    let table = Table::parse(TEXT).unwrap();
    let (passed, skipped) = ("passed\t", "skipped\tNo profile.");
    for (outcomes, engine, said) in [
        ([passed, "skipped\tNo.", skipped], "Firefox", "says passed, the run skipped: No."),
        ([passed, passed, "skipped\tNo."], "WebKit", "says skipped: No profile., the run skipped: No."),
        ([passed, passed, passed], "WebKit", "the run passed"),
        (["failed\t", passed, skipped], "Chromium", "the run failed"),
        (["noise", passed, skipped], "Chromium", "the run not run"),
    ] {
        let differences = table.differences(&shown(outcomes));
        assert_eq!(differences.len(), 1, "{differences:?}");
        let place = format!("keeping::crash in {engine}: the table ");
        assert!(differences[0].starts_with(&place) && differences[0].ends_with(said), "{differences:?}");
    }
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

/// Whether a file is that of the test's module and has the test, which is not passed over: a function with a test's attribute,
/// or in JavaScript a property.
fn has(path: &Path, test: &str) -> bool {
    let mut names = test.rsplit("::").filter(|name| *name != "tests");
    let (name, module) = (names.next().unwrap(), names.next());
    let is_of = |module: &str| path.iter().any(|part| Path::new(part).file_stem() == Some(module.as_ref()));
    module.is_none_or(is_of) && {
        let text = fs::read_to_string(path).unwrap();
        let is_rust = path.extension().is_some_and(|it| it == "rs");
        let attributes =
            ["#[test]", "#[e2e::test]"].map(|it| [format!("{it}\nfn {name}("), format!("{it}\nasync fn {name}(")]);
        let lines = text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
        if is_rust {
            attributes.iter().flatten().any(|it| lines.contains(it))
        } else {
            text.contains(&format!("{name}(")) || text.contains(&format!("{name}:"))
        }
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
