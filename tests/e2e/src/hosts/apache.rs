//! Apache, which reads `.htaccess` by itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{Site, configured, program};

/// Where Debian puts them.
const MODULES: &str = "/usr/lib/apache2/modules";
/// What the site's file uses, and what most hosts have besides: the filters that compress by themselves.
const USED: [&str; 10] = [
    "mpm_event",
    "authz_core",
    "dir",
    "mime",
    "alias",
    "headers",
    "rewrite",
    "filter",
    "deflate",
    "brotli",
];

/// What is not on this machine.
pub fn missing() -> Option<&'static str> {
    let there = apache().is_some() && Path::new(MODULES).is_dir();
    (!there).then_some("Apache")
}

fn apache() -> Option<PathBuf> {
    program("APACHE", &["apache2", "httpd"])
}

pub fn command(site: &Site) -> Result<Command> {
    // Apache wants what it is told of to be there.
    fs::create_dir(site.folder.join("nothing"))?;
    fs::write(site.folder.join("types"), "")?;
    let mut command = configured(
        apache().context("no Apache")?,
        site,
        "-f",
        &configuration(site),
    )?;
    // One process, so that it ends as a whole.
    command.arg("-X");
    Ok(command)
}

/// Everything that it writes is in its own folder. The types and filters are Debian's, which the site's file must not
/// fall over.
fn configuration(site: &Site) -> String {
    let Site {
        port,
        mount,
        root,
        folder,
    } = site;
    let (root, folder) = (root.display(), folder.display());
    let place = match mount.as_str() {
        "/" => format!("DocumentRoot {root}"),
        _ => format!("DocumentRoot {folder}/nothing\nAlias {mount} {root}/"),
    };
    let modules = USED
        .map(|name| format!("LoadModule {name}_module {MODULES}/mod_{name}.so\n"))
        .concat();
    format!(
        "{modules}
ServerRoot {folder}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
Mutex file:{folder} default
TypesConfig {folder}/types
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
<Directory {root}>
  AllowOverride FileInfo
  Require all granted
</Directory>
"
    )
}
