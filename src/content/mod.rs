//! The guide's text as `static` tables, made from one TOML file when the app is built.
//!
//! No sentence that people read stands in Rust: it stands in the TOML file, under `[words]` where it
//! belongs to the interface.

#[cfg(test)]
mod compile;

/// The tables of the guide that this build was made for.
#[allow(
    missing_docs,
    reason = "generated: the TOML file names and explains every entry"
)]
mod tables {
    use crate::domain::{Block, Contact, Fact, Group, Indicator, Section};
    include!(concat!(env!("OUT_DIR"), "/guide.rs"));
}

pub use tables::*;
