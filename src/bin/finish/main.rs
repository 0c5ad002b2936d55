//! Finishes a build: from what Trunk has made to the site that is published.
//!
//! Trunk's `post_build` hook runs it. It gives the program's files names that are hashes of their content,
//! renders every page to a whole document, writes the service worker's table from the final bytes, checks
//! the budgets and compresses.

mod assets;
mod budget;
mod compress;
mod digest;
mod document;
mod emergency;
mod fill;
mod hosts;
mod markup;
mod module;
mod policy;
mod scripts;
mod site;
mod styles;
mod unverified;
mod worker;

use site::Site;
use std::process::ExitCode;

fn main() -> ExitCode {
    match finish() {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("finish: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// What went wrong, in a sentence.
type Outcome<T> = Result<T, String>;

fn finish() -> Outcome<String> {
    let mut site = Site::open()?;
    scripts::shrink(&mut site)?;
    let template = site.take_text("index.html")?;
    let styles = styles::take(&mut site, &template)?;
    module::shrink(&mut site)?;
    let program = assets::take(&mut site)?;
    let cover = site.take_text("cover.js")?.trim_end().to_owned();
    site.fill("manifest.webmanifest", &document::names(fill::in_json))?;
    let pages = document::render(&template, &styles, &program, &cover)?;
    site.fill("_headers", &[("csp", policy::header(&pages, &cover))])?;
    let headers = hosts::write(&mut site)?;
    let version = site.version(&pages, &emergency::document());
    for page in &pages {
        site.put(&page.file, page.with_version(&version).into_bytes());
    }
    worker::write(&mut site, &version, &headers)?;
    let report = unverified::report() + &budget::check(&site, &styles)?;
    compress::write(&mut site);
    site.save()?;
    Ok(report)
}
