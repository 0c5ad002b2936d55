//! Over HTTPS, as nearly every site is published.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;
use std::thread;

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::site::{Site, write};

/// Takes HTTPS on a port of its own and asks `backend` for each answer. Returns the port and the certificate.
fn https(backend: u16) -> (u16, String) {
    let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for client in listener.incoming() {
            let session = ServerConnection::new(Arc::clone(&config)).unwrap();
            // A client that trusts nobody here ends the handshake.
            let _ = pass_on(StreamOwned::new(session, client.unwrap()), backend);
        }
    });
    (port, own.cert.pem())
}

/// One question and its answer, then the end.
fn pass_on(mut client: StreamOwned<ServerConnection, TcpStream>, backend: u16) -> std::io::Result<()> {
    let mut question = Vec::new();
    while !question.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        client.read_exact(&mut byte)?;
        question.push(byte[0]);
    }
    let question = String::from_utf8_lossy(&question).replacen("\r\n", "\r\nConnection: close\r\n", 1);
    let mut host = TcpStream::connect(("127.0.0.1", backend))?;
    host.write_all(question.as_bytes())?;
    let mut answer = Vec::new();
    host.read_to_end(&mut answer)?;
    client.write_all(&answer)?;
    client.conn.send_close_notify();
    client.flush()
}

#[test]
fn a_site_with_a_certificate_is_compared_and_one_without_trust_is_not() {
    let site = Site::at("/guide/");
    let (port, certificate) = https(site.server.port());
    let trusted = tempfile::tempdir().unwrap();
    write(trusted.path(), "trusted.pem", &certificate);
    let check = |variable: &str| {
        let mut check = Command::new(env!("CARGO_BIN_EXE_check-site"));
        check.arg(format!("https://localhost:{port}/guide/")).arg(site.dist.path());
        let output = check.env(variable, trusted.path().join("trusted.pem")).output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (output.status.code(), said)
    };
    let clean = (Some(0), "All 5 files came as they were built.\n".to_owned());
    assert_eq!(check("SSL_CERT_FILE"), clean);
    let (code, said) = check("NOTHING");
    assert_eq!(code, Some(1));
    assert!(said.starts_with("Can't reach https://localhost:") && said.contains("certificate"), "{said}");
    assert!(said.lines().count() == 1, "{said}");
}
