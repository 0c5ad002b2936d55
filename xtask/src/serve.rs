//! Serves the built site on this machine.

use std::io::ErrorKind;
use std::num::NonZeroU16;

use anyhow::{Context, Result};
use site_server::{Options, Server};

use crate::content::Edition;
use crate::toolbox::{self, Toolbox};
use crate::{child, site};

/// Taken when no port is asked for by name, or the next free one.
const USUAL_PORT: u16 = 8080;
/// How many ports are tried.
const TRIES: u16 = 20;
/// Folders whose changes need no new build; trunk leaves `dist` out by itself.
const NOT_THE_SITE: [&str; 5] = ["target", "shots", "tests", "xtask", ".ci"];

/// Sets up, builds and serves until it is stopped. With `watch`, trunk builds again at every change.
pub fn run(edition: &Edition, port: Option<NonZeroU16>, watch: bool) -> Result<()> {
    let toolbox = site::build(edition, &[])?;
    let server = start(port)?;
    println!("\nThe guide is served at (stop with Ctrl+C):\n{}", server.url());
    if watch {
        // The server reads dist/ at every request, so it need not know.
        return rebuild_at_changes(&toolbox);
    }
    server.wait();
    Ok(())
}

/// Runs until it is stopped. The whole checkout is watched but for what is not the site: trunk loses sight
/// of a single file that an editor replaces, and refuses to ignore a folder that is not there.
fn rebuild_at_changes(toolbox: &Toolbox) -> Result<()> {
    let mut trunk = site::trunk(toolbox, "watch")?;
    trunk.arg("--watch").arg(toolbox::checkout());
    for folder in NOT_THE_SITE {
        let folder = toolbox::checkout().join(folder);
        if folder.is_dir() {
            trunk.arg("--ignore").arg(folder);
        }
    }
    child::run(&mut trunk, "Watching stopped: the messages above say why.")
}

fn start(port: Option<NonZeroU16>) -> Result<Server> {
    let listen = |port| {
        let (root, mount) = (site::dist(), "/".to_owned());
        Server::start(Options { root, mount, port })
    };
    if let Some(port) = port {
        let advice = || format!("Can't serve on port {port}; leave --port out to get a free one");
        return listen(port.get()).with_context(advice);
    }
    let mut last = Err(ErrorKind::AddrInUse.into());
    for port in USUAL_PORT..USUAL_PORT + TRIES {
        last = listen(port);
        // Any other error ends the search.
        if !matches!(&last, Err(error) if error.kind() == ErrorKind::AddrInUse) {
            break;
        }
    }
    last.with_context(|| format!("Can't serve on port {USUAL_PORT} or one of the next"))
}
