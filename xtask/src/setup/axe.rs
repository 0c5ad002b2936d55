//! axe-core, the accessibility rules that the browser tests put into each page.

use super::npm;
use crate::cache::Cache;
use crate::failure::Failure;
use crate::step::Step;
use crate::toolbox::Toolbox;
use crate::versions::AXE_CORE;

/// `axe-core 4.14.1`.
pub fn title() -> String {
    format!("axe-core {AXE_CORE}")
}

/// Tells the children in `AXE` where the script is.
pub fn prepare(step: &Step, cache: &Cache, toolbox: &mut Toolbox) -> Result<(), Failure> {
    npm::prepare("axe-core", AXE_CORE, step, cache)?;
    toolbox.set(
        "AXE",
        cache
            .path(&format!("axe-core-{AXE_CORE}"))
            .join("node_modules/axe-core/axe.min.js"),
    );
    Ok(())
}
