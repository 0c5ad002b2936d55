//! Turns the guide's text into Rust tables, or stops the build with every fault in it.

mod compile;

use std::{env, fs, path::Path, process::ExitCode};

/// The guide that is built unless `GUIDE_CONTENT` names another file.
const SHIPPED: &str = "src/content/walsall-cse.toml";

fn main() -> ExitCode {
    let file = env::var("GUIDE_CONTENT").unwrap_or_else(|_| SHIPPED.to_owned());
    println!("cargo::rerun-if-env-changed=GUIDE_CONTENT");
    println!("cargo::rerun-if-changed={file}");
    println!("cargo::rerun-if-changed={SHIPPED}");
    println!("cargo::rerun-if-changed=src/content/compile");
    match tables(&file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            eprintln!("{faults}");
            ExitCode::FAILURE
        }
    }
}

fn tables(file: &str) -> Result<(), String> {
    let read = |file: &str| {
        fs::read_to_string(file).map_err(|error| format!("{file}: cannot be read: {error}"))
    };
    let rust = compile::compile(file, &read(file)?, &read(SHIPPED)?)
        .map_err(|faults| compile::report(&faults))?;
    let folder = env::var("OUT_DIR").map_err(|error| format!("OUT_DIR: {error}"))?;
    let target = Path::new(&folder).join("guide.rs");
    fs::write(&target, rust).map_err(|error| format!("{}: {error}", target.display()))
}
