//! Makes the machine ready. Whatever is there already costs milliseconds and one line; whatever is missing is
//! installed for this user only, except Debian packages, which need root.

mod cargo_tool;
mod crates;
mod npm;
mod packaged;
mod wasm_std;

use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use crate::cache::Cache;
use crate::child::Elapsed;
use crate::content::VARIABLE;
use crate::engine::Engine;
use crate::toolbox::{self, Toolbox};

/// Something that a command needs on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    Node,
    /// The standard library for wasm32, and with it the choice of the compiler for everything else.
    WasmStd,
    /// The sources of the crates in `Cargo.lock`: trunk calls cargo with `--offline`.
    Crates,
    Trunk,
    WasmBindgen,
    Npm,
    Chromium,
    Hosts,
    Firefox,
    Geckodriver,
    WebKit,
}

/// What building the site needs.
pub const FOR_BUILD: [Need; 6] =
    [Need::Node, Need::WasmStd, Need::Crates, Need::Trunk, Need::WasmBindgen, Need::Npm];

/// What the browser needs on top.
pub const FOR_BROWSER: [Need; 1] = [Need::Chromium];

/// Gets all that is needed, in order, and says so. The toolbox makes children use it. Chromium is needed everywhere; another
/// engine, or a server, may be missing where a person works, whose tests skip it by name; where every change is tested,
/// nothing may be.
pub fn prepare(needs: &[Need], content: Option<&Path>) -> Result<Toolbox> {
    let cache = Cache::of_user()?;
    let mut toolbox = Toolbox::default();
    if let Some(content) = content {
        toolbox.set(VARIABLE, content);
    }
    for (index, need) in needs.iter().enumerate() {
        let place = format!("[{}/{}]", index + 1, needs.len());
        let (name, engine) = match need {
            Need::Firefox | Need::Geckodriver => ("Firefox", Some(Engine::Firefox)),
            Need::WebKit => ("WebKit", Some(Engine::WebKit)),
            Need::Hosts => (packaged::HOSTS.name, None),
            _ => ("", None),
        };
        match prepare_one(*need, &place, &cache, &mut toolbox) {
            Err(failure) if !name.is_empty() && !toolbox::in_ci() => {
                println!("      {name} will be skipped. {failure:#}");
                if let Some(engine) = engine {
                    toolbox.miss(engine, format!("{failure:#}"));
                }
            }
            result => result?,
        }
    }
    Ok(toolbox)
}

fn prepare_one(need: Need, place: &str, cache: &Cache, toolbox: &mut Toolbox) -> Result<()> {
    match need {
        Need::Node => packaged::NODE.prepare(place, toolbox),
        Need::WasmStd => wasm_std::prepare(place, cache, toolbox),
        Need::Crates => crates::prepare(place, toolbox),
        Need::Trunk => cargo_tool::TRUNK.prepare(place, cache, toolbox),
        Need::WasmBindgen => cargo_tool::WASM_BINDGEN.prepare(place, cache, toolbox),
        Need::Npm => npm::prepare(place, cache, toolbox),
        Need::Chromium => packaged::CHROMIUM.prepare(place, toolbox),
        Need::Hosts => packaged::HOSTS.prepare(place, toolbox),
        Need::Firefox => packaged::FIREFOX.prepare(place, toolbox),
        Need::Geckodriver if toolbox.missing(Engine::Firefox).is_some() => Ok(()),
        Need::Geckodriver => cargo_tool::GECKODRIVER.prepare(place, cache, toolbox),
        Need::WebKit => packaged::WEBKIT.prepare(place, toolbox),
    }
}

/// One step: a line for what is there; for what is not, its making between two lines, the second with the time it took.
fn step(
    label: &str,
    there: Option<&str>,
    doing: &str,
    make: impl FnOnce() -> Result<()>,
) -> Result<()> {
    println!("{label} … {}", there.unwrap_or(doing));
    if there.is_none() {
        let start = Instant::now();
        make()?;
        println!("{label}: done in {}", Elapsed(start.elapsed()));
    }
    Ok(())
}
