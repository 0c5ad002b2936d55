//! nginx and Apache, on which the site's own words for them are tried.

use std::env;
use std::path::Path;

use super::debian;
use crate::failure::Failure;
use crate::step::Step;
use crate::toolbox;

pub const NAME: &str = "nginx and Apache";

/// Programs and modules alone: of Apache there is no service, and nginx's is of no use to the tests, which start their
/// own on a free port.
const PACKAGES: [&str; 3] = ["nginx", "libnginx-mod-http-brotli-static", "apache2-bin"];

/// Where the story looks for nginx's module.
const MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

const MISSING: &str =
    "The stories about nginx (with its module brotli_static) and Apache need both.";

/// Installs what is missing where that is possible. Elsewhere the stories say that they are skipped; a machine that
/// decides about a change (`CI=true`) may not skip them.
pub fn prepare(step: &Step) -> Result<(), Failure> {
    if debian::has(&PACKAGES) || all_are_there() {
        step.found("already there");
        return Ok(());
    }
    step.working("installing Debian's packages");
    match debian::install(&PACKAGES, MISSING) {
        Ok(()) => step.done(),
        Err(failure) if env::var("CI").as_deref() == Ok("true") => return Err(failure),
        Err(failure) => println!("      {failure} Those stories are skipped."),
    }
    Ok(())
}

/// Installed some other way.
fn all_are_there() -> bool {
    let there = |program: &str| {
        toolbox::which(program).is_some() || Path::new("/usr/sbin").join(program).is_file()
    };
    there("nginx") && Path::new(MODULE).is_file() && (there("apache2") || there("httpd"))
}
