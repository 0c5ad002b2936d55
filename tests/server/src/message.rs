//! What is asked and what is answered, apart from how it travels.

/// One request. A body is never read: only GET and HEAD are served.
#[derive(Clone, Debug)]
pub struct Request {
    /// As sent: `GET`, `HEAD`…
    pub method: String,
    /// Path and query as sent, the mount included.
    pub target: String,
    /// The `Host` header, or nothing.
    pub host: String,
    /// The codings that the client takes, `Accept-Encoding` as sent.
    pub accept_encoding: String,
    /// The `ETag`s that the client holds, `If-None-Match` as sent.
    pub if_none_match: String,
    /// Whether the client leaves the connection open for a next request.
    pub keep_alive: bool,
}

impl Request {
    /// The path without the query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The query with its `?`, or nothing.
    pub fn query(&self) -> &str {
        &self.target[self.path().len()..]
    }

    /// The same request from a client that holds nothing and takes no coding: it is answered by the file's own bytes.
    pub fn plain(&self) -> Request {
        Request { accept_encoding: String::new(), if_none_match: String::new(), ..self.clone() }
    }
}

/// One answer. The delivery adds `Content-Length` and `Connection`.
#[derive(Clone, Debug)]
pub struct Response {
    /// The HTTP status code.
    pub status: u16,
    /// Names and values, in the order sent.
    pub headers: Vec<(String, String)>,
    /// The whole body; for HEAD, the body that GET would have had.
    pub body: Vec<u8>,
}

impl Response {
    /// An answer of one content type and no other header.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Response { status, headers: Vec::new(), body: body.into() }.with("Content-Type", content_type)
    }

    /// A short text in place of a page.
    pub fn text(status: u16, text: impl Into<String>) -> Self {
        Response::new(status, "text/plain; charset=utf-8", text.into())
    }

    /// A redirect to `location`.
    pub fn redirect(status: u16, location: &str) -> Self {
        Response::text(status, "").with("Location", location)
    }

    /// Sets a header, in place of one of the same name.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// The words after a status code.
pub fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Status",
    }
}
