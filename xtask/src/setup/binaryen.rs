//! wasm-opt, which makes the module smaller.

use super::npm;
use crate::cache::Cache;
use crate::failure::Failure;
use crate::step::Step;
use crate::toolbox::Toolbox;
use crate::versions::BINARYEN;

/// `wasm-opt 132.0.0`.
pub fn title() -> String {
    format!("wasm-opt {BINARYEN}")
}

/// Puts wasm-opt first on the children's PATH.
pub fn prepare(step: &Step, cache: &Cache, toolbox: &mut Toolbox) -> Result<(), Failure> {
    npm::prepare("binaryen", BINARYEN, step, cache)?;
    toolbox.put_on_path(
        cache
            .path(&format!("binaryen-{BINARYEN}"))
            .join("node_modules/.bin"),
    );
    Ok(())
}
