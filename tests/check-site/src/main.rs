//! `check-site URL DIST`, which `cargo xtask check-site URL` runs.

use std::env;
use std::process::ExitCode;
use std::time::Duration;

use check_site::Check;

/// A slow host is not a wrong one.
const PATIENCE: Duration = Duration::from_secs(30);

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let [url, dist] = words.as_slice() else {
        eprintln!("Usage: check-site URL DIST");
        return ExitCode::from(2);
    };
    let check = Check { url: url.clone(), dist: dist.into(), patience: PATIENCE };
    match check.run() {
        Ok(report) => {
            println!("{report}");
            if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
