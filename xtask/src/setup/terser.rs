//! terser, which makes the scripts smaller.

use super::npm;
use crate::cache::Cache;
use crate::failure::Failure;
use crate::step::Step;
use crate::toolbox::Toolbox;
use crate::versions::TERSER;

/// `terser 5.51.4`.
pub fn title() -> String {
    format!("terser {TERSER}")
}

/// Puts terser first on the children's PATH.
pub fn prepare(step: &Step, cache: &Cache, toolbox: &mut Toolbox) -> Result<(), Failure> {
    npm::prepare("terser", TERSER, step, cache)?;
    toolbox.put_on_path(
        cache
            .path(&format!("terser-{TERSER}"))
            .join("node_modules/.bin"),
    );
    Ok(())
}
