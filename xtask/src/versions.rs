//! The one table of tool versions. wasm-bindgen is not in it: `Cargo.lock` decides that one.

/// Builds the site. 0.22 needs a newer Rust than the stable this project builds on.
pub const TRUNK: &str = "0.21.14";
/// npm's build of wasm-opt. Debian's own is too old to know what rustc emits.
pub const BINARYEN: &str = "132.0.0";
/// Makes the scripts smaller.
pub const TERSER: &str = "5.51.4";
/// Accessibility rules that the browser tests run on every page.
pub const AXE_CORE: &str = "4.14.1";
/// Firefox's WebDriver server. The stories name it too, for those who run them by cargo alone.
pub const GECKODRIVER: &str = "0.37.1";
