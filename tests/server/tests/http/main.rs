//! The server, spoken to over real sockets.

#![allow(clippy::unwrap_used)]

mod client;
mod faults;
mod lifecycle;
mod serving;
mod site;
