//! The site's files, held in memory between Trunk's folder and the finished one.

use super::{Outcome, digest, document::Document, fill};
use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

/// Files by their path from the site's root, with `/` between folders.
pub struct Site {
    folder: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Reads the folder that Trunk has filled.
    pub fn open() -> Outcome<Self> {
        let folder = env::var("TRUNK_STAGING_DIR").map_err(|_| "run by Trunk only: cargo xtask build".to_owned())?;
        let folder = PathBuf::from(folder);
        let mut files = BTreeMap::new();
        read_into(&mut files, &folder, "")?;
        Ok(Self { folder, files })
    }

    /// Takes a file out.
    pub fn take(&mut self, path: &str) -> Outcome<Vec<u8>> {
        self.files.remove(path).ok_or_else(|| format!("Trunk has made no {path}"))
    }

    /// Takes a text out.
    pub fn take_text(&mut self, path: &str) -> Outcome<String> {
        String::from_utf8(self.take(path)?).map_err(|error| format!("{path}: {error}"))
    }

    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.insert(path.to_owned(), bytes);
    }

    /// Fills the slots of a text file.
    pub fn fill(&mut self, path: &str, slots: &[(&str, String)]) -> Outcome<()> {
        let text = fill::fill(path, &self.take_text(path)?, slots)?;
        self.put(path, text.into_bytes());
        Ok(())
    }

    /// The files, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Names this build: a hash of all that it publishes, but for the place where the name itself stands. `emergency`
    /// is the page that stands in the worker and nowhere else: two workers of one name would share a copy.
    pub fn version(&self, pages: &[Document], emergency: &str) -> String {
        let files = self.files().map(|(path, bytes)| (path.to_owned(), digest::hex(bytes)));
        let pages = pages.iter().map(|page| (page.file.clone(), digest::hex(page.html.as_bytes())));
        let emergency = ("emergency".to_owned(), digest::hex(emergency.as_bytes()));
        let table: BTreeMap<String, String> = files.chain(pages).chain([emergency]).collect();
        let lines: String = table.iter().map(|(path, digest)| format!("{path} {digest}\n")).collect();
        digest::short(lines.as_bytes())
    }

    /// Writes the finished site into Trunk's folder, and nothing else.
    pub fn save(&self) -> Outcome<()> {
        let failed = |error| format!("{}: {error}", self.folder.display());
        fs::remove_dir_all(&self.folder).map_err(failed)?;
        for (path, bytes) in &self.files {
            let target = self.folder.join(path);
            fs::create_dir_all(target.parent().unwrap_or(&self.folder)).map_err(failed)?;
            fs::write(&target, bytes).map_err(failed)?;
        }
        Ok(())
    }
}

fn read_into(files: &mut BTreeMap<String, Vec<u8>>, folder: &Path, prefix: &str) -> Outcome<()> {
    let failed = |error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(failed)?.is_dir() {
            read_into(files, &entry.path(), &format!("{path}/"))?;
        } else {
            files.insert(path, fs::read(entry.path()).map_err(failed)?);
        }
    }
    Ok(())
}
