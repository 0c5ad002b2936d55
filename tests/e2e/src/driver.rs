//! A WebDriver server, and what it needs beside it.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep};

use crate::warden::Warden;

/// Told to every driver, and by it to its browser: what is found with it belongs to the browser on this profile.
pub const MARK: &str = "GUIDE_PROFILE";

const LIMIT: Duration = Duration::from_secs(20);

/// Running processes, which are killed when it is dropped.
pub struct Driver {
    /// Where it takes commands.
    pub address: String,
    processes: Vec<Child>,
    warden: Option<Warden>,
}

impl Driver {
    /// The driver for the browser on `profile`, and what it needs beside it.
    pub fn new(address: String, driver: Child, beside: Vec<Child>, profile: &Path) -> Result<Self> {
        let group = driver.id().context("the driver has ended")?;
        let warden = Warden::of(group, profile)?;
        let mut processes = vec![driver];
        processes.extend(beside);
        Ok(Driver { address, processes, warden: Some(warden) })
    }

    /// Ends what still runs.
    pub fn end(&mut self) -> Result<()> {
        drop(self.warden.take());
        for process in &mut self.processes {
            process.start_kill()?;
        }
        Ok(())
    }
}

/// A driver for the browser on `profile`. Both are in a process group of their own.
pub fn command(program: &Path, profile: &Path) -> Command {
    let mut command = Command::new(program);
    command.env(MARK, profile).kill_on_drop(true);
    // What a browser that is killed leaves lying about is removed with the profile.
    command.env("TMPDIR", profile);
    command.process_group(0);
    command
}

/// Starts `command`, and reads what it says until `find` finds something in a line. The rest of its output is read
/// too, so that it never waits for a reader.
pub async fn start_and_hear<T>(command: &mut Command, find: impl Fn(&str) -> Option<T>) -> Result<(Child, T)> {
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = command.spawn()?;
    let output = process.stdout.take().context("it has no output")?;
    let mut lines = BufReader::new(output).lines();
    let mut said = Vec::new();
    while let Some(line) = lines.next_line().await? {
        if let Some(found) = find(&line) {
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok((process, found));
        }
        said.push(line);
    }
    bail!("it said: {}", said.join(" "))
}

/// Starts a driver that must be told its port, and waits until it takes commands there. What it says goes to `output`.
pub async fn start_on_free_port(output: &File, mut command: impl FnMut(u16) -> Command) -> Result<(Child, String)> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let mut driver = command(port).stdout(output.try_clone()?).stderr(output.try_clone()?).spawn()?;
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_err() {
        if let Some(status) = driver.try_wait()? {
            bail!("it ended at once: {status}");
        }
        ensure!(start.elapsed() < LIMIT, "it takes no commands");
        sleep(Duration::from_millis(25)).await;
    }
    Ok((driver, format!("http://127.0.0.1:{port}")))
}

/// How often a driver is started before it is given up: its port may be taken by another one meanwhile.
const STARTS: u32 = 5;

/// Starts what may fail for want of a port until it does not.
pub async fn persist<T>(program: &Path, mut start: impl AsyncFnMut() -> Result<T>) -> Result<T> {
    let mut started = start().await;
    for _ in 1..STARTS {
        if started.is_ok() {
            break;
        }
        started = start().await;
    }
    started.with_context(|| format!("{} does not start", program.display()))
}
