//! What a tap and a key cost, beside a page without scripts and with guides ten and a hundred times as long.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::toolbox::{self, Toolbox};
use crate::{child, content, setup, site};

/// How many times as long as the guide is.
const LENGTHS: [usize; 3] = [1, 10, 100];

/// Builds the guides, and measures them one after the other in one run.
pub fn run() -> Result<()> {
    let needs = [setup::FOR_BUILD.as_slice(), &[setup::Need::Chromium]].concat();
    let toolbox = setup::prepare(&needs, &content::Edition::default(), site::compile)?;
    let folder = toolbox::checkout().join("target/bench");
    fs::create_dir_all(&folder).with_context(|| format!("Can't make {}", folder.display()))?;
    let guide = content::read(content::SHIPPED)?;
    for times in LENGTHS {
        build(&toolbox, &folder.join(times.to_string()), &longer(&guide, times))?;
    }
    let mut bench = toolbox.command("cargo")?;
    bench.args(["run", "--quiet", "--package", "e2e", "--bin", "bench"]);
    bench.args(LENGTHS.map(|times| folder.join(times.to_string())));
    child::run(&mut bench, "Nothing could be measured: the messages above say why.")
}

/// Builds a guide into a folder, whatever its bytes. Its text stands beside the folder.
fn build(toolbox: &Toolbox, folder: &Path, guide: &str) -> Result<()> {
    let file = folder.with_extension("toml");
    fs::write(&file, guide).with_context(|| format!("Can't write {}", file.display()))?;
    let mut toolbox = toolbox.clone();
    toolbox.set(content::VARIABLE, file);
    toolbox.set("GUIDE_OVERDRAWN", "1");
    site::build_into(folder, &toolbox)
}

/// The guide with every sign and every paragraph so many times; only signs have ids, and each keeps one of its own.
fn longer(guide: &str, times: usize) -> String {
    let mut longer = String::new();
    for line in guide.lines() {
        let entry = line.trim_start();
        let is_sign = entry.starts_with("{ id = \"");
        let is_paragraph = (entry.starts_with("{ text") || entry.starts_with("{ term")) && !entry.contains("fact =");
        let repeated = if is_sign || is_paragraph { times } else { 1 };
        for copy in 0..repeated {
            let id = if is_sign && copy > 0 { format!("-{copy}\", text") } else { "\", text".into() };
            longer += &line.replacen("\", text", &id, 1);
            longer += "\n";
        }
    }
    longer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_paragraphs_come_many_times_and_the_rest_once() {
        let once = ["[[groups]]", "id = \"a\"", "{ text = \"three\", fact = \"f\" },", ""].join("\n");
        let sign = "  { id = \"x\", text = \"one\" },\n";
        let paragraph = "  { text = \"two\" },\n";
        let guide = [&once, sign, paragraph].concat();
        assert_eq!(longer(&guide, 1), guide);
        let second = sign.replace("\"x\"", "\"x-1\"");
        let twice = [&once, sign, &second, paragraph, paragraph].concat();
        assert_eq!(longer(&guide, 2), twice);
    }
}
