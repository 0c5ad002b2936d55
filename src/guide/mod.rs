//! The guide: every sentence of the source, in its order; and finding words in it.

#[cfg(not(target_arch = "wasm32"))]
mod entries;
mod hit;
#[cfg(not(target_arch = "wasm32"))]
mod install;
#[cfg(not(target_arch = "wasm32"))]
mod one_minute;
pub mod search;
#[cfg(not(target_arch = "wasm32"))]
mod section;
#[cfg(not(target_arch = "wasm32"))]
mod view;

#[cfg(not(target_arch = "wasm32"))]
pub use {entries::file as search_file, install::Kept, view::GuidePage};
