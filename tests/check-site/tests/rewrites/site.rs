//! A small build, and a host that may serve something else.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use check_site::{Check, Report};
use site_server::{Options, Server};
use tempfile::TempDir;

pub const PAGE: &str = "<!doctype html><title>Guide</title><h1>The guide, in a minute</h1><p>Call these numbers.</p>";
pub const WORKER: &str = "const VERSION = '1';\naddEventListener('fetch', answer);\n";
pub const HEADERS: &str = "/*\n  X-Content-Type-Options: nosniff\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n\
                           /\n  Cache-Control: no-cache\n/sw.js\n  Cache-Control: no-cache\n";

/// A build, and the folder that the host serves: at first the same.
pub struct Site {
    pub server: Server,
    pub dist: TempDir,
    pub served: TempDir,
}

impl Site {
    pub fn at(mount: &str) -> Site {
        let (dist, served) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for folder in [dist.path(), served.path()] {
            write(folder, "_headers", HEADERS);
            write(folder, "_nginx.conf", "for the host");
            for (name, text) in [
                ("index.html", PAGE),
                ("404.html", "<!doctype html><h1>Not here</h1>"),
                ("sw.js", WORKER),
                ("assets/app.1.wasm", "\0asm and so on"),
                ("manifest.webmanifest", "{}"),
            ] {
                write(folder, name, text);
            }
            write_packed(folder, "index.html", PAGE.as_bytes());
        }
        let root = served.path().to_path_buf();
        let server = Server::start(Options { root, mount: mount.to_owned(), port: 0 }).unwrap();
        Site { server, dist, served }
    }

    /// The host serves this text under this name.
    pub fn serves(self, name: &str, text: &str) -> Site {
        write(self.served.path(), name, text);
        self
    }

    /// The host says something else about its files.
    pub fn says(self, from: &str, to: &str) -> Site {
        assert!(HEADERS.contains(from));
        self.serves("_headers", &HEADERS.replace(from, to))
    }

    pub fn check(&self) -> Report {
        self.check_at(&self.server.url()).unwrap()
    }

    pub fn check_at(&self, url: &str) -> Result<Report, String> {
        let dist = self.dist.path().to_path_buf();
        Check { url: url.to_owned(), dist, patience: Duration::from_secs(2) }.run()
    }

    /// Sees that the report names `file` with `what`, and nothing else.
    pub fn names(&self, file: &str, what: &str) {
        let report = self.check();
        let told = |found: &check_site::Finding| found.what.contains(what) && found.files.iter().any(|one| one == file);
        assert!(!report.wrong.is_empty() && report.wrong.iter().all(told), "not {file}: {what}, but\n{report}");
    }
}

pub fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The gzip copy; in place of the brotli copy, which the tests' own crates cannot make, there is none.
pub fn write_packed(root: &Path, name: &str, bytes: &[u8]) {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).unwrap();
    fs::write(root.join(format!("{name}.gz")), packed.finish().unwrap()).unwrap();
}
