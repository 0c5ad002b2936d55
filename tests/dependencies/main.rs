//! What the project is made of: under which licences, from where, and which crates reach the phone.
//!
//! `cargo deny` does this and more, but takes minutes to compile, and its advisories need a network. This asks cargo alone,
//! which has everything on this machine. What only other systems need (Windows, macOS) is not looked at, since it is not
//! downloaded either.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that meets what it did not expect has failed")]

mod cargo;
mod licences;
mod once;
mod phone;
mod sources;
