//! Serves the built site on this machine.

use std::io;

use site_server::{Options, Server};

use crate::content::Content;
use crate::failure::{self, Failure};
use crate::site;
use crate::toolbox::{self, Toolbox};

/// Taken when no port is asked for by name, or the next free one.
const USUAL_PORT: u16 = 8080;
/// How many ports are tried.
const TRIES: u16 = 20;
/// Folders whose changes need no new build; trunk leaves `dist` out by itself.
const NOT_THE_SITE: [&str; 5] = ["target", "shots", "tests", "xtask", ".ci"];

/// Sets up, builds and serves until it is stopped. With `watch`, trunk builds again at every change.
pub fn run(content: Option<&Content>, port: Option<u16>, watch: bool) -> Result<(), Failure> {
    let toolbox = site::build(content, &[])?;
    let server = start(port)?;
    println!(
        "\nThe guide is served at (stop with Ctrl+C):\n{}",
        server.url()
    );
    if watch {
        // The server reads dist/ at every request, so it need not know.
        return rebuild_at_changes(&toolbox);
    }
    server.wait();
    Ok(())
}

/// Runs until it is stopped. The whole checkout is watched but for what is not the site: trunk loses sight
/// of a single file that an editor replaces, and refuses to ignore a folder that is not there.
fn rebuild_at_changes(toolbox: &Toolbox) -> Result<(), Failure> {
    let mut trunk = site::trunk(toolbox, "watch")?;
    trunk.arg("--watch").arg(toolbox::checkout());
    for folder in NOT_THE_SITE {
        let folder = toolbox::checkout().join(folder);
        if folder.is_dir() {
            trunk.arg("--ignore").arg(folder);
        }
    }
    failure::run(&mut trunk, "Watching stopped: the messages above say why.")
}

fn start(port: Option<u16>) -> Result<Server, Failure> {
    let listen = |port| {
        Server::start(Options {
            root: site::dist(),
            mount: "/".to_owned(),
            port,
        })
    };
    match port {
        Some(port) => listen(port).map_err(|error| {
            Failure::new(format!(
                "Can't serve on port {port}: {error}. Leave --port out to get a free one."
            ))
        }),
        None => first_free(USUAL_PORT..USUAL_PORT + TRIES, listen).map_err(Failure::during(
            format!("Can't serve on port {USUAL_PORT} or one of the next"),
        )),
    }
}

/// The first port that is not in use. Any other error ends the search; if all are in use, that is the error.
fn first_free<T>(
    mut ports: impl Iterator<Item = u16>,
    listen: impl Fn(u16) -> io::Result<T>,
) -> io::Result<T> {
    let in_use = || io::Error::from(io::ErrorKind::AddrInUse);
    ports
        .find_map(|port| match listen(port) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => None,
            other => Some(other),
        })
        .unwrap_or_else(|| Err(in_use()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    fn listen(port: u16) -> io::Result<u16> {
        TcpListener::bind(("127.0.0.1", port)).map(|_| port)
    }

    #[test]
    fn a_busy_port_is_passed_over() {
        let busy = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let taken = busy.local_addr().unwrap().port();
        assert_eq!(first_free([taken, 0].into_iter(), listen).unwrap(), 0);
        assert_eq!(
            first_free([taken].into_iter(), listen).unwrap_err().kind(),
            io::ErrorKind::AddrInUse
        );
    }

    #[test]
    fn another_error_is_not_a_busy_port() {
        let denied = |_| -> io::Result<u16> { Err(io::ErrorKind::PermissionDenied.into()) };
        assert_eq!(
            first_free(80..90, denied).unwrap_err().kind(),
            io::ErrorKind::PermissionDenied
        );
    }
}
