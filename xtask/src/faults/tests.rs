use std::path::{Path, PathBuf};

use super::*;

const TEXT: &str = "\
Some words.

| fault | test | Chromium | Firefox | WebKit |
|---|---|---|---|---|
| a crash | `keeping::crash` | passed | passed | skipped (1) |
| a chance | `worker::chance` | no browser | no browser | no browser |

1. No profile.
";

fn verdicts(lines: &[&str], outcomes: &str) -> Verdicts {
    let mut verdicts = Verdicts::default();
    lines.iter().for_each(|line| verdicts.hear(line));
    verdicts.take_skips(outcomes);
    verdicts
}

/// A run that is as the table says.
fn good() -> Shown {
    let passed = || verdicts(&["test keeping::crash ... ok"], "");
    let skipped = verdicts(
        &["test keeping::crash ... ok"],
        "keeping::crash\tskipped\tNo profile.\n",
    );
    Shown {
        plain: Some(verdicts(&["test chance ... ok"], "")),
        engines: BTreeMap::from([
            (Engine::Chromium, passed()),
            (Engine::Firefox, passed()),
            (Engine::WebKit, skipped),
        ]),
    }
}

#[test]
fn a_run_like_the_table_has_no_differences() {
    let table = Table::parse(TEXT).unwrap();
    assert_eq!(table.differences(&good(), true), Vec::<String>::new());
    assert_eq!(
        table.shown(&good()),
        "\
fault     test            Chromium    Firefox     WebKit
a crash   keeping::crash  passed      passed      skipped (1)
a chance  worker::chance  no browser  no browser  no browser
(1) No profile.
"
    );
}

#[test]
fn every_difference_is_told() {
    let table = Table::parse(TEXT).unwrap();
    let one = |change: fn(&mut Shown)| {
        let mut shown = good();
        change(&mut shown);
        let differences = table.differences(&shown, true);
        assert_eq!(differences.len(), 1, "{differences:?}");
        differences[0].clone()
    };
    let said = one(|shown| {
        let skip = "keeping::crash\tskipped\tNo reason.\n";
        let skipped = verdicts(&["test keeping::crash ... ok"], skip);
        shown.engines.insert(Engine::Firefox, skipped);
    });
    assert_eq!(
        said,
        "keeping::crash in Firefox: the table says passed, the run skipped: No reason."
    );
    let said = one(|shown| {
        let skip = "keeping::crash\tskipped\tNo reason.\n";
        let skipped = verdicts(&["test keeping::crash ... ok"], skip);
        shown.engines.insert(Engine::WebKit, skipped);
    });
    assert!(
        said.ends_with("skipped: No profile., the run skipped: No reason."),
        "{said}"
    );
    let said = one(|shown| {
        let passed = verdicts(&["test keeping::crash ... ok"], "");
        shown.engines.insert(Engine::WebKit, passed);
    });
    assert!(said.ends_with("the run passed"), "{said}");
    let said = one(|shown| {
        shown.engines.insert(Engine::Chromium, Verdicts::default());
    });
    assert!(said.ends_with("the run not run"), "{said}");
}

#[test]
fn an_engine_that_was_not_asked_for_says_nothing() {
    let table = Table::parse(TEXT).unwrap();
    assert_eq!(
        table.differences(&Shown::default(), true),
        Vec::<String>::new()
    );
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

/// The files in which a test may stand.
fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path
            .extension()
            .is_some_and(|ending| ["rs", "js", "mjs"].iter().any(|known| ending == *known))
        {
            files.push(path);
        }
    }
}

/// Whether a file is that of the test's module and has the test: as a function, or in JavaScript as a property.
fn has(path: &Path, test: &str) -> bool {
    let mut names = test.rsplit("::").filter(|name| *name != "tests");
    let (Some(name), module) = (names.next(), names.next()) else {
        return false;
    };
    let of_module = module.is_none_or(|module| {
        path.components().any(|part| {
            Path::new(part.as_os_str())
                .file_stem()
                .is_some_and(|stem| stem == module)
        })
    });
    let text = || fs::read_to_string(path).unwrap();
    of_module && {
        let text = text();
        text.contains(&format!("fn {name}("))
            || text.contains(&format!("{name}:"))
            || text.contains(&format!("{name}("))
    }
}

#[test]
fn every_row_names_a_test_that_is_there() {
    let mut files = Vec::new();
    for folder in ["crates", "src", "tests", "xtask"] {
        sources(&toolbox::checkout().join(folder), &mut files);
    }
    for row in Table::read().unwrap().rows {
        assert!(
            files.iter().any(|path| has(path, &row.test)),
            "{FILE} names {}, which is nowhere: {}",
            row.test,
            row.fault
        );
    }
}
