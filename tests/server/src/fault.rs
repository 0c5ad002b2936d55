//! The ways in which a network or a host fails.

use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::message::Response;
use crate::rules::matches;
use crate::sync::lock;

/// One way to fail. Set on a path by [`Server::set_fault`](crate::Server::set_fault).
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// A portal's page in place of the file, with 200.
    Html200 {
        /// Under the file's own content type, as a careless proxy does; else as `text/html`.
        own_type: bool,
    },
    /// An error status with a short text.
    Status {
        /// The status, such as 404 or 503.
        code: u16,
        /// Only for the first so many requests; for ever without a number.
        times: Option<u32>,
    },
    /// The connection is reset before any answer.
    Reset,
    /// Half of the body, then the connection ends.
    Truncated {
        /// With the true `Content-Length`, so that the client can notice; else the end looks like a proper one.
        with_length: bool,
    },
    /// Nothing comes until the fault is lifted or the server stops; then all of it.
    Stall {
        /// The head and half of the body have been sent before.
        mid_body: bool,
    },
    /// 302 to this address.
    Redirect(String),
    /// A slow link: first a wait, then so many bytes each second.
    Slow {
        /// Bytes of the body each second; at least 1.
        bytes_per_s: u32,
        /// Time before the first byte.
        delay: Duration,
    },
    /// One byte in the middle of the body is altered; length and type are right.
    Flip,
    /// The file of another build, as between two copies that are not yet the same: a host half-way through publishing.
    OfBuild(PathBuf),
}

const PORTAL: &str = "<!doctype html><title>Sign in</title><h1>Welcome to the free Wi-Fi. Please sign in.</h1>";

impl Fault {
    /// Whether the fault can be told from the file's own bytes only: no coding, no 304.
    pub fn needs_plain_body(&self) -> bool {
        !matches!(self, Fault::Slow { .. } | Fault::OfBuild(_))
    }

    /// The answer as this fault leaves it. Faults of delivery leave it whole.
    pub fn alter(&self, mut response: Response) -> Response {
        match self {
            Fault::Html200 { own_type } => {
                let own = response.header("Content-Type").filter(|_| *own_type).unwrap_or("text/html").to_owned();
                Response::new(200, &own, PORTAL)
            }
            Fault::Status { code, .. } => Response::text(*code, "Out of order."),
            Fault::Redirect(location) => Response::redirect(302, location),
            Fault::Flip => {
                let middle = response.body.len() / 2;
                if let Some(byte) = response.body.get_mut(middle) {
                    *byte ^= 1;
                }
                response
            }
            // Another build's answer is another build's already.
            Fault::OfBuild(_) | Fault::Reset | Fault::Truncated { .. } | Fault::Stall { .. } | Fault::Slow { .. } => {
                response
            }
        }
    }
}

/// The faults that are set, by pattern; the newest that matches a path holds.
#[derive(Default)]
pub struct Faults {
    set: Mutex<Vec<(String, Fault)>>,
    changed: Condvar,
}

impl Faults {
    /// Puts `fault` on every path that `pattern` covers, in place of an earlier one on the same pattern.
    pub fn set(&self, pattern: &str, fault: Fault) {
        let mut set = lock(&self.set);
        set.retain(|(known, _)| known != pattern);
        set.push((pattern.to_owned(), fault));
        self.changed.notify_all();
    }

    /// Lifts every fault.
    pub fn clear(&self) {
        lock(&self.set).clear();
        self.changed.notify_all();
    }

    /// Wakes those that wait in [`Faults::wait_while_stalled`], so that they look again.
    pub fn wake(&self) {
        let _set = lock(&self.set);
        self.changed.notify_all();
    }

    /// The fault for one request to `path`; a counted one is used up by this.
    pub fn take(&self, path: &str) -> Option<Fault> {
        let mut set = lock(&self.set);
        let at = set.iter().rposition(|(pattern, _)| matches(pattern, path))?;
        let (_, fault) = &mut set[at];
        let taken = fault.clone();
        if let Fault::Status { times: Some(left), .. } = fault {
            *left = left.saturating_sub(1);
            if *left == 0 {
                set.remove(at);
            }
        }
        Some(taken)
    }

    /// Returns when no stall covers `path` any more, or when `stopped` says so (looked at after each change and [`wake`](Faults::wake)).
    pub fn wait_while_stalled(&self, path: &str, stopped: impl Fn() -> bool) {
        let stalled = |set: &mut Vec<(String, Fault)>| {
            let fault = set.iter().rev().find(|(pattern, _)| matches(pattern, path));
            !stopped() && fault.is_some_and(|(_, fault)| matches!(fault, Fault::Stall { .. }))
        };
        drop(self.changed.wait_while(lock(&self.set), stalled).unwrap_or_else(PoisonError::into_inner));
    }
}
