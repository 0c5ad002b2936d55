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

const MISSING: &str =
    "The stories about nginx (with its module brotli_static) and Apache need both.";

/// Installs what is missing where that is possible. Elsewhere the stories say that they are skipped; a machine that
/// decides about a change (`CI=true`) may not skip them.
pub fn prepare(step: &Step) -> Result<(), Failure> {
    if debian::has(&PACKAGES) {
        step.found("already there");
        return Ok(());
    }
    step.working("installing Debian's packages");
    match debian::install(&PACKAGES, MISSING) {
        Ok(()) => step.done(),
        Err(_) if both_are_there() => step.found("there, if not by Debian's packages"),
        Err(failure) if env::var("CI").as_deref() == Ok("true") => return Err(failure),
        Err(failure) => println!("      {failure} Those stories are skipped."),
    }
    Ok(())
}

/// Installed some other way, or in part. Whether the module is there, the story itself finds out.
fn both_are_there() -> bool {
    let there = |program: &str| {
        toolbox::which(program).is_some() || Path::new("/usr/sbin").join(program).is_file()
    };
    there("nginx") && (there("apache2") || there("httpd"))
}
