//! Real web servers, each started with a few lines of its own and the words that the build has for it.

mod apache;
mod nginx;

use std::fs::{self, Permissions};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

/// A kind of server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// nginx with the module brotli_static.
    Nginx,
    /// Apache, which reads `.htaccess`.
    Apache,
}

/// A running server with a copy of the site. It stops when dropped.
pub struct Host {
    process: Child,
    port: u16,
    mount: String,
    folder: TempDir,
}

/// Another program may take a free port before the server does.
const STARTS: u32 = 3;
const START_WITHIN: Duration = Duration::from_secs(10);

impl Kind {
    /// Serves a copy of the site in `dist` at `mount`, on a free port. Nothing when the server is not on this machine, which
    /// is said.
    ///
    /// # Errors
    /// It does not start. On a machine that decides about a change (`CI=true`): it is not there.
    pub fn serve(self, dist: &Path, mount: &str) -> Result<Option<Host>> {
        let missing = match self {
            Kind::Nginx => nginx::missing(),
            Kind::Apache => apache::missing(),
        };
        if let Some(missing) = missing {
            ensure!(
                env::var("CI").as_deref() != Ok("true"),
                "no {missing}: run `cargo xtask setup`"
            );
            eprintln!("skipped: {self:?} is not told of, because there is no {missing}");
            return Ok(None);
        }
        let mut started = self.start(dist, mount);
        for _ in 1..STARTS {
            if started.is_ok() {
                break;
            }
            started = self.start(dist, mount);
        }
        started.map(Some)
    }

    fn start(self, dist: &Path, mount: &str) -> Result<Host> {
        let folder = tempfile::tempdir()?;
        // A server that was started by root reads as somebody else.
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755))?;
        let site = Site {
            port: TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
                .local_addr()?
                .port(),
            mount: mount.to_owned(),
            root: folder.path().join("site"),
            folder: folder.path().to_path_buf(),
        };
        copy(dist, &site.root)?;
        let mut command = match self {
            Kind::Nginx => nginx::command(&site)?,
            Kind::Apache => apache::command(&site)?,
        };
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut host = Host {
            process: command.spawn()?,
            port: site.port,
            mount: site.mount,
            folder,
        };
        host.wait_until_it_answers().with_context(|| host.said())?;
        Ok(host)
    }
}

/// What the server's own file needs to know.
struct Site {
    port: u16,
    /// With a slash at both ends.
    mount: String,
    /// The copy of the build.
    root: PathBuf,
    /// For all that the server writes.
    folder: PathBuf,
}

impl Host {
    /// The site's address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.mount)
    }

    /// The host is gone from here on.
    ///
    /// # Errors
    /// It does not end.
    pub fn stop(&mut self) -> Result<()> {
        self.process.kill()?;
        self.process.wait()?;
        let gone = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        ensure!(
            gone.is_err_and(|fault| fault.kind() == ErrorKind::ConnectionRefused),
            "it still answers"
        );
        Ok(())
    }

    fn wait_until_it_answers(&mut self) -> Result<()> {
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if let Some(status) = self.process.try_wait()? {
                bail!("the server ended with {status}");
            }
            ensure!(start.elapsed() < START_WITHIN, "the server does not answer");
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// What it has complained about.
    fn said(&mut self) -> String {
        // Without an end there is no end of its output either.
        let _ = self.process.kill();
        let mut said = fs::read_to_string(self.folder.path().join("error.log")).unwrap_or_default();
        if let Some(errors) = &mut self.process.stderr {
            // What cannot be read explains nothing.
            let _ = std::io::Read::read_to_string(errors, &mut said);
        }
        said
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // It may have been stopped before.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    fs::set_permissions(to, Permissions::from_mode(0o755))?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
            fs::set_permissions(&target, Permissions::from_mode(0o644))?;
        }
    }
    Ok(())
}

/// A program by the variable that names it, or from where Debian puts servers, or from `PATH`.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let named = env::var_os(variable).map(PathBuf::from);
    let folders = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&folders).collect();
    folders.insert(0, "/usr/sbin".into());
    let mut programs = folders
        .iter()
        .flat_map(|folder| names.iter().map(|name| folder.join(name)));
    named.or_else(|| programs.find(|program| program.is_file()))
}

/// A command whose configuration is `text`, in a file of the server's own folder.
fn configured(program: PathBuf, site: &Site, option: &str, text: &str) -> Result<Command> {
    let file = site.folder.join("server.conf");
    fs::write(&file, text)?;
    let mut command = Command::new(program);
    command.arg(option).arg(file);
    Ok(command)
}
