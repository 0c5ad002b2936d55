//! The per-user cache of tools: `one-minute-guide/<tool>-<version>/` under `$XDG_CACHE_HOME` or `~/.cache`.
//! A folder in it is whole or absent: it is filled under another name and renamed when complete, so a
//! killed installation is never taken for a tool.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folder of this project in the user's cache.
#[derive(Clone)]
pub struct Cache {
    root: PathBuf,
}

impl Cache {
    /// Finds the folder by the environment: an absolute `$XDG_CACHE_HOME`, else `~/.cache`. It need not exist yet.
    pub fn of_user() -> Result<Self> {
        let xdg = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        let base = xdg
            .filter(|path| path.is_absolute())
            .or_else(|| Some(env::home_dir()?.join(".cache")))
            .context("There is no cache folder: set HOME or XDG_CACHE_HOME.")?;
        let root = base.join("one-minute-guide");
        Ok(Cache { root })
    }

    /// Where the thing called `name` (`trunk-0.21.14`) is or will be.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Whether it is there, and so whole.
    pub fn holds(&self, name: &str) -> bool {
        self.path(name).is_dir()
    }

    /// Lets `fill` write into a new folder that becomes [`Cache::path`] only if it succeeds. Waits for
    /// another set-up that is at work on it; what that one has installed meanwhile is not installed again.
    pub fn install(&self, name: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
        fs::create_dir_all(&self.root)
            .with_context(|| format!("Can't make the cache folder {}", self.root.display()))?;
        let _lock = self.lock(name)?;
        if self.holds(name) {
            return Ok(());
        }
        let partial = self.path(&format!("{name}.partial"));
        let failed = || format!("Can't make {} anew", partial.display());
        if partial.exists() {
            fs::remove_dir_all(&partial).with_context(failed)?;
        }
        fs::create_dir(&partial).with_context(failed)?;
        fill(&partial)?;
        fs::rename(&partial, self.path(name)).with_context(|| format!("Can't move {} into place", partial.display()))
    }

    /// Held until the file is dropped, or its owner dies.
    fn lock(&self, name: &str) -> Result<File> {
        let path = self.path(&format!("{name}.lock"));
        let failed = || format!("Can't lock {}", path.display());
        let file = File::create(&path).with_context(failed)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => {
                println!("      another set-up is at work: waiting for it");
                file.lock().with_context(failed)?;
            }
            other => other.with_context(failed)?,
        }
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;
    use std::time::Duration;

    /// A cache of its own for each test, empty at the start.
    fn cache(test: &str) -> Cache {
        let root = env::temp_dir().join(format!("xtask-cache-{}-{test}", std::process::id()));
        fs::remove_dir_all(&root).ok();
        Cache { root }
    }

    #[test]
    fn a_failed_installation_leaves_nothing_that_looks_whole() {
        let cache = cache("failed");
        let result = cache.install("tool-1", |folder| {
            fs::write(folder.join("half"), "").unwrap();
            bail!("The registry is away.")
        });
        assert_eq!(result.unwrap_err().to_string(), "The registry is away.");
        assert!(!cache.holds("tool-1"));

        let whole = |folder: &Path| Ok(fs::write(folder.join("whole"), "")?);
        cache.install("tool-1", whole).unwrap();
        let files = fs::read_dir(cache.path("tool-1")).unwrap();
        let files: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
        assert_eq!(files, ["whole"], "nothing of the first attempt is left");
        fs::remove_dir_all(&cache.root).unwrap();
    }

    #[test]
    fn two_set_ups_take_turns_and_install_once() {
        let cache = cache("turns");
        let installs = AtomicUsize::new(0);
        let install = || {
            cache.install("tool-1", |_| {
                installs.fetch_add(1, Ordering::Relaxed);
                thread::sleep(Duration::from_millis(20));
                Ok(())
            })
        };
        thread::scope(|scope| (0..4).for_each(|_| drop(scope.spawn(install))));
        assert_eq!(installs.into_inner(), 1);
        fs::remove_dir_all(&cache.root).unwrap();
    }
}
