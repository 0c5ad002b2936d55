//! From a path to a file of the build, with everything that a static host does on the way.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

use crate::media::content_type;
use crate::message::{Request, Response};
use crate::rules::Rules;

/// Codings kept beside a file, best first: `Content-Encoding` and the ending of the file's name.
const CODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// Answers `request` from the build in `root`; `path` is the request's path within the site.
///
/// What goes wrong is said in the answer (500), so that a test shows it.
pub fn respond(root: &Path, mount: &str, path: &str, request: &Request) -> Response {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Response::text(405, "Only GET and HEAD.").with("Allow", "GET, HEAD");
    }
    find(root, mount, path, request).unwrap_or_else(|error| Response::text(500, error.to_string()))
}

fn find(root: &Path, mount: &str, path: &str, request: &Request) -> io::Result<Response> {
    let rules = match fs::read_to_string(root.join("_headers")) {
        Ok(text) => Rules::parse(&text).map_err(io::Error::other)?,
        Err(error) if error.kind() == ErrorKind::NotFound => Rules::default(),
        Err(error) => return Err(error),
    };
    let response = match locate(root, path)? {
        Place::File(file) => answer(&file, request)?,
        Place::Folder => {
            let location = format!("{}{path}/{}", mount.trim_end_matches('/'), request.query());
            Response::redirect(301, &location)
        }
        Place::Nowhere => missing(root, request)?,
    };
    Ok(rules.headers(path).iter().fold(response, |response, (name, value)| response.with(name, value)))
}

enum Place {
    File(PathBuf),
    /// A folder asked for without its slash.
    Folder,
    Nowhere,
}

fn locate(root: &Path, path: &str) -> io::Result<Place> {
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else {
        return Ok(Place::Nowhere);
    };
    let segments: Vec<&str> = decoded.split('/').filter(|segment| !segment.is_empty()).collect();
    let unsafe_name = |name: &&str| name.starts_with('.') || name.contains(['\\', '\0', ':']);
    // Hosts read `_headers` and do not serve it.
    if segments.iter().any(unsafe_name) || segments == ["_headers"] {
        return Ok(Place::Nowhere);
    }
    let mut found = root.to_path_buf();
    found.extend(&segments);
    if found.is_dir() {
        if !decoded.ends_with('/') {
            return Ok(Place::Folder);
        }
        found.push("index.html");
    }
    // A link inside the build must not lead out of it either.
    let inside = found.is_file() && found.canonicalize()?.starts_with(root.canonicalize()?);
    Ok(if inside { Place::File(found) } else { Place::Nowhere })
}

fn answer(file: &Path, request: &Request) -> io::Result<Response> {
    let (body, coding) = read_coded(file, &request.accept_encoding)?;
    let etag = etag(&body);
    let not_modified = request.if_none_match.split(',').any(|known| known.trim().trim_start_matches("W/") == etag);
    let mut response = if not_modified {
        Response { status: 304, headers: Vec::new(), body: Vec::new() }
    } else {
        Response::new(200, content_type(file), body)
    };
    if let Some(coding) = coding {
        response = response.with("Content-Encoding", coding);
    }
    if CODINGS.iter().any(|(_, ending)| sibling(file, ending).is_file()) {
        response = response.with("Vary", "Accept-Encoding");
    }
    Ok(response.with("ETag", &etag))
}

/// The bytes to send and their coding: the first sibling that the client takes, else the file itself.
fn read_coded(file: &Path, accept: &str) -> io::Result<(Vec<u8>, Option<&'static str>)> {
    let accepted =
        |coding: &str| accept.split(',').any(|item| item.split(';').next().is_some_and(|name| name.trim() == coding));
    let sibling =
        CODINGS.iter().filter(|(coding, _)| accepted(coding)).map(|(coding, ending)| (*coding, sibling(file, ending)));
    match sibling.into_iter().find(|(_, path)| path.is_file()) {
        Some((coding, path)) => Ok((fs::read(path)?, Some(coding))),
        None => Ok((fs::read(file)?, None)),
    }
}

fn sibling(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn missing(root: &Path, request: &Request) -> io::Result<Response> {
    match answer(&root.join("404.html"), &request.plain()) {
        Ok(page) => Ok(Response { status: 404, ..page }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Response::text(404, "Not found.")),
        Err(error) => Err(error),
    }
}

fn etag(body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}
