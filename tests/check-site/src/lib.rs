//! Compares a published site with its build: byte for byte, header for header, compressed and not.
//!
//! Between `dist/` and a phone stand the host, often a CDN, and sometimes a proxy, and each may mean well: minify, put
//! a script in, cache for a day, answer a missing address with a page. The offline copy takes nothing but the published
//! bytes, so such help breaks it. [`files`] lists what should be there, [`client`] asks for it, [`body`], [`coding`] and
//! [`headers`] compare, [`report`] tells.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod body;
mod client;
mod coding;
mod files;
mod headers;
mod report;

use std::path::{Path, PathBuf};
use std::time::Duration;

use client::{Answer, Client};
use files::File;
use site_server::Rules;

pub use report::{Finding, Report};

/// What to compare with what.
pub struct Check {
    /// Where the site is published.
    pub url: String,
    /// The folder of the build.
    pub dist: PathBuf,
    /// How long to wait for each answer.
    pub patience: Duration,
}

impl Check {
    /// Asks for every file of the build and tells what differs.
    ///
    /// # Errors
    /// Nothing could be compared: there is no build, no such address, or nobody answers. The sentence says which.
    pub fn run(&self) -> Result<Report, String> {
        let files = files::published(&self.dist)?;
        let rules = rules(&self.dist)?;
        let client = Client::new(self.patience);
        let base = client::base(&self.url)?;
        client.get(&base, "identity").map_err(|error| format!("Can't reach {base}: {error}."))?;
        let mut report = Report::new(files.len());
        if client::is_without_https(&base) {
            let what = "there is no HTTPS, and without it browsers make no offline copy";
            report.wrong("the address", what.to_owned());
        }
        let comparison = Comparison { client: &client, base: &base, rules: &rules };
        for file in &files {
            comparison.file(file, &mut report);
        }
        Ok(report)
    }
}

fn rules(dist: &Path) -> Result<Rules, String> {
    let path = dist.join("_headers");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Rules::parse(&text)
}

struct Comparison<'a> {
    client: &'a Client,
    base: &'a str,
    rules: &'a Rules,
}

impl Comparison<'_> {
    /// One file, as it is and in each coding.
    fn file(&self, file: &File, report: &mut Report) {
        let Some(plain) = self.ask(file, "identity", report) else {
            return;
        };
        if let Some(status) = status_fault(file, &plain) {
            return report.wrong(file.name(), status);
        }
        headers::compare(file, &self.rules.headers(&file.rule_path()), &plain, report);
        if let Some(coding) = plain.header("Content-Encoding") {
            return report.wrong(file.name(), format!("is sent in {coding} to those who did not ask for it"));
        }
        if let Some(difference) = body::difference(file, &plain.body) {
            report.wrong(file.name(), difference);
            // Every coding would only say it again.
            return;
        }
        if file.is_for_missing() {
            return;
        }
        for (coding, ours) in coding::ALL.into_iter().zip(file.packed) {
            if let Some(coded) = self.ask(file, coding, report) {
                coding::compare(file, coding, ours, &coded, report);
            }
        }
    }

    fn ask(&self, file: &File, coding: &str, report: &mut Report) -> Option<Answer> {
        let answer = self.client.get(&format!("{}{}", self.base, file.url()), coding);
        answer.map_err(|error| report.wrong(file.name(), error)).ok()
    }
}

fn status_fault(file: &File, answer: &Answer) -> Option<String> {
    match (answer.status, answer.header("Location")) {
        (status, _) if status == file.status() => None,
        (301 | 302 | 303 | 307 | 308, Some(location)) => Some(format!("is redirected to {location}")),
        (status, _) if file.is_for_missing() => Some(format!("is answered by {status}, not by 404")),
        (status, _) => Some(format!("is answered by {status}")),
    }
}
