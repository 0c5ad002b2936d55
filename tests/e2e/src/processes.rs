//! The processes of a browser and its driver, found by the profile folder that they were told of.

use std::collections::HashSet;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System, UpdateKind};

use crate::driver::MARK;

const LIMIT: Duration = Duration::from_secs(10);

/// Kills the browser that uses `profile`, with all its children, as a crash or an empty battery would: nothing can be saved.
pub fn kill(profile: &Path) -> Result<()> {
    let start = Instant::now();
    let mut doomed = HashSet::new();
    loop {
        let system = look();
        doomed.extend(family(&system, profile));
        let alive: Vec<_> =
            doomed.iter().filter_map(|pid| system.process(*pid)).filter(|process| !process.cmd().is_empty()).collect();
        if alive.is_empty() {
            return Ok(());
        }
        ensure!(start.elapsed() < LIMIT, "{} processes of the browser cannot be killed", alive.len());
        for process in alive {
            // One that has ended meanwhile is what is wanted; the next look tells.
            process.kill();
        }
    }
}

/// How many processes of the browser that uses `profile` there are.
pub fn count(profile: &Path) -> usize {
    family(&look(), profile).len()
}

fn look() -> System {
    let mut system = System::new();
    let what = ProcessRefreshKind::nothing().with_cmd(UpdateKind::Always).with_environ(UpdateKind::Always);
    system.refresh_processes_specifics(ProcessesToUpdate::All, true, what);
    system
}

/// The browser and its driver, which have been told of `profile`, and all that descend from them.
fn family(system: &System, profile: &Path) -> HashSet<Pid> {
    let mark = format!("{MARK}={}", profile.display());
    let named = |process: &sysinfo::Process| process.environ().iter().any(|word| *word == *mark);
    let mut family: HashSet<Pid> =
        system.processes().values().filter(|process| named(process)).map(sysinfo::Process::pid).collect();
    loop {
        let child = |process: &&sysinfo::Process| process.parent().is_some_and(|parent| family.contains(&parent));
        let children: Vec<Pid> = system.processes().values().filter(child).map(sysinfo::Process::pid).collect();
        let before = family.len();
        family.extend(children);
        if family.len() == before {
            return family;
        }
    }
}
