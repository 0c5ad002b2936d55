//! Licences that ask for no more than a notice; what only builds and tests may ask for more about its own text.

use super::cargo::{on_the_phone, packages};
use serde_json::json;
use spdx::{Expression, ParseMode};

/// What is published may be under these.
const PUBLISHED: [(&str, &str); 8] = [
    ("MIT", "a notice, and nothing else"),
    ("Apache-2.0", "a notice, and a grant of patents"),
    ("BSD-3-Clause", "a notice, and no use of names"),
    ("ISC", "as MIT, in fewer words"),
    ("Zlib", "no notice in what is built"),
    ("BSL-1.0", "no notice in what is built"),
    ("Unicode-3.0", "a notice: the Unicode tables in the crates for addresses"),
    ("Unlicense", "given to the public"),
];

/// What stays on the machine that builds or tests may be under these as well.
const UNPUBLISHED: [(&str, &str); 4] = [
    ("BSD-2-Clause", "a notice, and nothing else: what the sheet is drawn with asks for it"),
    ("MPL-2.0", "binds changes to its own files; scraper reads the built pages with it"),
    ("CC0-1.0", "given to the public"),
    ("CDLA-Permissive-2.0", "the list of certificates that check-site trusts: data, with a notice"),
];

/// Why a crate may not be used; nothing when it may.
fn fault(licence: Option<&str>, published: bool) -> Option<String> {
    let Some(licence) = licence.filter(|licence| !licence.is_empty()) else {
        return Some("names no licence".to_owned());
    };
    let parsed = match Expression::parse_mode(licence, ParseMode::LAX) {
        Ok(parsed) => parsed,
        Err(fault) => return Some(format!("{licence}: {}", fault.reason)),
    };
    let more = if published { [].as_slice() } else { &UNPUBLISHED };
    // An addition ("WITH …") only allows more.
    let allowed = |id: &str| PUBLISHED.iter().chain(more).any(|(known, _)| *known == id);
    let fits = parsed.evaluate(|wanted| wanted.license.id().is_some_and(|id| allowed(id.name)));
    (!fits).then(|| format!("is under {licence}"))
}

#[test]
fn every_crate_is_under_a_licence_that_is_allowed() {
    let faults: Vec<String> = packages()
        .iter()
        .filter_map(|package| {
            let fault = fault(package["license"].as_str(), false)?;
            Some(format!("{} {fault}", package["name"]))
        })
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn what_is_published_asks_for_a_notice_at_most() {
    let faults: Vec<String> = on_the_phone()
        .iter()
        .filter_map(|[name, _, licence]| fault(Some(licence), true).map(|fault| format!("{name} {fault}")))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_licence_is_allowed_for_nothing() {
    let mut licences: Vec<Expression> = Vec::new();
    for package in packages() {
        licences.push(Expression::parse_mode(package["license"].as_str().unwrap(), ParseMode::LAX).unwrap());
    }
    for (name, _) in PUBLISHED.iter().chain(&UNPUBLISHED) {
        let named = |licence: &Expression| {
            licence.requirements().any(|one| one.req.license.id().is_some_and(|id| id.name == *name))
        };
        assert!(licences.iter().any(named), "no crate is under {name} any more");
    }
}

#[test]
fn a_licence_that_is_not_allowed_is_named() {
    for bad in ["GPL-3.0-only", "MIT AND GPL-2.0-only", "AGPL-3.0", "LicenseRef-own", "no licence at all", ""] {
        assert!(fault(Some(bad), false).is_some(), "{bad}");
    }
    assert_eq!(fault(None, false), Some("names no licence".to_owned()));
    assert_eq!(fault(Some("GPL-3.0-only"), true), Some("is under GPL-3.0-only".to_owned()));
    assert_eq!(fault(Some("GPL-3.0-only OR MIT"), true), None);
    assert_eq!(fault(Some("MIT/Apache-2.0"), true), None);
    // Good enough for a test's tool, not for the phone.
    assert_eq!((fault(Some("MPL-2.0"), false), fault(Some("MPL-2.0"), true).is_some()), (None, true));
    // As cargo tells of a crate that has a file in place of a name.
    assert!(fault(json!({ "license": null })["license"].as_str(), false).is_some());
}
