//! What the build publishes, and under which addresses.

use std::fs;
use std::path::Path;

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
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.path,
        }
    }

    /// The path that the rules of `_headers` speak of.
    pub fn rule_path(&self) -> String {
        format!("/{}", self.url())
    }

    /// For people.
    pub fn name(&self) -> &str {
        &self.path
    }
}

/// Every file that is for browsers. Left out are words for the host (`_headers`, `.htaccess`) and the compressed
/// copies, which are the same files.
pub fn published(dist: &Path) -> Result<Vec<File>, String> {
    let mut files = Vec::new();
    read_into(&mut files, dist, "").map_err(|fault| format!("{}: {fault}", dist.display()))?;
    if !files.iter().any(|file| file.path == "index.html") {
        return Err(format!(
            "There is no build in {}: cargo xtask build makes one.",
            dist.display()
        ));
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
        } else if !name.starts_with(['_', '.']) && !name.ends_with(".br") && !name.ends_with(".gz")
        {
            let packed = ["br", "gz"].map(|ending| {
                let copy = fs::metadata(folder.join(format!("{name}.{ending}")));
                copy.map(|copy| copy.len()).ok()
            });
            files.push(File {
                path,
                bytes: fs::read(entry.path())?,
                packed,
            });
        }
    }
    Ok(())
}
