//! Builds as they are published: what their workers know of them, and builds that a scenario alters.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::tools;

/// A copy of a build in a folder of its own, to be altered. It is gone with this value.
pub struct Build {
    folder: TempDir,
}

impl Build {
    /// A copy of the build in `from`.
    pub fn copy_of(from: &Path) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        copy(from, folder.path())?;
        Ok(Build { folder })
    }

    /// A copy of the usual build.
    pub fn new() -> Result<Self> {
        Self::copy_of(&tools::dist()?)
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Alters a text file as `edit` says. A file that the worker knows gets its new digest in the worker's table, and
    /// the worker a version of its own: a build that is whole, but not what anybody wanted.
    pub fn edit(&self, file: &str, edit: impl FnOnce(&str) -> String) -> Result<()> {
        let path = self.path().join(file);
        let text = fs::read_to_string(&path).with_context(|| file.to_owned())?;
        let edited = edit(&text);
        ensure!(text != edited, "nothing was altered in {file}");
        self.write(file, &edited)?;
        let Some(before) = table(self.path())?.get(url(file)).cloned() else {
            return Ok(());
        };
        let worker = fs::read_to_string(self.path().join("sw.js"))?;
        let version = version(self.path())?;
        let worker = worker
            .replace(&before, &STANDARD.encode(Sha256::digest(&edited)))
            .replace(&version, &version.chars().rev().collect::<String>());
        self.write("sw.js", &worker)
    }

    /// Gives its module another name, as one that was built anew has; only the documents that name it are missing.
    pub fn rename_module(&self) -> Result<()> {
        let module = asset(self.path(), "app.", ".wasm")?;
        let module = self.path().join(module);
        Ok(fs::rename(&module, module.with_file_name("app.another.wasm"))?)
    }

    /// The compressed copies of a file that was altered would still hold what it was.
    fn write(&self, file: &str, text: &str) -> Result<()> {
        for ending in [".br", ".gz"] {
            let copy = self.path().join(format!("{file}{ending}"));
            if copy.is_file() {
                fs::remove_file(copy)?;
            }
        }
        Ok(fs::write(self.path().join(file), text)?)
    }
}

/// The first file of a build's folder whose name begins and ends so, as its path from the build's root.
pub fn asset(build: &Path, begins: &str, ends: &str) -> Result<String> {
    let names = fs::read_dir(build.join("assets"))?.flatten();
    let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let name = names.find(|name| name.starts_with(begins) && name.ends_with(ends));
    let name = name.with_context(|| format!("no asset {begins}…{ends}"))?;
    Ok(format!("assets/{name}"))
}

/// The build's version.
pub fn version(build: &Path) -> Result<String> {
    let worker = fs::read_to_string(build.join("sw.js"))?;
    let version = between(&worker, "const VERSION = '", "'");
    Ok(version.context("the worker has no version")?.to_owned())
}

/// The files that the build's worker keeps, by their paths in URLs, with their digests.
pub fn table(build: &Path) -> Result<BTreeMap<String, String>> {
    let worker = fs::read_to_string(build.join("sw.js"))?;
    let table = between(&worker, "const FILES = ", ";\n").context("the worker has no table")?;
    let table: BTreeMap<String, Value> = serde_json::from_str(table)?;
    let digest = |file: Value| file["digest"].as_str().unwrap_or_default().to_owned();
    Ok(table.into_iter().map(|(path, file)| (path, digest(file))).collect())
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    Some(text.split_once(before)?.1.split_once(after)?.0)
}

/// Documents are asked for by their folder.
fn url(file: &str) -> &str {
    file.strip_suffix("index.html").unwrap_or(file)
}

/// Copies a folder with all in it to `to`, which is made where it is missing.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target: PathBuf = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
