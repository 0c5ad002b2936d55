//! How an answer travels: at once, slowly, in part, late or not at all.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::net::TcpStream;
use std::thread::sleep;
use std::time::Duration;

use socket2::SockRef;

use crate::fault::Fault;
use crate::message::{Request, Response, reason};

/// What came of a delivery.
pub struct Delivered {
    /// Bytes of the body sent.
    pub bytes: usize,
    /// Whether another request may follow on this connection.
    pub keep_alive: bool,
}

/// Sends `response`, spoiled by `fault`. `released` blocks for as long as a stall lasts.
///
/// # Errors
/// The client or [`Server::stop`](crate::Server::stop) has closed the connection.
pub fn send(
    stream: &mut TcpStream,
    request: &Request,
    response: &Response,
    fault: Option<&Fault>,
    released: impl FnOnce(),
) -> io::Result<Delivered> {
    let body: &[u8] = if request.method == "HEAD" { &[] } else { &response.body };
    let half = body.len() / 2;
    let end = |bytes| Ok(Delivered { bytes, keep_alive: false });
    let whole = |bytes| Ok(Delivered { bytes, keep_alive: request.keep_alive });
    match fault {
        Some(Fault::Reset) => {
            // With no time to linger, closing sends a reset in place of a proper end.
            SockRef::from(&*stream).set_linger(Some(Duration::ZERO))?;
            end(0)
        }
        Some(Fault::Truncated { with_length }) => {
            stream.write_all(head(response, *with_length, false).as_bytes())?;
            stream.write_all(&body[..half])?;
            end(half)
        }
        Some(Fault::Stall { mid_body }) => {
            let sent = if *mid_body { half } else { 0 };
            let head = head(response, true, request.keep_alive);
            let (before, after) = if *mid_body { (head.as_str(), "") } else { ("", head.as_str()) };
            stream.write_all(before.as_bytes())?;
            stream.write_all(&body[..sent])?;
            released();
            stream.write_all(after.as_bytes())?;
            stream.write_all(&body[sent..])?;
            whole(body.len())
        }
        Some(Fault::Slow { bytes_per_s, delay }) => {
            sleep(*delay);
            stream.write_all(head(response, true, request.keep_alive).as_bytes())?;
            trickle(stream, body, *bytes_per_s)?;
            whole(body.len())
        }
        _ => {
            stream.write_all(head(response, true, request.keep_alive).as_bytes())?;
            stream.write_all(body)?;
            whole(body.len())
        }
    }
}

fn head(response: &Response, with_length: bool, keep_alive: bool) -> String {
    let mut head = format!("HTTP/1.1 {} {}\r\n", response.status, reason(response.status));
    let mut line = |name: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = write!(head, "{name}: {value}\r\n");
    };
    for (name, value) in &response.headers {
        line(name, value);
    }
    if with_length && response.status != 304 {
        line("Content-Length", &response.body.len().to_string());
    }
    line("Connection", if keep_alive { "keep-alive" } else { "close" });
    head + "\r\n"
}

/// Sends `body` in twenty portions a second.
fn trickle(stream: &mut TcpStream, body: &[u8], bytes_per_s: u32) -> io::Result<()> {
    let rate = bytes_per_s.max(1);
    let portion = rate.div_ceil(20);
    for part in body.chunks(portion as usize) {
        sleep(Duration::from_secs_f64(part.len() as f64 / f64::from(rate)));
        stream.write_all(part)?;
    }
    Ok(())
}
