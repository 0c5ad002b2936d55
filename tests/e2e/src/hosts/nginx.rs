//! nginx, with the words of `_nginx.conf`, included as that file says.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::{Site, configured, program};

/// Where Debian puts it.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// What is not on this machine.
pub fn missing() -> Option<&'static str> {
    if program("NGINX", &["nginx"]).is_none() {
        return Some("nginx");
    }
    (!Path::new(BROTLI).is_file()).then_some("module brotli_static for nginx")
}

pub fn command(site: &Site) -> Result<Command> {
    let program = program("NGINX", &["nginx"]).context("no nginx")?;
    let mut command = configured(program, site, "-c", &configuration(site))?;
    // Until it has read its file it writes where its package says.
    command.arg("-e").arg(site.folder.join("error.log"));
    Ok(command)
}

/// One process, everything that it writes in its own folder, and the types that Debian's nginx has for everybody.
fn configuration(site: &Site) -> String {
    let Site {
        port,
        mount,
        root,
        folder,
    } = site;
    let (root, folder) = (root.display(), folder.display());
    let place = match mount.as_str() {
        "/" => format!("root {root};"),
        _ => format!("alias {root}/;"),
    };
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let temporary: String = temporary
        .map(|name| format!("{name}_temp_path {folder}/{name};\n"))
        .concat();
    format!(
        "load_module {BROTLI};
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
  {temporary}
  access_log off;
  default_type text/plain;
  server {{
    listen 127.0.0.1:{port};
    location {mount} {{
      {place}
      include {root}/_nginx.conf;
      error_page 404 {mount}404.html;
      brotli_static on;
    }}
  }}
}}
"
    )
}
