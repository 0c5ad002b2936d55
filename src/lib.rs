//! An offline safeguarding guide: the map of the house.
//!
//! - [`content`]: the guide's text as tables, made from one TOML file when the app is built
//! - [`domain`], a crate of its own: what a guide is made of, what ticks mean, what is kept: plain rules
//! - [`page`]: the list of pages
//! - [`shell`]: what stands around every page: header, call bar, navigation
//! - [`guide`], [`checklist`], [`contacts`], [`about`], [`missing`]: the rooms, a page each
//! - [`live`]: the parts of the pages that the browser brings to life
//! - [`ui`]: leaves that two rooms share
//! - [`browser`]: the only door to the browser: storage, clipboard, dialogs, offline copy
//!
//! Data flows one way: content, domain, room, browser. Every page is rendered to a whole document when
//! the app is built (`src/bin/finish`); the browser later hydrates only the parts in [`live`].
//!
//! Invariants, held by `tests/architecture.rs`: a room never reaches into another; `domain` and `content`
//! know no framework; only `browser` and `main.rs` name `web_sys`; no markup is made from strings in the
//! browser; nothing outside tests can panic by `unwrap`.

// A view is one type, as deep as its markup.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic, reason = "a test may"))]

#[cfg(not(target_arch = "wasm32"))]
pub mod about;
pub mod bind;
pub mod browser;
pub mod checklist;
pub mod contacts;
#[cfg(not(target_arch = "wasm32"))]
pub mod content;
pub mod guide;
pub mod live;
#[cfg(not(target_arch = "wasm32"))]
pub mod missing;
pub mod page;
#[cfg(not(target_arch = "wasm32"))]
pub mod shell;
pub mod ui;

pub use domain;
