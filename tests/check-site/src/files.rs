//! What the build publishes, and under which addresses.

use std::fs;
use std::path::Path;

/// The page for an address that is not there. It is asked for by such an address: under its own name no phone wants it,
/// and some hosts redirect that.
const MISSING: &str = "404.html";

/// An address that no site has.
const NOWHERE: &str = "no-such-page-here";

/// A file of the build.
pub struct File {
    /// From the site's root, with `/` between folders.
    pub path: String,
    /// What should come over the line.
    pub bytes: Vec<u8>,
    /// How many bytes the build has made of it with brotli and gzip, if any: small files and pictures gain nothing.
    pub packed: [Option<u64>; 2],
}

impl File {
    /// Its address from the site's: pages are asked for by their folder.
    pub fn url(&self) -> &str {
        match self.path.strip_suffix("index.html") {
            _ if self.is_for_missing() => NOWHERE,
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.path,
        }
    }

    /// The path that the rules of `_headers` speak of.
    pub fn rule_path(&self) -> String {
        format!("/{}", self.url())
    }

    /// The status that it should come with.
    pub fn status(&self) -> u16 {
        if self.is_for_missing() { 404 } else { 200 }
    }

    /// Whether it is the page for an address that is not there.
    pub fn is_for_missing(&self) -> bool {
        self.path == MISSING
    }

    /// Whether browsers execute it, or draw by it, and mind its type.
    pub fn is_executed(&self) -> bool {
        [".html", ".css", ".js", ".wasm"].iter().any(|ending| self.path.ends_with(ending))
    }

    /// For people.
    pub fn name(&self) -> &str {
        if self.is_for_missing() { "a missing address" } else { &self.path }
    }
}

/// Every file that is for browsers. Left out are words for the host (`_headers`, `.htaccess`, `web.config`) and the compressed
/// copies, which are the same files.
pub fn published(dist: &Path) -> Result<Vec<File>, String> {
    let mut files = Vec::new();
    read_into(&mut files, dist, "").map_err(|error| format!("{}: {error}", dist.display()))?;
    if !files.iter().any(|file| file.path == "index.html") {
        return Err(format!("There is no build in {}: cargo xtask build makes one.", dist.display()));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn read_into(files: &mut Vec<File>, folder: &Path, prefix: &str) -> std::io::Result<()> {
    // Without a folder there is no build, which is said above.
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            read_into(files, &entry.path(), &format!("{path}/"))?;
        } else if name != "web.config"
            && !name.starts_with(['_', '.'])
            && !name.ends_with(".br")
            && !name.ends_with(".gz")
        {
            let packed = ["br", "gz"].map(|ending| {
                let copy = fs::metadata(folder.join(format!("{name}.{ending}")));
                copy.map(|copy| copy.len()).ok()
            });
            files.push(File { path, bytes: fs::read(entry.path())?, packed });
        }
    }
    Ok(())
}
