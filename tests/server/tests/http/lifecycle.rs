//! Starting, stopping, starting again.

use std::io::ErrorKind;
use std::net::TcpStream;

use site_server::{LogEntry, Options, Server};

use crate::client::{Client, ask, get};
use crate::site::{Site, write};

#[test]
fn a_stopped_server_is_gone_and_may_come_back_on_its_port() {
    let site = Site::at("/");
    let mut open = Client::connect(site.port()).unwrap();
    open.send("GET", "/", "").unwrap();
    open.answer("GET").unwrap();
    for _ in 0..3 {
        site.server.stop();
        assert_eq!(TcpStream::connect(("127.0.0.1", site.port())).unwrap_err().kind(), ErrorKind::ConnectionRefused);
        site.server.resume().unwrap();
        assert_eq!(get(site.port(), "/").status, 200);
    }
    assert_eq!(open.rest().unwrap(), b"", "a live connection outlived the server");
}

#[test]
fn a_new_server_takes_the_port_of_a_stopped_one() {
    let site = Site::at("/");
    get(site.port(), "/");
    site.server.stop();
    let options = Options { root: site.folder.path().to_path_buf(), mount: "/".to_owned(), port: site.port() };
    let second = Server::start(options.clone()).unwrap();
    assert_eq!(get(second.port(), "/").status, 200);
    assert_eq!(Server::start(options).err().map(|error| error.kind()), Some(ErrorKind::AddrInUse));
}

#[test]
fn wait_returns_when_another_thread_stops() {
    let site = Site::at("/");
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| site.server.wait());
        site.server.stop();
        waiting.join().unwrap();
    });
}

#[test]
fn every_request_is_logged() {
    let site = Site::at("/sub/");
    get(site.port(), "/sub/page/?x=1");
    ask(site.port(), "HEAD", "/sub/nothing", "");
    let entry = |method: &str, path: &str, status, bytes| LogEntry {
        method: method.to_owned(),
        path: path.to_owned(),
        host: "site.test".to_owned(),
        status,
        bytes,
    };
    // An entry is complete when its answer is; stopping waits for that.
    site.server.stop();
    assert_eq!(
        site.server.requests(),
        [entry("GET", "/sub/page/?x=1", 200, 13), entry("HEAD", "/sub/nothing", 404, 0)]
    );
}

#[test]
fn another_build_can_take_the_place_of_this_one() {
    let site = Site::at("/");
    let next = tempfile::tempdir().unwrap();
    write(next.path(), "index.html", "<h1>Next</h1>");
    site.server.set_root(next.path());
    assert_eq!(get(site.port(), "/").text(), "<h1>Next</h1>");
}

#[test]
fn options_that_cannot_work_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let start =
        |root: std::path::PathBuf, mount: &str| Server::start(Options { root, mount: mount.to_owned(), port: 0 });
    assert!(start(folder.path().to_path_buf(), "/sub").is_err());
    assert!(start(folder.path().join("absent"), "/").is_err());
}
