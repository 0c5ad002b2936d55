//! Makes the scripts as small as they can be: every phone fetches them, and the remarks are for who reads the source.

use super::{Outcome, site::Site};
use std::{
    io::Write,
    process::{Command, Stdio},
};

/// Trunk's own minifier gives up on the glue; this one is set up by `cargo xtask`.
const MINIFIER: &str = "terser";

/// What a page loads, and whether it is a module.
const MINIFIED: [(&str, bool); 4] = [
    ("boot.js", false),
    ("cover.js", false),
    ("updates.js", false),
    ("one-minute-guide.js", true),
];

/// Keeps its lines, so that who asks what runs on a phone can read it there; only the remarks go.
const WORKER: &str = "sw.js";

/// Takes out of every script what only its readers need.
pub fn shrink(site: &mut Site) -> Outcome<()> {
    for (script, is_module) in MINIFIED {
        let text = minified(script, &site.take_text(script)?, is_module)?;
        site.put(script, text);
    }
    let worker = without_remarks(&site.take_text(WORKER)?);
    site.put(WORKER, worker.into_bytes());
    Ok(())
}

fn minified(script: &str, text: &str, is_module: bool) -> Outcome<Vec<u8>> {
    let failed = |error| format!("{script}: {MINIFIER} (set up by cargo xtask build): {error}");
    let mut command = Command::new(MINIFIER);
    command.args(["--compress", "--mangle"]);
    if is_module {
        command.arg("--module");
    }
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes()).map_err(failed)?;
    }
    let output = child.wait_with_output().map_err(failed)?;
    if output.status.success() && !output.stdout.is_empty() {
        Ok(output.stdout)
    } else {
        Err(format!("{script}: {MINIFIER} says above why"))
    }
}

/// Whole lines only, so that nothing within a line of code has to be understood.
fn without_remarks(script: &str) -> String {
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    script.split_inclusive('\n').filter(is_code).collect()
}

#[cfg(test)]
mod tests {
    use super::without_remarks;

    #[test]
    fn code_stays_and_remarks_go() {
        let script = "// of the file\nlet a = 'http://x'; // beside\n  // deep\n}";
        assert_eq!(without_remarks(script), "let a = 'http://x'; // beside\n}");
    }
}
