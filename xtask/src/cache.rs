//! The per-user cache of tools: `one-minute-guide/<tool>-<version>/` under `$XDG_CACHE_HOME` or `~/.cache`.
//! A folder in it is whole or absent: it is filled under another name and renamed when complete, so a
//! killed installation is never taken for a tool.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The folder of this project in the user's cache.
pub struct Cache {
    root: PathBuf,
}

impl Cache {
    /// Finds the folder by the environment. It need not exist yet.
    pub fn of_user() -> Result<Self, Failure> {
        let root = place(
            env::var_os("XDG_CACHE_HOME").map(PathBuf::from),
            env::home_dir(),
        );
        let root = root
            .ok_or_else(|| Failure::new("There is no cache folder: set HOME or XDG_CACHE_HOME."))?;
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
    /// another set-up that is at work; what that one has installed meanwhile is not installed again.
    pub fn install(
        &self,
        name: &str,
        fill: impl FnOnce(&Path) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let failed =
            |doing: &str, path: &Path| Failure::during(format!("Can't {doing} {}", path.display()));
        fs::create_dir_all(&self.root).map_err(failed("make the cache folder", &self.root))?;
        let _lock = self.lock()?;
        if self.holds(name) {
            return Ok(());
        }
        let partial = self.path(&format!("{name}.partial"));
        if partial.exists() {
            fs::remove_dir_all(&partial)
                .map_err(failed("clear what a stopped set-up left in", &partial))?;
        }
        fs::create_dir(&partial).map_err(failed("make", &partial))?;
        fill(&partial)?;
        fs::rename(&partial, self.path(name)).map_err(failed("move into place", &partial))
    }

    /// Held until the file is dropped, or its owner dies.
    fn lock(&self) -> Result<File, Failure> {
        let path = self.root.join("setup.lock");
        let file = File::create(&path)
            .map_err(Failure::during(format!("Can't write {}", path.display())))?;
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => {
                println!("      another set-up is at work: waiting for it")
            }
            Err(TryLockError::Error(error)) => {
                return Err(Failure::new(format!(
                    "Can't lock {}: {error}.",
                    path.display()
                )));
            }
        }
        file.lock()
            .map_err(Failure::during(format!("Can't lock {}", path.display())))?;
        Ok(file)
    }
}

/// The XDG rule: an absolute `$XDG_CACHE_HOME`, else `~/.cache`.
fn place(xdg: Option<PathBuf>, home: Option<PathBuf>) -> Option<PathBuf> {
    let base = xdg
        .filter(|path| path.is_absolute())
        .or_else(|| home.map(|home| home.join(".cache")));
    base.map(|base| base.join("one-minute-guide"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cache of its own for each test, empty at the start.
    fn cache(test: &str) -> Cache {
        let root = env::temp_dir().join(format!("xtask-cache-{}-{test}", std::process::id()));
        fs::remove_dir_all(&root).ok();
        Cache { root }
    }

    #[test]
    fn a_relative_xdg_folder_is_ignored() {
        let home = || Some(PathBuf::from("/home/a"));
        assert_eq!(
            place(Some("/var/c".into()), home()),
            Some("/var/c/one-minute-guide".into())
        );
        assert_eq!(
            place(Some("c".into()), home()),
            Some("/home/a/.cache/one-minute-guide".into())
        );
        assert_eq!(place(None, None), None);
    }

    #[test]
    fn a_failed_installation_leaves_nothing_that_looks_whole() {
        let cache = cache("failed");
        let result = cache.install("tool-1", |folder| {
            fs::write(folder.join("half"), "").unwrap();
            Err(Failure::new("The registry is away."))
        });
        assert_eq!(result, Err(Failure::new("The registry is away.")));
        assert!(!cache.holds("tool-1"));

        let whole =
            |folder: &Path| fs::write(folder.join("whole"), "").map_err(Failure::during("write"));
        cache.install("tool-1", whole).unwrap();
        let files: Vec<_> = fs::read_dir(cache.path("tool-1"))
            .unwrap()
            .map(|f| f.unwrap().file_name())
            .collect();
        assert_eq!(files, ["whole"], "nothing of the first attempt is left");
        fs::remove_dir_all(&cache.root).unwrap();
    }

    #[test]
    fn what_is_there_is_not_installed_again() {
        let cache = cache("again");
        cache.install("tool-1", |_| Ok(())).unwrap();
        cache
            .install("tool-1", |_| Err(Failure::new("was asked again")))
            .unwrap();
        fs::remove_dir_all(&cache.root).unwrap();
    }

    #[test]
    fn two_set_ups_take_turns() {
        let cache = cache("turns");
        let installs = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    cache.install("tool-1", |_| {
                        installs.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        std::thread::sleep(std::time::Duration::from_millis(20));
                        Ok(())
                    })
                });
            }
        });
        assert_eq!(installs.into_inner(), 1);
        fs::remove_dir_all(&cache.root).unwrap();
    }
}
