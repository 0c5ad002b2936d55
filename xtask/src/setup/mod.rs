//! Makes the machine ready. Whatever is there already costs milliseconds and one line; whatever is missing is
//! installed for this user only, except Debian packages, which need root.

mod cargo_tool;
mod crates;
mod npm;
mod packaged;
mod wasm_std;

use std::thread;
use std::time::Instant;

use anyhow::{Result, bail};
use cargo_tool::Compile;

use crate::cache::Cache;
use crate::child::Elapsed;
use crate::content::Edition;
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
    Shell,
    Hosts,
    Fonts,
    Firefox,
    Geckodriver,
    WebKit,
}

/// What building the site needs.
pub const FOR_BUILD: [Need; 6] = [Need::Node, Need::WasmStd, Need::Crates, Need::Trunk, Need::WasmBindgen, Need::Npm];

/// What the scenarios need on top, in each engine.
pub const FOR_CHROMIUM: [Need; 4] = [Need::Chromium, Need::Shell, Need::Hosts, Need::Fonts];
pub const FOR_FIREFOX: [Need; 2] = [Need::Firefox, Need::Geckodriver];
pub const FOR_WEBKIT: [Need; 1] = [Need::WebKit];

/// Gets all that is needed, in order, and says so. The toolbox makes children use it. What takes minutes to compile goes on
/// beside the rest, for each has stretches that keep one core busy; and beside it `meanwhile`, what the tools are for.
pub fn prepare(needs: &[Need], edition: &Edition, meanwhile: fn(&Toolbox) -> Result<()>) -> Result<Toolbox> {
    let cache = Cache::of_user()?;
    let mut toolbox = edition.told_to(&Toolbox::default())?;
    thread::scope(|scope| {
        let mut going_on = Vec::new();
        for (index, need) in needs.iter().enumerate() {
            let place = format!("[{}/{}]", index + 1, needs.len());
            let result = prepare_one(*need, &place, &cache, &mut toolbox);
            if let Some(compile) = settle(*need, result, &mut toolbox)?.flatten() {
                if going_on.is_empty() {
                    let toolbox = toolbox.clone();
                    going_on.push((Need::Crates, scope.spawn(move || meanwhile(&toolbox))));
                }
                going_on.push((*need, scope.spawn(compile)));
            }
        }
        for (need, compiling) in going_on {
            let result = compiling.join().unwrap_or_else(|_| bail!("A step of the set-up broke off."));
            settle(need, result, &mut toolbox)?;
        }
        anyhow::Ok(())
    })?;
    Ok(toolbox)
}

/// Chromium is needed everywhere. Another engine, or a server, may be missing where a person works, whose tests skip it by
/// name; where every change is tested, nothing may be.
fn settle<T>(need: Need, result: Result<T>, toolbox: &mut Toolbox) -> Result<Option<T>> {
    let (name, engine) = match need {
        Need::Firefox | Need::Geckodriver => ("Firefox", Some(Engine::Firefox)),
        Need::WebKit => ("WebKit", Some(Engine::WebKit)),
        Need::Shell => (packaged::SHELL.name, None),
        Need::Hosts => (packaged::HOSTS.name, None),
        Need::Fonts => (packaged::FONTS.name, None),
        _ => return result.map(Some),
    };
    match result {
        Err(failure) if !toolbox::in_ci() => {
            println!("      {name} will be skipped. {failure:#}");
            if let Some(engine) = engine {
                toolbox.miss(engine, format!("{failure:#}"));
            }
            Ok(None)
        }
        result => result.map(Some),
    }
}

/// Returns what is still to be compiled.
fn prepare_one(need: Need, place: &str, cache: &Cache, toolbox: &mut Toolbox) -> Result<Option<Compile>> {
    let packaged = match need {
        Need::Trunk => return cargo_tool::TRUNK.prepare(place, cache, toolbox),
        Need::WasmBindgen => return cargo_tool::WASM_BINDGEN.prepare(place, cache, toolbox),
        Need::Geckodriver if toolbox.missing(Engine::Firefox).is_some() => return Ok(None),
        Need::Geckodriver => return cargo_tool::GECKODRIVER.prepare(place, cache, toolbox),
        Need::WasmStd => return wasm_std::prepare(place, cache, toolbox).map(|()| None),
        Need::Crates => return crates::prepare(place, toolbox).map(|()| None),
        Need::Npm => return npm::prepare(place, cache, toolbox).map(|()| None),
        Need::Node => packaged::NODE,
        Need::Chromium => packaged::CHROMIUM,
        Need::Shell => packaged::SHELL,
        Need::Hosts => packaged::HOSTS,
        Need::Fonts => packaged::FONTS,
        Need::Firefox => packaged::FIREFOX,
        Need::WebKit => packaged::WEBKIT,
    };
    packaged.prepare(place, toolbox).map(|()| None)
}

/// One step: a line for what is there; for what is not, its making between two lines, the second with the time it took.
fn step(label: &str, there: Option<&str>, doing: &str, make: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("{label} … {}", there.unwrap_or(doing));
    if there.is_none() {
        let start = Instant::now();
        make()?;
        println!("{label}: done in {}", Elapsed(start.elapsed()));
    }
    Ok(())
}
