//! Ends a browser when the program that drives it has ended.

use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Ends a driver and its browser when the program ends, however that happens: a test runner drops nothing that outlives
/// its tests, and nobody that is killed drops anything.
pub struct Warden(Child);

impl Warden {
    /// Waits for the end of its input, which the program holds, then kills the process group and removes the profile.
    pub fn of(group: u32, profile: &Path) -> io::Result<Warden> {
        let mut shell = Command::new("sh");
        shell.args(["-c", r#"read -r _; kill -s KILL -- "-$0"; rm -rf "$1""#]);
        shell.arg(group.to_string()).arg(profile);
        // What a terminal tells the program to end is not for this one.
        shell.process_group(0).stdin(Stdio::piped());
        shell.stdout(Stdio::null()).stderr(Stdio::null());
        shell.spawn().map(Warden)
    }
}

impl Drop for Warden {
    /// The program has seen to it by itself.
    fn drop(&mut self) {
        // It does nothing but wait; should it be gone already, so much the better.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};
    use std::{fs, thread};

    use super::*;

    #[test]
    fn without_the_program_nothing_is_left() -> io::Result<()> {
        let profile = tempfile::tempdir()?;
        fs::write(profile.path().join("kept"), "")?;
        let mut browser = Command::new("sleep").arg("600").process_group(0).spawn()?;
        let mut warden = Warden::of(browser.id(), profile.path())?;
        assert!(browser.try_wait()?.is_none());
        // As the system does when the program ends.
        drop(warden.0.stdin.take());
        let start = Instant::now();
        while browser.try_wait()?.is_none() || profile.path().exists() {
            assert!(start.elapsed() < Duration::from_secs(20), "something is left");
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    #[test]
    fn one_that_is_dropped_does_nothing() -> io::Result<()> {
        let profile = tempfile::tempdir()?;
        let mut browser = Command::new("sleep").arg("600").process_group(0).spawn()?;
        drop(Warden::of(browser.id(), profile.path())?);
        assert!(browser.try_wait()?.is_none() && profile.path().exists());
        browser.kill()?;
        browser.wait().map(drop)
    }
}
