//! Versions of tools. `Cargo.lock` decides that of wasm-bindgen, and `xtask/npm` those of what comes from npm: its own build
//! of wasm-opt among them, because Debian's is too old to know what rustc emits.

/// Builds the site. 0.22 needs a newer Rust than the stable this project builds on.
pub const TRUNK: &str = "0.21.14";
/// Firefox's WebDriver server. The stories name it too, for those who run them by cargo alone.
pub const GECKODRIVER: &str = "0.37.1";
