//! Serves a built site as its host will, and breaks it on demand.
//!
//! One thread accepts, one thread serves each connection; nothing is cached, so a build may be replaced under a running server.
//! The way of a request: [`connection`] reads it, [`site`] finds its file and [`rules`] its headers, [`fault`] spoils the
//! answer where a test asked for that, [`delivery`] sends it, [`shared`] logs it.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod connection;
mod delivery;
mod fault;
mod media;
mod message;
mod rules;
mod server;
mod shared;
mod site;
mod sync;

pub use fault::Fault;
pub use media::content_type;
pub use rules::Rules;
pub use server::{Options, Server};
pub use shared::LogEntry;
