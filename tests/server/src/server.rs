//! Starting, stopping, and what the threads share.

use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use crate::connection;
use crate::fault::Fault;
use crate::shared::{LogEntry, Shared};
use crate::sync::lock;

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the build.
    pub root: PathBuf,
    /// The path of the site on its host: `/`, or `/sub/path/` with both slashes.
    pub mount: String,
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
}

/// A server on 127.0.0.1. It stops when dropped.
pub struct Server {
    shared: Arc<Shared>,
    port: u16,
    accepting: Mutex<Option<JoinHandle<()>>>,
}

impl Server {
    /// Binds the port and serves from then on.
    ///
    /// # Errors
    /// The mount lacks a slash at either end, the root is no folder, or the port is taken.
    pub fn start(options: Options) -> io::Result<Server> {
        let Options { root, mount, port } = options;
        let invalid = |what: String| Err(io::Error::new(io::ErrorKind::InvalidInput, what));
        if !mount.starts_with('/') || !mount.ends_with('/') {
            return invalid(format!("the mount {mount:?} must begin and end with a slash"));
        }
        if !root.is_dir() {
            return invalid(format!("{} is no folder", root.display()));
        }
        let listener = bind(port)?;
        let port = listener.local_addr()?.port();
        let shared = Arc::new(Shared::new(root, mount));
        let accepting = Mutex::new(Some(accept(listener, &shared)));
        Ok(Server { shared, port, accepting })
    }

    /// The address of the site's first page.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.shared.mount)
    }

    /// The port, also when any was asked for.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Blocks until the server is stopped from another thread.
    pub fn wait(&self) {
        let accepting = lock(&self.accepting).take();
        if let Some(thread) = accepting {
            // A panic of the accepting thread has been printed; the server is down either way.
            let _ = thread.join();
        }
    }

    /// Closes the port and every live connection: from here on the host does not exist. Nothing happens when it is stopped already.
    pub fn stop(&self) {
        self.shared.close();
        // `accept` blocks until someone calls. When nobody listens any more, there is nobody to wake.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        self.wait();
        self.shared.wait_until_quiet();
    }

    /// Serves again on the same port after [`Server::stop`], with the same faults and log.
    ///
    /// # Errors
    /// The server runs, or the port has been taken meanwhile.
    pub fn resume(&self) -> io::Result<()> {
        let listener = bind(self.port)?;
        self.shared.open();
        *lock(&self.accepting) = Some(accept(listener, &self.shared));
        Ok(())
    }

    /// Every request so far, in the order of arrival.
    pub fn requests(&self) -> Vec<LogEntry> {
        self.shared.requests()
    }

    /// Puts `fault` on a path within the site (`/app.js`) or on all that a pattern covers (`/*.wasm`).
    pub fn set_fault(&self, path: &str, fault: Fault) {
        self.shared.faults.set(path, fault);
    }

    /// Lifts every fault; what was stalled goes on.
    pub fn clear_faults(&self) {
        self.shared.faults.clear();
    }

    /// Publishes another build in place of the present one.
    pub fn set_root(&self, root: impl AsRef<Path>) {
        self.shared.set_root(root.as_ref().to_path_buf());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Std sets SO_REUSEADDR on Unix, so a port that has just been closed can be taken again.
fn bind(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

fn accept(listener: TcpListener, shared: &Arc<Shared>) -> JoinHandle<()> {
    let shared = Arc::clone(shared);
    thread::spawn(move || {
        for stream in listener.incoming() {
            if shared.stopped() {
                break;
            }
            // A connection that fails while it is taken is the client's loss; the next one may be good.
            if let Ok(stream) = stream {
                let _ = take(stream, &shared);
            }
        }
    })
}

fn take(stream: TcpStream, shared: &Arc<Shared>) -> io::Result<()> {
    let Some(id) = shared.add(&stream)? else {
        return Ok(());
    };
    let shared = Arc::clone(shared);
    thread::spawn(move || {
        // A broken connection is how browsers stop loading; the log shows what was sent.
        let _ = connection::serve(stream, &shared);
        shared.remove(id);
    });
    Ok(())
}
