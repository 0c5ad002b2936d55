//! The budgets: a build that would cost people more than this on a poor network is no build.

use super::{
    Outcome,
    compress::brotli,
    site::Site,
    styles::{self, Style},
    worker,
};
use std::env;
use std::fmt::Write;

/// Set in the environment, the budgets are told and not kept: a benchmark builds guides that nobody would publish.
const OVERDRAWN_IS_FINE: &str = "GUIDE_OVERDRAWN";

/// What one budget counts.
struct Budget {
    name: &'static str,
    /// Bytes, compressed with brotli at level 11.
    most: usize,
    counts: Counts,
}

enum Counts {
    /// The files of this kind together.
    Together(fn(&str) -> bool),
    /// The largest file of this kind.
    Each(fn(&str) -> bool),
    /// All styles together, which are published inside the documents.
    Styles,
}

const BUDGETS: [Budget; 6] = [
    Budget { name: "WebAssembly", most: 75_000, counts: Counts::Together(|path| path.ends_with(".wasm")) },
    Budget { name: "glue JavaScript", most: 6_000, counts: Counts::Together(is_glue) },
    Budget { name: "styles", most: 8_000, counts: Counts::Styles },
    // One window of a fresh TCP connection.
    Budget { name: "each document", most: 14_000, counts: Counts::Each(|path| path.ends_with(".html")) },
    Budget {
        name: "icons in the offline copy",
        most: 12_000,
        counts: Counts::Together(|path| path.starts_with("icons/") && worker::is_kept(path)),
    },
    Budget {
        name: "all for offline use, without icons",
        most: 128_000,
        counts: Counts::Together(is_offline_without_icons),
    },
];

fn is_glue(path: &str) -> bool {
    path.starts_with("assets/app.") && path.ends_with(".js")
}

fn is_offline_without_icons(path: &str) -> bool {
    path == "sw.js" || (worker::is_kept(path) && !path.starts_with("icons/"))
}

/// A line for each budget with what was used of it.
///
/// # Errors
/// Every budget that is overdrawn.
pub fn check(site: &Site, styles: &[Style]) -> Outcome<String> {
    let sizes: Vec<(&str, usize)> = site.files().map(|(path, bytes)| (path, brotli(bytes).len())).collect();
    let of = |kind: fn(&str) -> bool| sizes.iter().filter(move |(path, _)| kind(path)).map(|(_, size)| *size);
    let mut report = String::from("Bytes, brotli -q 11:");
    let mut overdrawn = Vec::new();
    for Budget { name, most, counts } in BUDGETS {
        let used = match counts {
            Counts::Together(kind) => of(kind).sum(),
            Counts::Each(kind) => of(kind).max().unwrap_or(0),
            Counts::Styles => brotli(styles::all(styles).as_bytes()).len(),
        };
        if used == 0 {
            return Err(format!("nothing was counted for the budget of {name}"));
        }
        let _ = write!(report, "\n  {used:>7} of {most:>7}  {name}");
        if used > most {
            overdrawn.push(format!("{name}: {used} of {most}"));
        }
    }
    if overdrawn.is_empty() || env::var_os(OVERDRAWN_IS_FINE).is_some() {
        Ok(report)
    } else {
        Err(format!("over the budget: {}\n{report}", overdrawn.join(", ")))
    }
}
