//! What every connection sees: the build, the faults, the log, and the other connections.

use std::collections::HashMap;
use std::io;
use std::net::{Shutdown, TcpStream};
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};

use crate::fault::Faults;
use crate::message::Request;
use crate::sync::lock;

/// One answered request.
#[derive(Clone, Debug, PartialEq)]
pub struct LogEntry {
    /// As sent.
    pub method: String,
    /// Path and query as sent, the mount included.
    pub path: String,
    /// The `Host` header.
    pub host: String,
    /// The status of the answer.
    pub status: u16,
    /// Bytes of the body that were sent; 0 as long as the answer is under way or when the connection broke.
    pub bytes: usize,
}

impl LogEntry {
    pub(crate) fn new(request: &Request, status: u16) -> Self {
        LogEntry {
            method: request.method.clone(),
            path: request.target.clone(),
            host: request.host.clone(),
            status,
            bytes: 0,
        }
    }
}

/// What every connection sees.
pub(crate) struct Shared {
    pub(crate) mount: String,
    pub(crate) faults: Faults,
    root: Mutex<PathBuf>,
    log: Mutex<Vec<LogEntry>>,
    connections: Mutex<Connections>,
    ended: Condvar,
}

/// The live connections, so that stopping can end them.
#[derive(Default)]
struct Connections {
    stopped: bool,
    next: u64,
    live: HashMap<u64, TcpStream>,
}

impl Shared {
    pub(crate) fn new(root: PathBuf, mount: String) -> Self {
        let (faults, ended) = Default::default();
        Shared { mount, faults, root: Mutex::new(root), log: Mutex::default(), connections: Mutex::default(), ended }
    }

    pub(crate) fn set_root(&self, root: PathBuf) {
        *lock(&self.root) = root;
    }

    pub(crate) fn requests(&self) -> Vec<LogEntry> {
        lock(&self.log).clone()
    }

    /// Takes connections (again).
    pub(crate) fn open(&self) {
        lock(&self.connections).stopped = false;
    }

    /// Ends every live connection and takes no other.
    pub(crate) fn close(&self) {
        let mut connections = lock(&self.connections);
        connections.stopped = true;
        for stream in connections.live.values() {
            // A client that has gone already needs no ending.
            let _ = stream.shutdown(Shutdown::Both);
        }
        drop(connections);
        self.faults.wake();
    }

    /// Returns when the last connection has ended.
    pub(crate) fn wait_until_quiet(&self) {
        let busy = |connections: &mut Connections| !connections.live.is_empty();
        drop(self.ended.wait_while(lock(&self.connections), busy).unwrap_or_else(PoisonError::into_inner));
    }
    pub(crate) fn root(&self) -> PathBuf {
        lock(&self.root).clone()
    }

    pub(crate) fn stopped(&self) -> bool {
        lock(&self.connections).stopped
    }

    /// The path within the site, beginning with `/`; nothing for a path outside the mount.
    pub(crate) fn path_in_site<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.starts_with(&self.mount).then(|| &path[self.mount.len() - 1..])
    }

    /// Logs an answer before it is sent, so that one that never ends is seen too; its place in the log.
    pub(crate) fn begin_entry(&self, entry: LogEntry) -> usize {
        let mut log = lock(&self.log);
        log.push(entry);
        log.len() - 1
    }

    pub(crate) fn end_entry(&self, at: usize, bytes: usize) {
        if let Some(entry) = lock(&self.log).get_mut(at) {
            entry.bytes = bytes;
        }
    }

    /// Keeps a handle on `stream`, so that stopping can end it; nothing when the server has stopped.
    pub(crate) fn add(&self, stream: &TcpStream) -> io::Result<Option<u64>> {
        let mut connections = lock(&self.connections);
        if connections.stopped {
            return Ok(None);
        }
        let id = connections.next;
        connections.next += 1;
        connections.live.insert(id, stream.try_clone()?);
        Ok(Some(id))
    }

    pub(crate) fn remove(&self, id: u64) {
        lock(&self.connections).live.remove(&id);
        self.ended.notify_all();
    }
}
