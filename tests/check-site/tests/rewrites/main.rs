//! What a host, a CDN or a network does to a site, and that it is named.

#![allow(clippy::unwrap_used)]

mod faults;
mod hosts;
mod program;
mod secure;
mod site;
