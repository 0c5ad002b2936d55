//! Each fault, as a client meets it.

use std::io::ErrorKind;
use std::thread;
use std::time::{Duration, Instant};

use site_server::Fault;

use crate::client::{Client, ask, get};
use crate::site::{SCRIPT, Site};

const SHORT: Duration = Duration::from_millis(200);

fn with_fault(fault: Fault) -> Site {
    let site = Site::at("/");
    site.server.set_fault("/app.js", fault);
    site
}

#[test]
fn a_portal_answers_with_its_own_page() {
    let site = with_fault(Fault::Html200 { own_type: false });
    let answer = get(site.port(), "/app.js");
    assert_eq!((answer.status, answer.header("Content-Type")), (200, Some("text/html")));
    assert!(answer.text().contains("sign in"));
    assert_eq!(answer.header("X-All"), None);
}

#[test]
fn a_portal_may_keep_the_files_type() {
    let site = with_fault(Fault::Html200 { own_type: true });
    let answer = get(site.port(), "/app.js");
    assert_eq!(answer.header("Content-Type"), Some("text/javascript; charset=utf-8"));
    assert!(answer.text().contains("sign in"));
}

#[test]
fn a_status_lasts_as_long_as_asked() {
    let site = with_fault(Fault::Status { code: 503, times: Some(2) });
    let statuses: Vec<u16> = (0..3).map(|_| get(site.port(), "/app.js").status).collect();
    assert_eq!(statuses, [503, 503, 200]);
    site.server.set_fault("/*.js", Fault::Status { code: 404, times: None });
    let statuses: Vec<u16> = (0..3).map(|_| get(site.port(), "/app.js").status).collect();
    assert_eq!(statuses, [404, 404, 404]);
    assert_eq!(get(site.port(), "/").status, 200);
    site.server.clear_faults();
    assert_eq!(get(site.port(), "/app.js").status, 200);
}

#[test]
fn a_reset_is_no_proper_end() {
    let site = with_fault(Fault::Reset);
    let mut client = Client::connect(site.port()).unwrap();
    client.send("GET", "/app.js", "").unwrap();
    assert_eq!(client.rest().unwrap_err().kind(), ErrorKind::ConnectionReset);
}

#[test]
fn a_truncated_body_ends_half_way() {
    for with_length in [true, false] {
        let site = with_fault(Fault::Truncated { with_length });
        let mut client = Client::connect(site.port()).unwrap();
        client.send("GET", "/app.js", "Accept-Encoding: br\r\n").unwrap();
        let answer = String::from_utf8(client.rest().unwrap()).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert_eq!(body, &SCRIPT[..SCRIPT.len() / 2]);
        assert_eq!(head.contains(&format!("Content-Length: {}", SCRIPT.len())), with_length);
    }
}

#[test]
fn a_stall_lasts_until_it_is_lifted() {
    for mid_body in [true, false] {
        let site = with_fault(Fault::Stall { mid_body });
        let mut client = Client::connect(site.port()).unwrap();
        client.send("GET", "/app.js", "Connection: close\r\n").unwrap();
        let mut heard = client.heard_within(SHORT);
        heard.extend(client.heard_within(SHORT));
        assert_eq!(String::from_utf8(heard.clone()).unwrap().contains(&SCRIPT[..SCRIPT.len() / 2]), mid_body);
        site.server.clear_faults();
        heard.extend(client.rest().unwrap());
        assert!(String::from_utf8(heard).unwrap().ends_with(SCRIPT));
    }
}

#[test]
fn stopping_ends_a_stall() {
    let site = with_fault(Fault::Stall { mid_body: false });
    let mut client = Client::connect(site.port()).unwrap();
    client.send("GET", "/app.js", "").unwrap();
    assert!(client.heard_within(SHORT).is_empty());
    site.server.stop();
    assert_eq!(client.rest().unwrap(), b"");
}

#[test]
fn a_redirect_leads_elsewhere() {
    let site = with_fault(Fault::Redirect("/page/".to_owned()));
    let answer = get(site.port(), "/app.js");
    assert_eq!((answer.status, answer.header("Location")), (302, Some("/page/")));
}

#[test]
fn a_slow_link_takes_its_time_but_delivers() {
    let (delay, seconds) = (Duration::from_millis(150), Duration::from_millis(250));
    let site = with_fault(Fault::Slow { bytes_per_s: SCRIPT.len() as u32 * 4, delay });
    let start = Instant::now();
    assert_eq!(get(site.port(), "/app.js").text(), SCRIPT);
    assert!(start.elapsed() >= delay + seconds, "{:?}", start.elapsed());
}

#[test]
fn a_flip_alters_one_byte_and_nothing_else() {
    let site = Site::at("/");
    let etag = get(site.port(), "/app.js").header("ETag").unwrap().to_owned();
    site.server.set_fault("/app.js", Fault::Flip);
    let answer = ask(site.port(), "GET", "/app.js", &format!("If-None-Match: {etag}\r\nAccept-Encoding: br\r\n"));
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("Content-Type"), Some("text/javascript; charset=utf-8"));
    assert_eq!(answer.body.len(), SCRIPT.len());
    assert_eq!(answer.body.iter().zip(SCRIPT.as_bytes()).filter(|(sent, true_one)| sent != true_one).count(), 1);
}

#[test]
fn a_fault_on_one_file_leaves_the_others_quick() {
    let site = with_fault(Fault::Stall { mid_body: true });
    let mut stalled = Client::connect(site.port()).unwrap();
    stalled.send("GET", "/app.js", "").unwrap();
    assert!(!stalled.heard_within(SHORT).is_empty());
    let others: Vec<_> = (0..8)
        .map(|_| {
            thread::spawn({
                let port = site.port();
                move || get(port, "/").status
            })
        })
        .collect();
    assert!(others.into_iter().all(|other| other.join().unwrap() == 200));
}
