//! Makes the site: from what Trunk has built, and the file of a guide, to what is published.
//!
//! Trunk's `post_build` hook runs it. It reads and checks the guide, gives the program's files names that are hashes of their content,
//! renders every page to a whole document, writes the service worker's table from the final bytes, checks
//! the budgets and compresses. Asked to `check`, it reads and checks the guide alone; asked about what
//! is `published`, it remembers the guide's ids.

mod assets;
mod budget;
mod cache;
mod compress;
mod digest;
mod document;
mod emergency;
mod fill;
mod hosts;
mod module;
mod names;
mod paper;
mod pictures;
mod policy;
mod scripts;
mod search;
mod site;
mod styles;
mod unverified;
mod worker;

use document::Parts;
use site::Site;
use std::{env, process::ExitCode};

fn main() -> ExitCode {
    match make() {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// What went wrong, in a sentence.
type Outcome<T> = Result<T, String>;

fn make() -> Outcome<String> {
    let guide = guide::open(&guide::file())?;
    match env::args().nth(1).as_deref() {
        Some("check") => return Ok("The guide's text has no fault.".to_owned()),
        Some("published") => {
            let ids = guide::remember(guide, &guide::file())?;
            return Ok(format!("Its ids are remembered in {}.", ids.display()));
        }
        _ => {}
    }
    let guide = paper::offer(guide)?;
    let mut site = Site::open()?;
    scripts::shrink(&mut site)?;
    let template = site.take_text("index.html")?;
    let styles = styles::take(&mut site, &template)?;
    module::shrink(&mut site)?;
    names::shorten(&mut site)?;
    let program = assets::take(&mut site)?;
    let cover = site.take_text("cover.js")?.trim_end().to_owned();
    let mut names = document::names(guide, fill::in_json);
    names.push(("shortcuts", document::shortcuts(guide)));
    names.push(("screenshots", pictures::put(&mut site, guide)?));
    site.fill("manifest.webmanifest", &names)?;
    let search = search::put(&mut site, guide)?;
    let shared = assets::put(&mut site, styles::shared(&styles).into_bytes(), "shared", "css");
    let parts = Parts {
        guide,
        template: &template,
        styles: &styles,
        program: &program,
        shared: &shared,
        search: &search,
        cover: &cover,
    };
    let pages = document::render(&parts)?;
    let emergency = emergency::document(guide)?;
    site.fill("_headers", &[("csp", policy::header(&pages, &cover))])?;
    let headers = hosts::write(&mut site)?;
    let version = site.version(&pages, &emergency);
    for page in &pages {
        site.put(&page.file, page.with_version(&version).into_bytes());
    }
    paper::put(&mut site, guide, &version)?;
    worker::write(&mut site, &version, &headers, &emergency)?;
    let report = unverified::report(guide) + &budget::check(&site, &styles)?;
    compress::write(&mut site);
    site.save()?;
    Ok(report)
}
