//! Real web servers, each started with a few lines of its own and the words that the build has for it.

use std::fs::{self, Permissions};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use anyhow::{Result, bail, ensure};
use tempfile::TempDir;

use crate::published::copy;
use crate::tools;

/// A kind of server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// nginx with the module brotli_static.
    Nginx,
    /// Apache, which reads `.htaccess`.
    Apache,
    /// Caddy.
    Caddy,
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

/// Where Debian puts their modules.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
const MODULES: &str = "/usr/lib/apache2/modules";

/// What the site's file uses, and what most hosts have besides: the filters that compress by themselves.
const USED: &str = "mpm_event authz_core dir mime alias headers rewrite filter deflate brotli";

impl Kind {
    /// The program, and the switch before its configuration.
    fn command(self) -> Result<Command> {
        let (program, needs, switch) = match self {
            Kind::Nginx => (tools::program("NGINX")?, BROTLI, "-c"),
            Kind::Apache => (tools::program("APACHE")?, MODULES, "-f"),
            Kind::Caddy => (tools::program("CADDY")?, "/", "--config"),
        };
        ensure!(Path::new(needs).exists(), "no {needs}");
        let mut command = Command::new(program);
        if self == Kind::Caddy {
            command.args(["run", "--adapter", "caddyfile"]);
        }
        command.arg(switch);
        Ok(command)
    }

    /// Serves a copy of the site in `dist` at `mount`, on a free port. Nothing when the server is not on this machine, which
    /// is said; on a machine that decides about a change (`CI=true`), it must be there.
    pub fn serve(self, dist: &Path, mount: &str) -> Result<Option<Host>> {
        if let Err(missing) = self.command() {
            ensure!(env::var("CI").as_deref() != Ok("true"), missing);
            eprintln!("skipped: {self:?} is not told of. {missing}");
            return Ok(None);
        }
        let mut started = self.start(dist, mount);
        for _ in 1..STARTS {
            if started.is_err() {
                started = self.start(dist, mount);
            }
        }
        started.map(Some)
    }

    fn start(self, dist: &Path, mount: &str) -> Result<Host> {
        let folder = tempfile::tempdir()?;
        let own = folder.path();
        copy(dist, &own.join("site"))?;
        // A server that was started by root reads as somebody else.
        fs::set_permissions(own, Permissions::from_mode(0o755))?;
        Command::new("chmod").args(["-R", "a+rX"]).arg(own).status()?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let configuration = match self {
            Kind::Nginx => nginx(port, mount, own),
            Kind::Apache => apache(port, mount, own),
            Kind::Caddy => caddy(port, mount, own),
        };
        fs::write(own.join("server.conf"), configuration)?;
        let mut command = self.command()?;
        command.arg(own.join("server.conf"));
        if self == Kind::Apache {
            // Apache wants what it is told of to be there. One process, so that it ends as a whole.
            fs::create_dir(own.join("nothing"))?;
            fs::write(own.join("types"), "")?;
            command.arg("-X");
        } else if self == Kind::Caddy {
            // It keeps things where its person lives.
            command.env("HOME", own).env("XDG_DATA_HOME", own).env("XDG_CONFIG_HOME", own);
        } else {
            // Until it has read its file it writes where its package says.
            command.arg("-e").arg(own.join("error.log"));
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(fs::File::create(own.join("said"))?);
        let process = command.spawn()?;
        let mount = mount.to_owned();
        let mut host = Host { process, port, mount, folder };
        host.wait_until_it_answers()?;
        Ok(host)
    }
}

impl Host {
    /// The site's address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.mount)
    }

    fn answers(&self) -> bool {
        TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok()
    }

    /// The host is gone from here on.
    pub fn stop(&mut self) -> Result<()> {
        self.process.kill()?;
        self.process.wait()?;
        ensure!(!self.answers(), "it still answers");
        Ok(())
    }

    fn wait_until_it_answers(&mut self) -> Result<()> {
        let start = Instant::now();
        while !self.answers() {
            if self.process.try_wait()?.is_some() || start.elapsed() > START_WITHIN {
                let said = ["said", "error.log"].map(|file| fs::read_to_string(self.folder.path().join(file)));
                bail!("the server does not answer: {said:?}");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // It may have been stopped before.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// One process, everything that it writes in its own folder, the words of `_nginx.conf`, included as that file says, and the
/// types that Debian's nginx has for everybody.
fn nginx(port: u16, mount: &str, own: &Path) -> String {
    let own = own.display();
    let place = match mount {
        "/" => format!("root {own}/site;"),
        _ => format!("alias {own}/site/;"),
    };
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let temporary = temporary.map(|name| format!("{name}_temp_path {own}/{name};\n")).concat();
    format!(
        "load_module {BROTLI};
daemon off;
master_process off;
pid {own}/pid;
error_log {own}/error.log;
events {{}}
http {{
  {temporary}
  access_log off;
  default_type text/plain;
  server {{
    listen 127.0.0.1:{port};
    location {mount} {{
      {place}
      include {own}/site/_nginx.conf;
      error_page 404 {mount}404.html;
      brotli_static on;
    }}
  }}
}}
"
    )
}

/// Everything that it writes is in its own folder. The types and filters are Debian's, which the site's `.htaccess` must not
/// fall over.
fn apache(port: u16, mount: &str, own: &Path) -> String {
    let own = own.display();
    let place = match mount {
        "/" => format!("DocumentRoot {own}/site"),
        _ => format!("DocumentRoot {own}/nothing\nAlias {mount} {own}/site/"),
    };
    let modules = USED.split(' ').map(|name| format!("LoadModule {name}_module {MODULES}/mod_{name}.so\n"));
    let modules: String = modules.collect();
    format!(
        "{modules}
ServerRoot {own}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {own}/pid
ErrorLog {own}/error.log
Mutex file:{own} default
TypesConfig {own}/types
<IfModule unixd_module>
  User #65534
  Group #65534
</IfModule>
AddType application/x-gzip .gz
AddOutputFilterByType DEFLATE text/html text/javascript
AddOutputFilterByType BROTLI_COMPRESS text/html text/javascript
{place}
<Directory />
  Require all denied
</Directory>
<Directory {own}/site>
  AllowOverride FileInfo
  Require all granted
</Directory>
"
    )
}

/// The words of `_Caddyfile`, imported as that file says.
fn caddy(port: u16, mount: &str, own: &Path) -> String {
    let own = own.display();
    let site = format!("root * {own}/site\n    import {own}/site/_Caddyfile");
    let place = match mount.trim_end_matches('/') {
        "" => site,
        path => format!("redir {path} {mount}\n    handle_path {path}/* {{\n    {site}\n  }}"),
    };
    format!(
        "{{
  admin off
  auto_https off
}}
http://127.0.0.1:{port} {{
  {place}
  handle_errors {{
    root * {own}/site
    rewrite * /404.html
    file_server
  }}
}}
"
    )
}
