//! What hosts and CDNs do on purpose.

use crate::site::{HEADERS, PAGE, Site, WORKER, write, write_packed};

#[test]
fn a_site_as_it_was_built_is_clean_at_any_path() {
    for mount in ["/", "/sub/path/"] {
        let site = Site::at(mount);
        for url in [site.server.url(), site.server.url().trim_end_matches('/').to_owned()] {
            let report = site.check_at(&url).unwrap();
            assert_eq!(report.to_string(), "All 5 files came as they were built.");
            assert!(report.is_clean());
        }
    }
}

#[test]
fn a_script_put_into_a_page_is_named_and_shown() {
    let injected = PAGE.replace("</title>", "</title><script src=//cdn.test/rocket.js></script>");
    let site = Site::at("/").serves("index.html", &injected);
    site.names("index.html", "something was put in at byte");
    site.names("index.html", "rocket.js");
}

#[test]
fn a_minified_file_is_named() {
    Site::at("/").serves("sw.js", &WORKER.replace('\n', "")).names("sw.js", "spaces or line ends were changed");
}

#[test]
fn a_page_put_in_only_where_it_is_compressed_is_named() {
    let site = Site::at("/");
    write_packed(site.served.path(), "index.html", PAGE.replace("<p>", "<p hidden>").as_bytes());
    site.names("index.html", "asked for in gzip, something was put in");
    write(site.served.path(), "index.html.gz", "no gzip at all");
    site.names("index.html", "asked for in gzip, comes in bytes that can't be unpacked");
}

#[test]
fn a_compressed_file_that_caches_would_mix_up_is_named() {
    let site = Site::at("/").serves("_headers", &format!("{HEADERS}/index.html\n/\n  Vary: Origin\n"));
    site.names("index.html", "has no “Vary: Accept-Encoding”");
}

#[test]
fn a_file_that_is_not_compressed_is_noted_but_not_wrong() {
    let site = Site::at("/");
    write(site.dist.path(), "sw.js.br", "compressed by the build");
    let report = site.check();
    assert!(report.is_clean(), "{report}");
    assert!(report.to_string().contains("note   sw.js: is not compressed for those who take br"), "{report}");
}

#[test]
fn a_host_that_compresses_anew_and_worse_is_noted() {
    let site = Site::at("/");
    write(site.dist.path(), "index.html.gz", "better");
    let report = site.check();
    assert!(report.is_clean(), "{report}");
    let note = "note   index.html: is compressed less well in gzip than by the build";
    assert!(report.to_string().contains(note), "{report}");
}

#[test]
fn a_wrong_type_is_named() {
    let site =
        Site::at("/").serves("_headers", &format!("{HEADERS}/assets/*\n  Content-Type: application/octet-stream\n"));
    site.names("assets/app.1.wasm", "Content-Type is “application/octet-stream”, not “application/wasm”");
}

#[test]
fn a_type_that_no_browser_minds_is_noted_but_not_wrong() {
    let site = Site::at("/")
        .serves("_headers", &format!("{HEADERS}/manifest.webmanifest\n  Content-Type: application/octet-stream\n"));
    let report = site.check();
    assert!(report.is_clean(), "{report}");
    let note =
        "note   manifest.webmanifest: Content-Type is “application/octet-stream”, not “application/manifest+json”";
    assert!(report.to_string().contains(note), "{report}");
}

#[test]
fn what_varies_by_everything_is_noted_with_what_that_costs() {
    let varies = |path: &str| {
        let rules = format!("{HEADERS}{path}\n  Vary: *\n");
        Site::at("/").serves("_headers", &rules)
    };
    let report = varies("/assets/*").check();
    assert!(report.is_clean(), "{report}");
    let note = "note   assets/app.1.wasm: Vary is “*”: caches do not keep it";
    assert!(report.to_string().contains(note), "{report}");
    varies("/sw.js").names("sw.js", "Vary is “*”: Firefox takes no worker");
}

#[test]
fn a_header_that_is_missing_or_changed_is_named() {
    let missing = Site::at("/").says("  X-Content-Type-Options: nosniff\n", "");
    missing.names("sw.js", "X-Content-Type-Options is missing");
    missing.names("a missing address", "X-Content-Type-Options is missing");
    Site::at("/").says("nosniff", "sniff").names("index.html", "X-Content-Type-Options is “sniff”, not “nosniff”");
}

#[test]
fn a_worker_that_is_cached_is_named_with_what_that_does() {
    let site = Site::at("/").says("/sw.js\n  Cache-Control: no-cache", "/sw.js\n  Cache-Control: max-age=14400");
    site.names("sw.js", "Cache-Control is “max-age=14400”, not “no-cache”: a new version would come late");
    let site = Site::at("/").serves("_headers", &format!("{HEADERS}/sw.js\n  Age: 300\n"));
    site.names("sw.js", "comes from a cache, 300 s old");
}

#[test]
fn what_the_host_adds_is_named_where_it_does_something_to_a_phone() {
    let site = Site::at("/").serves("_headers", &format!("{HEADERS}/*\n  NEL: {{}}\n  Server: any\n"));
    site.names("index.html", "NEL was added, which makes browsers report");
    let site = Site::at("/").serves("_headers", &format!("{HEADERS}/\n  Set-Cookie: id=1\n"));
    site.names("index.html", "Set-Cookie was added, which marks the phone");
}

#[test]
fn a_missing_address_that_is_answered_by_something_else_is_named() {
    let site = Site::at("/").serves("404.html", "<!doctype html><h1>The host's own page</h1>");
    let report = site.check().to_string();
    assert!(report.contains("a missing address: its bytes were changed from byte 19: \"The host's own"), "{report}");
}
