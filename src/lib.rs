//! An offline safeguarding guide: the map of its modules.
//!
//! - [`domain`], a crate of its own: what a guide is made of, what ticks mean, what is kept: plain rules
//! - [`guide`], [`checklist`], [`contacts`], `disclosure`, `about`, `missing`: the features, a page each; a part has its view above its behaviour
//! - `shell`: what stands around every page: title, call bar, navigation
//! - [`live`]: the parts of the pages that are bound, and the elements of each
//! - [`page`]: the list of pages
//! - [`ui`]: components that two features share
//! - [`bind`]: finding a part's elements, and letting them follow what changes
//! - [`browser`]: the only door to the browser: storage, clipboard, dialogs, the document
//! - `content`: the guide that is being rendered, for the views
//!
//! The document holds every word: the views are rendered when the site is made (`crates/generator`), and are no part of the
//! module that runs in the browser. That knows no guide. It finds elements by their ids, shows, hides, ticks and counts.
//!
//! Invariants, held by `tests/architecture.rs`: a feature never reaches into another; only `browser` names `web_sys`; no markup
//! is made from strings in the browser; nothing outside tests can panic by `unwrap`.

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
#[cfg(not(target_arch = "wasm32"))]
pub mod disclosure;
pub mod guide;
pub mod live;
#[cfg(not(target_arch = "wasm32"))]
pub mod missing;
pub mod page;
#[cfg(not(target_arch = "wasm32"))]
pub mod shell;
pub mod ui;

pub use domain;
