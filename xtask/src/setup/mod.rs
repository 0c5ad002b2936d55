//! Makes the machine ready: one file a tool. Whatever is there already costs milliseconds and one line;
//! whatever is missing is installed for this user only, except Debian packages, which need root.

mod browser;
mod cargo_tool;
mod crates;
mod debian;
mod debian_std;
mod firefox;
mod hosts;
mod npm;
mod wasm_std;
mod webkit;

use crate::cache::Cache;
use crate::content::{Content, VARIABLE};
use crate::engine::Engine;
use crate::failure::Failure;
use crate::step::Step;
use crate::toolbox::{self, Toolbox};
use crate::{lockfile, versions};

/// Something that a command needs on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// What runs the service worker's tests, and wasm-opt.
    Node,
    /// The standard library for wasm32, and with it the choice of the compiler for everything else.
    WasmStd,
    /// The sources of the crates in `Cargo.lock`: trunk calls cargo with `--offline`.
    Crates,
    Trunk,
    WasmBindgen,
    /// wasm-opt, terser, and the rules for accessibility.
    Npm,
    Browser,
    /// The servers that the site's own words for them are tried on.
    Hosts,
    Firefox,
    Geckodriver,
    WebKit,
}

/// What building the site needs.
pub const FOR_BUILD: [Need; 5] = [
    Need::WasmStd,
    Need::Crates,
    Need::Trunk,
    Need::WasmBindgen,
    Need::Npm,
];

/// What the browser needs on top.
pub const FOR_BROWSER: [Need; 1] = [Need::Browser];

/// What the stories need in another engine.
pub const FOR_FIREFOX: [Need; 2] = [Need::Firefox, Need::Geckodriver];
pub const FOR_WEBKIT: [Need; 1] = [Need::WebKit];

/// Gets all that is needed, in order, and says so. The toolbox makes children use it.
pub fn prepare(needs: &[Need], content: Option<&Content>) -> Result<Toolbox, Failure> {
    let cache = Cache::of_user()?;
    let mut toolbox = Toolbox::default();
    if let Some(content) = content {
        toolbox.set(VARIABLE, content.file());
    }
    for (index, need) in needs.iter().enumerate() {
        let step = |name: &str| Step::new(index + 1, needs.len(), name);
        match need {
            Need::Node => npm::prepare_node(&step(npm::NODE))?,
            Need::WasmStd => wasm_std::prepare(&step(wasm_std::NAME), &cache, &mut toolbox)?,
            Need::Crates => crates::prepare(&step(crates::NAME), &toolbox)?,
            Need::Trunk => {
                let trunk = cargo_tool::Tool::trunk(versions::TRUNK);
                trunk.prepare(&step(&trunk.title()), &cache, &mut toolbox)?;
            }
            Need::WasmBindgen => {
                let wasm_bindgen = cargo_tool::Tool::wasm_bindgen(&locked("wasm-bindgen")?);
                wasm_bindgen.prepare(&step(&wasm_bindgen.title()), &cache, &mut toolbox)?;
            }
            Need::Npm => npm::prepare(&step(npm::TOOLS), &cache, &mut toolbox)?,
            Need::Browser => browser::prepare(&step(browser::NAME), &mut toolbox)?,
            Need::Hosts => hosts::prepare(&step(hosts::NAME))?,
            Need::Firefox => {
                let result = firefox::prepare(&step(firefox::NAME), &mut toolbox);
                may_be_missing(Engine::Firefox, result, &mut toolbox)?;
            }
            Need::Geckodriver if toolbox.missing(Engine::Firefox).is_some() => {}
            Need::Geckodriver => {
                let geckodriver = cargo_tool::Tool::geckodriver(versions::GECKODRIVER);
                let result = geckodriver.prepare(&step(&geckodriver.title()), &cache, &mut toolbox);
                may_be_missing(Engine::Firefox, result, &mut toolbox)?;
            }
            Need::WebKit => {
                let result = webkit::prepare(&step(webkit::NAME));
                may_be_missing(Engine::WebKit, result, &mut toolbox)?;
            }
        }
    }
    Ok(toolbox)
}

/// Chromium is needed everywhere. Another engine may be missing where a person works, whose tests skip it by name; where
/// every change is tested, nothing may be.
fn may_be_missing(
    engine: Engine,
    result: Result<(), Failure>,
    toolbox: &mut Toolbox,
) -> Result<(), Failure> {
    match result {
        Err(failure) if !toolbox::in_ci() => {
            println!("      {} will be skipped. {failure}", engine.title());
            toolbox.miss(engine, failure.to_string());
            Ok(())
        }
        result => result,
    }
}

/// The version of a crate in this checkout's `Cargo.lock`.
fn locked(name: &str) -> Result<String, Failure> {
    let path = toolbox::checkout().join("Cargo.lock");
    let lock = std::fs::read_to_string(&path)
        .map_err(Failure::during(format!("Can't read {}", path.display())))?;
    let version = lockfile::version(&lock, name)
        .ok_or_else(|| Failure::new(format!("Cargo.lock names no {name}.")))?;
    Ok(version.to_owned())
}
