//! The server's own faults: what a broken network or a portal does.

use std::time::Duration;

use site_server::Fault;

use crate::site::Site;

fn with_fault(path: &str, fault: Fault) -> Site {
    let site = Site::at("/");
    site.server.set_fault(path, fault);
    site
}

#[test]
fn a_portals_page_is_named() {
    for own_type in [true, false] {
        let report = with_fault("/sw.js", Fault::Html200 { own_type }).check().to_string();
        assert!(report.contains("sw.js: another page came in its place: \"<!doctype html><title>Sign in"), "{report}");
        assert_eq!(report.contains("sw.js: Content-Type is “text/html”"), !own_type, "{report}");
    }
}

#[test]
fn an_error_is_named_by_its_status() {
    for code in [403, 404, 503] {
        with_fault("/sw.js", Fault::Status { code, times: None }).names("sw.js", &format!("is answered by {code}"));
    }
}

#[test]
fn a_redirect_is_named_with_its_goal() {
    with_fault("/sw.js", Fault::Redirect("/w".to_owned())).names("sw.js", "is redirected to /w");
}

#[test]
fn what_a_host_does_to_the_missing_page_under_its_own_name_is_nobodys_loss() {
    for fault in [Fault::Redirect("/404".to_owned()), Fault::Status { code: 404, times: None }] {
        let report = with_fault("/404.html", fault).check();
        assert!(report.is_clean(), "{report}");
    }
}

#[test]
fn a_missing_address_that_is_said_to_be_there_is_named() {
    let portal = Fault::Html200 { own_type: false };
    with_fault("/no-such-page-here", portal).names("a missing address", "is answered by 200, not by 404");
    let lost = Fault::Redirect("/".to_owned());
    with_fault("/no-such-page-here", lost).names("a missing address", "is redirected to /");
}

#[test]
fn one_altered_byte_is_named_with_its_place() {
    with_fault("/assets/*", Fault::Flip).names("assets/app.1.wasm", "its bytes were changed from byte 7");
}

#[test]
fn a_cut_file_is_named() {
    with_fault("/sw.js", Fault::Truncated { with_length: false }).names("sw.js", "is cut short: 28 of 56 bytes came");
    with_fault("/sw.js", Fault::Truncated { with_length: true }).names("sw.js", "broke off after 28 bytes");
}

#[test]
fn a_host_that_hangs_is_not_waited_for() {
    for mid_body in [true, false] {
        with_fault("/sw.js", Fault::Stall { mid_body }).names("sw.js", "no whole answer came within 2 s");
    }
}

#[test]
fn a_reset_is_named() {
    with_fault("/sw.js", Fault::Reset).names("sw.js", "the connection broke");
}

#[test]
fn a_slow_host_is_not_a_wrong_one() {
    let slow = Fault::Slow { bytes_per_s: 1000, delay: Duration::from_millis(50) };
    let report = with_fault("/*", slow).check();
    assert!(report.is_clean(), "{report}");
}
