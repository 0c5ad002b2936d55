//! What comes from npm: wasm-opt, terser, axe-core and the sheet's font, of the versions that `xtask/npm` locks, in one folder of the cache.
//! Its own build of wasm-opt among them, because Debian's is too old to know what rustc emits.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

use super::step;
use crate::cache::Cache;
use crate::child;
use crate::toolbox::Toolbox;

const TOOLS: &str = "wasm-opt, terser, axe-core, a font";

const PACKAGES: [(&str, &str); 2] =
    [("package.json", include_str!("../../npm/package.json")), ("package-lock.json", LOCK)];
const LOCK: &str = include_str!("../../npm/package-lock.json");

/// No scripts: the packages wanted here are files to read and run, nothing to build. Its own cache first, and no minutes of
/// waiting for a registry that is away.
const OPTIONS: &str = "--ignore-scripts --no-audit --no-fund --prefer-offline --fetch-retries=2 \
                       --fetch-retry-maxtimeout=5000 --fetch-retry-mintimeout=1000";

/// Installs them with an npm that is there. The programs come first on the children's PATH, `AXE` tells where the rules for
/// accessibility are, and `GUIDE_FONTS` where the letters of the sheet are, which may be passed on in it.
pub fn prepare(place: &str, cache: &Cache, toolbox: &mut Toolbox) -> Result<()> {
    // Another lock file is another folder.
    let mut hasher = DefaultHasher::new();
    LOCK.hash(&mut hasher);
    let folder = format!("npm-{:016x}", hasher.finish());
    let there = cache.holds(&folder).then_some("already there");
    let label = format!("{place} {TOOLS}");
    step(&label, there, "installing with npm", || cache.install(&folder, |folder| install(folder, toolbox)))?;
    let modules = cache.path(&folder).join("node_modules");
    toolbox.put_on_path(modules.join(".bin"));
    toolbox.set("AXE", modules.join("axe-core/axe.min.js"));
    toolbox.set("GUIDE_FONTS", modules.join("dejavu-fonts-ttf/ttf"));
    Ok(())
}

fn install(folder: &Path, toolbox: &Toolbox) -> Result<()> {
    for (name, text) in PACKAGES {
        fs::write(folder.join(name), text).with_context(|| format!("Can't write {name}"))?;
    }
    let mut npm = toolbox.command("npm")?;
    npm.arg("ci").arg("--prefix").arg(folder);
    let advice = format!(
        "{TOOLS} could not be installed: npm says above why. If it could not reach the npm registry, connect and run \
         this again."
    );
    child::run(npm.args(OPTIONS.split_whitespace()), &advice)
}
