//! The least client that shows what is on the wire.

use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// What came back, as far as it came.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

pub struct Client(TcpStream);

impl Client {
    pub fn connect(port: u16) -> io::Result<Client> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        Ok(Client(stream))
    }

    /// Sends a request; `more` holds whole header lines.
    pub fn send(&mut self, method: &str, path: &str, more: &str) -> io::Result<()> {
        write!(self.0, "{method} {path} HTTP/1.1\r\nHost: site.test\r\n{more}\r\n")
    }

    /// Reads an answer with a `Content-Length`, and leaves the connection open. The answer to HEAD has no body.
    pub fn answer(&mut self, method: &str) -> io::Result<Answer> {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            self.0.read_exact(&mut byte)?;
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap();
        let status = head[9..12].parse().unwrap();
        let mut answer = Answer { status, head, body: Vec::new() };
        if method != "HEAD" && status != 304 {
            let length = answer.header("Content-Length").ok_or(ErrorKind::InvalidData)?.parse().unwrap();
            answer.body = vec![0; length];
            self.0.read_exact(&mut answer.body)?;
        }
        Ok(answer)
    }

    /// All bytes until the server ends the connection.
    pub fn rest(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0.read_to_end(&mut bytes).map(|_| bytes)
    }

    /// What has come after `wait`.
    pub fn heard_within(&mut self, wait: Duration) -> Vec<u8> {
        self.0.set_read_timeout(Some(wait)).unwrap();
        let mut bytes = [0; 4096];
        let read = self.0.read(&mut bytes).unwrap_or(0);
        self.0.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        bytes[..read].to_vec()
    }
}

/// One request on its own connection.
pub fn ask(port: u16, method: &str, path: &str, more: &str) -> Answer {
    let mut client = Client::connect(port).unwrap();
    client.send(method, path, more).unwrap();
    client.answer(method).unwrap()
}

pub fn get(port: u16, path: &str) -> Answer {
    ask(port, "GET", path, "")
}
