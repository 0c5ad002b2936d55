//! The project's rules that no compiler holds, each with its reason.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that meets what it did not expect has failed")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every Rust file below a folder of `src`, with its text up to its unit tests; the rules' too where no folder is named.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src").join(folder), &mut files);
    if folder.is_empty() {
        collect(&root.join("crates/domain/src"), &mut files);
    }
    assert!(!files.is_empty(), "src/{folder} has no Rust file");
    files
}

fn collect(path: &Path, files: &mut Vec<(PathBuf, String)>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), files);
        }
    } else if path.extension().is_some_and(|ending| ending == "rs")
        && !path.ends_with("tests.rs")
        && !path.components().any(|part| part.as_os_str() == "tests")
    {
        let text = fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
        files.push((path.to_owned(), code));
    }
}

/// Fails where a line of code (comments apart) has one of the words.
fn forbid(folder: &str, words: &[&str], except: &[&str], reason: &str) {
    for (path, text) in sources(folder) {
        let name = path.to_string_lossy().replace('\\', "/");
        if except.iter().any(|allowed| name.contains(allowed)) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("//") {
                continue;
            }
            for word in words {
                assert!(!code.contains(word), "{name}:{}: `{word}`: {reason}", number + 1);
            }
        }
    }
}

#[test]
fn the_rules_know_nothing_but_the_standard_library() {
    // Without a dependency they know neither framework nor browser nor any guide: the compiler holds that.
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/domain/Cargo.toml");
    let manifest = fs::read_to_string(manifest).unwrap();
    assert!(manifest.contains("[dependencies]\n\n[dev-dependencies]"));
}

#[test]
fn only_the_browser_folder_speaks_to_the_browser() {
    let words = ["web_sys", "js_sys", "wasm_bindgen", "gloo"];
    forbid("", &words, &["src/browser/"], "everything a browser can refuse is handled in one place");
}

#[test]
fn a_feature_never_reaches_into_another() {
    let features = ["guide", "checklist", "contacts", "disclosure", "about", "missing"];
    for feature in features {
        let others: Vec<String> =
            features.iter().filter(|other| **other != feature).map(|other| format!("crate::{other}")).collect();
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        let folder = match feature {
            "disclosure" | "missing" => &[feature, ".rs"].concat(),
            _ => feature,
        };
        forbid(folder, &others, &[], "what two features share belongs in ui");
    }
}

#[test]
fn no_markup_is_made_from_strings_in_the_browser() {
    let words = [
        "inner_html",
        "outer_html",
        "insert_adjacent_html",
        "create_contextual_fragment",
        "DomParser",
        "document.write",
        "inline_js",
        "js_sys::eval",
        "Function::new",
    ];
    let reason = "Trusted Types refuse it, and rightly";
    forbid("", &words, &[], reason);
}

/// The scripts, without their remarks.
fn scripts() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    let scripts = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let scripts = scripts.filter(|path| path.extension().is_some_and(|ending| ending == "js"));
    let code = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        (path.display().to_string(), lines.collect::<Vec<_>>().join("\n"))
    };
    let scripts: Vec<_> = scripts.map(code).collect();
    assert!(scripts.len() >= 2, "only {scripts:?}");
    scripts
}

#[test]
fn no_script_makes_markup_or_code_from_text_or_names_another_host() {
    let words = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "createContextualFragment",
        "setHTMLUnsafe",
        "DOMParser",
        "document.write",
        "srcdoc",
        "eval(",
        "Function(",
        "javascript:",
        "importScripts",
        "://",
        // Addresses that begin so lead to another host as well.
        "'//",
        "\"//",
        "`//",
    ];
    for (path, code) in scripts() {
        for word in words {
            assert!(!code.contains(word), "{path}: `{word}`");
        }
        // A timer given a text would run it.
        for timer in ["setTimeout(", "setInterval("] {
            let mut given = code.split(timer).skip(1).map(str::trim_start);
            assert!(given.all(|rest| !rest.starts_with(['\'', '"', '`'])), "{path}: {timer}");
        }
    }
}

#[test]
fn only_the_one_policy_is_made_and_it_allows_no_markup_and_no_script() {
    let code: String = scripts().into_iter().map(|(_, code)| code).collect();
    assert_eq!(code.matches("createPolicy(").count(), 1);
    for rule in ["createHTML", "createScript:", "createScript("] {
        assert!(!code.contains(rule), "{rule}");
    }
}

#[test]
fn nothing_can_panic_on_purpose() {
    forbid(
        "",
        &[".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("],
        &[],
        "a refusal must be told, not be the end",
    );
}

#[test]
fn no_sentence_that_people_read_stands_in_rust() {
    for folder in
        ["guide", "checklist", "contacts", "about", "disclosure.rs", "missing.rs", "shell", "ui", "live.rs", "page.rs"]
    {
        for (path, text) in sources(folder) {
            for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
                let sentence = line.split('"').skip(1).step_by(2).find(|text| {
                    text.split(' ').filter(|word| word.len() > 1 && word.chars().all(char::is_alphabetic)).count() > 3
                });
                assert_eq!(sentence, None, "{}: it belongs into the content file", path.display());
            }
        }
    }
}

/// A declaration that names a property nobody sets is dropped without a word.
#[test]
fn every_length_and_colour_that_a_style_names_is_set() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let styles = fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        (fs::read_to_string(&path).unwrap(), path)
    });
    let styles: Vec<(String, PathBuf)> = styles.collect();
    for (text, path) in &styles {
        for named in text.split("var(").skip(1) {
            let name = named.split([')', ',']).next().unwrap();
            let set = format!("{name}:");
            let is_set = styles.iter().any(|(text, _)| text.contains(&set));
            assert!(is_set, "{}: nothing sets {name}", path.display());
        }
    }
}
