//! One connection: requests in, answers out, until either side ends it.

use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;

use crate::delivery;
use crate::fault::Fault;
use crate::message::{Request, Response};
use crate::shared::{LogEntry, Shared};
use crate::site;

/// The longest head of a request, in bytes; browsers send about one thousand.
const HEAD_LIMIT: usize = 16 * 1024;
const HEADER_LIMIT: usize = 64;

/// Serves requests until the connection ends.
///
/// # Errors
/// The connection broke: the client went away, or the server was stopped.
pub fn serve(mut stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = Vec::new();
    while let Some(request) = read_request(&mut stream, &mut buffer)? {
        if !exchange(&mut stream, shared, &request)? {
            break;
        }
    }
    Ok(())
}

/// Answers one request; whether another may follow.
fn exchange(stream: &mut TcpStream, shared: &Shared, request: &Request) -> io::Result<bool> {
    let path = shared.path_in_site(request.path());
    let fault = path.and_then(|path| shared.faults.take(path));
    let response = answer(shared, path, request, fault.as_ref());
    let entry = shared.begin_entry(LogEntry::new(request, response.status));
    let released = || shared.faults.wait_while_stalled(path.unwrap_or_default(), || shared.stopped());
    let delivered = delivery::send(stream, request, &response, fault.as_ref(), released)?;
    shared.end_entry(entry, delivered.bytes);
    Ok(delivered.keep_alive)
}

fn answer(shared: &Shared, path: Option<&str>, request: &Request, fault: Option<&Fault>) -> Response {
    let Some(path) = path else {
        return outside(shared, request);
    };
    let plain = fault.filter(|fault| fault.needs_plain_body()).map(|_| request.plain());
    let root = match fault {
        Some(Fault::OfBuild(root)) => root.clone(),
        _ => shared.root(),
    };
    let response = site::respond(&root, &shared.mount, path, plain.as_ref().unwrap_or(request));
    match fault {
        Some(fault) => fault.alter(response),
        None => response,
    }
}

/// A path outside the mount belongs to other sites of the host.
fn outside(shared: &Shared, request: &Request) -> Response {
    if format!("{}/", request.path()) == shared.mount {
        return Response::redirect(301, &shared.mount);
    }
    Response::text(404, format!("The site is served at {}.", shared.mount))
}

/// The next request; nothing when the client has closed the connection between two.
fn read_request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<Option<Request>> {
    let mut chunk = [0; 4096];
    loop {
        if let Some((request, length)) = parse(buffer)? {
            buffer.drain(..length);
            return Ok(Some(request));
        }
        if buffer.len() > HEAD_LIMIT {
            return Err(io::Error::new(ErrorKind::InvalidData, "the head of the request is too long"));
        }
        match stream.read(&mut chunk)? {
            0 if buffer.is_empty() => return Ok(None),
            0 => return Err(ErrorKind::UnexpectedEof.into()),
            read => buffer.extend_from_slice(&chunk[..read]),
        }
    }
}

/// The request at the start of `bytes` and the length of its head; nothing while the head is not complete.
fn parse(bytes: &[u8]) -> io::Result<Option<(Request, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADER_LIMIT];
    let mut head = httparse::Request::new(&mut headers);
    let invalid = |fault| io::Error::new(ErrorKind::InvalidData, fault);
    let httparse::Status::Complete(length) = head.parse(bytes).map_err(invalid)? else {
        return Ok(None);
    };
    let header = |name: &str| {
        let found = head.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        found.map(|header| String::from_utf8_lossy(header.value).into_owned()).unwrap_or_default()
    };
    // A body would be taken for the next request, so its connection ends after the answer.
    let has_body = !matches!(header("Content-Length").as_str(), "" | "0") || !header("Transfer-Encoding").is_empty();
    let request = Request {
        method: head.method.unwrap_or_default().to_owned(),
        target: head.path.unwrap_or_default().to_owned(),
        host: header("Host"),
        accept_encoding: header("Accept-Encoding"),
        if_none_match: header("If-None-Match"),
        keep_alive: head.version == Some(1) && !header("Connection").eq_ignore_ascii_case("close") && !has_body,
    };
    Ok(Some((request, length)))
}
