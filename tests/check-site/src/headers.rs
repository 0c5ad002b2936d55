//! What was said beside a file, against what the build's `_headers` wants said.

use std::path::Path;

use crate::client::Answer;
use crate::files::File;
use crate::report::Report;

/// What hosts and CDNs add that does something to a phone, and what it does.
const UNWANTED: [(&str, &str); 8] = [
    ("Set-Cookie", "marks the phone"),
    ("NEL", "makes browsers report their troubles to others"),
    ("Report-To", "makes browsers report to others"),
    ("Reporting-Endpoints", "makes browsers report to others"),
    ("Content-Security-Policy-Report-Only", "makes browsers report to others"),
    ("Clear-Site-Data", "can delete the ticks"),
    ("Refresh", "leads elsewhere"),
    ("Link", "makes browsers fetch what the pages do not name"),
];

/// The type, the headers of the rules, and what nobody asked for.
pub fn compare(file: &File, wanted: &[(String, String)], answer: &Answer, report: &mut Report) {
    match type_fault(&file.path, answer.header("Content-Type")) {
        Some(fault) if file.is_executed() => report.wrong(file.name(), fault),
        Some(fault) => report.note(file.name(), format!("{fault}, which the offline copy does not mind")),
        None => {}
    }
    let varies = answer.header("Vary").unwrap_or_default();
    if varies.contains('*') && file.path == "sw.js" {
        report.wrong(file.name(), WORKER_VARIES.to_owned());
    } else if varies.contains('*') {
        report.note(file.name(), VARIES.to_owned());
    }
    compare_rules(file.name(), wanted, answer, report);
    let no_cache = wanted.iter().any(|(name, value)| name.eq_ignore_ascii_case("Cache-Control") && value == "no-cache");
    let age = answer.header("Age").and_then(|age| age.trim().parse::<u64>().ok()).filter(|age| *age > 0);
    if let Some(age) = age.filter(|_| no_cache) {
        report.wrong(file.name(), format!("comes from a cache, {age} s old: a new version would wait that long"));
    }
}

const WORKER_VARIES: &str = "Vary is “*”: Firefox takes no worker that comes with it";
const VARIES: &str = "Vary is “*”: caches do not keep it, so that it is fetched again until the offline copy is whole";

/// The headers of the rules, and what nobody asked for.
fn compare_rules(what: &str, wanted: &[(String, String)], answer: &Answer, report: &mut Report) {
    for (name, value) in wanted {
        match answer.header(name) {
            None => report.wrong(what, format!("{name} is missing")),
            Some(came) if normal(name, &came) == normal(name, value) => {}
            Some(came) => {
                let cache = what == "sw.js" && name.eq_ignore_ascii_case("Cache-Control");
                let old = cache && !came.contains("no-store");
                let harm = if old { ": a new version would come late" } else { "" };
                report.wrong(what, format!("{name} is “{came}”, not “{value}”{harm}"));
            }
        }
    }
    for (name, harm) in UNWANTED {
        let is_wanted = wanted.iter().any(|(wanted, _)| wanted.eq_ignore_ascii_case(name));
        if !is_wanted && answer.header(name).is_some() {
            report.wrong(what, format!("{name} was added, which {harm}"));
        }
    }
}

/// The words of `Cache-Control` mean the same in any order; everywhere else only the spaces between words do not matter.
fn normal(name: &str, value: &str) -> String {
    if !name.eq_ignore_ascii_case("Cache-Control") {
        return value.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let lower = value.to_lowercase();
    let mut words: Vec<&str> = lower.split(',').map(str::trim).collect();
    words.sort_unstable();
    words.join(",")
}

/// The type may be one of those that the service worker takes, and no other encoding than the build's.
fn type_fault(path: &str, came: Option<String>) -> Option<String> {
    let wanted = site_server::content_type(Path::new(path));
    let Some(came) = came else {
        return Some(format!("has no Content-Type, {wanted} is its own"));
    };
    let lower = came.to_lowercase();
    let (kind, parameters) = lower.split_once(';').unwrap_or((&lower, ""));
    let own = wanted.split(';').next().unwrap_or_default();
    let also = match own {
        "text/javascript" => "application/javascript",
        "application/manifest+json" => "application/json",
        _ => own,
    };
    let charset = parameters.split(';').find_map(|one| one.trim().strip_prefix("charset="));
    let is_utf8 = charset.is_none_or(|charset| charset.trim_matches('"') == "utf-8");
    let is_own = [own, also].contains(&kind.trim());
    (!is_own || !is_utf8).then(|| format!("Content-Type is “{came}”, not “{wanted}”"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_that_browsers_and_the_worker_take_are_right() {
        let fault = |path: &str, came: &str| type_fault(path, Some(came.to_owned()));
        for (path, right) in [
            ("a.js", "text/javascript"),
            ("a.js", "application/javascript; charset=UTF-8"),
            ("a.html", "text/html;charset=\"utf-8\""),
            ("a.webmanifest", "application/json"),
            ("a.wasm", "application/wasm"),
        ] {
            assert_eq!(fault(path, right), None, "{path}");
        }
        for (path, wrong) in [
            ("a.js", "text/plain"),
            ("a.html", "text/html; charset=iso-8859-1"),
            ("a.wasm", "application/octet-stream"),
        ] {
            assert!(fault(path, wrong).is_some(), "{path}");
        }
        assert!(type_fault("a.js", None).is_some());
    }

    #[test]
    fn the_order_of_cache_words_means_nothing() {
        let normal = |value: &str| normal("cache-control", value);
        assert_eq!(normal("public, max-age=1, immutable"), normal("max-age=1,Immutable, public"));
        assert_ne!(normal("no-cache"), normal("no-cache, max-age=60"));
    }
}
