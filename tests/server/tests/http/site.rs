//! A small build to serve.

use std::fs;
use std::path::Path;

use site_server::{Options, Server};
use tempfile::TempDir;

pub const SCRIPT: &str = "console.log('this is the one script of the site');";

/// A server and the folder that it serves.
pub struct Site {
    pub server: Server,
    pub folder: TempDir,
}

impl Site {
    pub fn at(mount: &str) -> Site {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in [
            ("index.html", "<h1>First</h1>"),
            ("404.html", "<h1>Missing</h1>"),
            ("page/index.html", "<h1>Page</h1>"),
            ("app.js", SCRIPT),
            ("app.js.br", "brotli bytes"),
            ("app_bg.wasm", "\0asm"),
            ("a b.txt", "space"),
            ("_headers", "/*\n  X-All: yes\n/page/*\n  X-Page: yes\n"),
        ] {
            write(folder.path(), name, content);
        }
        let options = Options { root: folder.path().to_path_buf(), mount: mount.to_owned(), port: 0 };
        Site { server: Server::start(options).unwrap(), folder }
    }

    pub fn port(&self) -> u16 {
        self.server.port()
    }
}

pub fn write(root: &Path, name: &str, content: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}
