//! The program as people meet it: its sentences and its exit.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};

use crate::site::Site;

fn run(url: &str, dist: &Path) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_check-site")).arg(url).arg(dist).output().unwrap();
    (status.code(), String::from_utf8([stdout, stderr].concat()).unwrap())
}

#[test]
fn it_succeeds_for_a_clean_site_alone() {
    let site = Site::at("/");
    let (code, said) = run(&site.server.url(), site.dist.path());
    assert_eq!((code, said.as_str()), (Some(0), "All 5 files came as they were built.\n"));
    let site = site.serves("sw.js", "another");
    let (code, said) = run(&site.server.url(), site.dist.path());
    assert_eq!(code, Some(1));
    assert!(said.starts_with("WRONG  sw.js: its bytes were changed"), "{said}");
    assert!(said.ends_with("One thing is not as it was built.\n"), "{said}");
}

#[test]
fn a_dead_address_is_said_in_a_sentence() {
    let site = Site::at("/");
    let free = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let (code, said) = run(&format!("http://{free}/"), site.dist.path());
    assert_eq!(code, Some(1));
    assert_eq!(said, format!("Can't reach http://{free}/: nobody answers there (connection refused).\n"));
}

#[test]
fn what_is_no_address_or_no_build_is_said_too() {
    let site = Site::at("/");
    let (code, said) = run("example.org", site.dist.path());
    assert!(code == Some(1) && said.contains("\"example.org\" is no address of a site"), "{said}");
    let (code, said) = run(&site.server.url(), Path::new("no-such-folder"));
    assert!(code == Some(1) && said.contains("There is no build in no-such-folder"), "{said}");
}
