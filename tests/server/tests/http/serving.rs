//! What a good host does.

use crate::client::{Client, ask, get};
use crate::site::{SCRIPT, Site, write};

#[test]
fn a_file_comes_with_its_type_and_the_sites_headers() {
    let site = Site::at("/");
    let answer = get(site.port(), "/");
    assert_eq!((answer.status, answer.text()), (200, "<h1>First</h1>"));
    assert_eq!(answer.header("Content-Type"), Some("text/html; charset=utf-8"));
    assert_eq!((answer.header("X-All"), answer.header("X-Page")), (Some("yes"), None));
    assert_eq!(get(site.port(), "/page/").header("X-Page"), Some("yes"));
    assert_eq!(get(site.port(), "/app_bg.wasm").header("Content-Type"), Some("application/wasm"));
    assert_eq!(get(site.port(), "/a%20b.txt?x=1").text(), "space");
}

#[test]
fn a_folder_without_its_slash_is_redirected() {
    let site = Site::at("/sub/path/");
    let answer = get(site.port(), "/sub/path/page?x=1");
    assert_eq!((answer.status, answer.header("Location")), (301, Some("/sub/path/page/?x=1")));
    assert_eq!(get(site.port(), "/sub/path").header("Location"), Some("/sub/path/"));
}

#[test]
fn what_is_not_there_is_answered_by_the_sites_own_page() {
    let site = Site::at("/");
    let answer = get(site.port(), "/nothing");
    assert_eq!((answer.status, answer.text(), answer.header("X-All")), (404, "<h1>Missing</h1>", Some("yes")));
    assert_eq!(get(site.port(), "/_headers").status, 404);
}

#[test]
fn a_mounted_site_owns_its_own_paths_only() {
    let site = Site::at("/sub/path/");
    assert_eq!(get(site.port(), "/sub/path/page/").text(), "<h1>Page</h1>");
    assert_eq!(get(site.port(), "/sub/path/page/").header("X-Page"), Some("yes"));
    assert_eq!((get(site.port(), "/").status, get(site.port(), "/page/").status), (404, 404));
    assert!(site.server.url().ends_with("/sub/path/"));
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let site = Site::at("/");
    write(site.folder.path(), ".hidden/secret.txt", "secret");
    for path in [
        "/../secret.txt",
        "/page/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/.hidden/secret.txt",
        "/%ff",
    ] {
        assert_eq!(get(site.port(), path).status, 404, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_folder() {
    let site = Site::at("/");
    let other = tempfile::NamedTempFile::new().unwrap();
    std::os::unix::fs::symlink(other.path(), site.folder.path().join("link.txt")).unwrap();
    assert_eq!(get(site.port(), "/link.txt").status, 404);
}

#[test]
fn a_known_etag_saves_the_body_until_the_file_changes() {
    let site = Site::at("/");
    let etag = get(site.port(), "/app.js").header("ETag").unwrap().to_owned();
    let known = format!("If-None-Match: \"other\", W/{etag}\r\n");
    assert_eq!(ask(site.port(), "GET", "/app.js", &known).status, 304);
    write(site.folder.path(), "app.js", "changed");
    assert_eq!(ask(site.port(), "GET", "/app.js", &known).text(), "changed");
}

#[test]
fn a_compressed_sibling_goes_to_those_that_take_it() {
    let site = Site::at("/");
    let coded = ask(site.port(), "GET", "/app.js", "Accept-Encoding: gzip, deflate, br;q=0.9\r\n");
    assert_eq!((coded.text(), coded.header("Content-Encoding")), ("brotli bytes", Some("br")));
    assert_eq!(coded.header("Content-Type"), Some("text/javascript; charset=utf-8"));
    let plain = get(site.port(), "/app.js");
    assert_eq!((plain.text(), plain.header("Content-Encoding")), (SCRIPT, None));
    assert_eq!((coded.header("Vary"), plain.header("Vary")), (Some("Accept-Encoding"), Some("Accept-Encoding")));
    assert_eq!(get(site.port(), "/").header("Vary"), None);
}

#[test]
fn one_connection_carries_many_requests() {
    let site = Site::at("/");
    let mut client = Client::connect(site.port()).unwrap();
    for method in ["GET", "HEAD", "GET"] {
        client.send(method, "/app.js", "").unwrap();
        let answer = client.answer(method).unwrap();
        assert_eq!(answer.header("Content-Length"), Some(SCRIPT.len().to_string().as_str()));
        assert_eq!(answer.body.len(), if method == "GET" { SCRIPT.len() } else { 0 });
    }
    client.send("GET", "/", "Connection: close\r\n").unwrap();
    client.answer("GET").unwrap();
    assert_eq!(client.rest().unwrap(), b"");
}

#[test]
fn requests_may_be_sent_before_the_answers_have_come() {
    let site = Site::at("/");
    let mut client = Client::connect(site.port()).unwrap();
    client.send("GET", "/", "").unwrap();
    client.send("GET", "/page/", "").unwrap();
    assert_eq!(client.answer("GET").unwrap().text(), "<h1>First</h1>");
    assert_eq!(client.answer("GET").unwrap().text(), "<h1>Page</h1>");
}

#[test]
fn other_methods_are_refused_and_their_bodies_not_taken_for_requests() {
    let site = Site::at("/");
    let mut client = Client::connect(site.port()).unwrap();
    client.send("POST", "/", "Content-Length: 30\r\n").unwrap();
    assert_eq!(client.answer("POST").unwrap().status, 405);
    client.rest().unwrap();
}

#[test]
fn a_broken_headers_file_is_not_passed_over() {
    let site = Site::at("/");
    write(site.folder.path(), "_headers", "/*\n  nonsense\n");
    let answer = get(site.port(), "/");
    assert_eq!(answer.status, 500);
    assert!(answer.text().contains("_headers, line 2"), "{}", answer.text());
}
