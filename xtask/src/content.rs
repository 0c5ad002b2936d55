//! Which guide the app is built of, and beginning a new one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::toolbox::{self, Toolbox};

/// What tells the build, and the tests, of another guide than the shipped one.
pub const VARIABLE: &str = "GUIDE_CONTENT";
/// An invented guide that is unlike the shipped one, and its edition's name: the tests run on it as well.
const INVENTED: &str = "tests/guides/escaped-dragons.toml";
pub const ANOTHER: &str = "another-guide";

/// Invented guides of other shapes, without the wording, which each takes from the shipped one as a new guide does.
const SHAPES: &str = "tests/guides/shapes";
/// A team's edition of the shipped guide, and where it says that it is published.
const TEAM: [&str; 2] = ["tests/guides/northfield.toml", "https://guide.northfield.example/"];

/// Of that, a second edition is for a shared device.
const SHARED: &str = "shared_device = false";

const FOLDER: &str = "src/content";
const TEMPLATE: &str = "src/content/template.toml";
pub const SHIPPED: &str = "src/content/walsall-cse.toml";
/// From here on the shipped file holds the wording that every guide needs.
const WORDING: &str = "[words.pages]";

/// What is built: another guide than the shipped one, a team's edition of it, for a site at an address.
#[derive(Debug, Default, PartialEq)]
pub struct Edition {
    pub content: Option<String>,
    pub team: Option<String>,
    pub address: Option<String>,
}

impl Edition {
    /// The tools, told of it.
    pub fn told_to(&self, toolbox: &Toolbox) -> Result<Toolbox> {
        let mut toolbox = toolbox.clone();
        for (name, file) in [(VARIABLE, &self.content), ("GUIDE_TEAM", &self.team)] {
            if let Some(file) = file {
                toolbox.set(name, named(file)?);
            }
        }
        if let Some(address) = &self.address {
            toolbox.set("GUIDE_ADDRESS", address);
        }
        Ok(toolbox)
    }
}

/// A file that was named on the command line, seen from where the person is. It is there.
fn named(file: &str) -> Result<PathBuf> {
    let here = env::current_dir().context("Can't tell the present folder")?;
    let path = here.join(file);
    fs::metadata(&path).with_context(|| format!("There is no file {file}"))?;
    Ok(path)
}

/// Writes a guide to begin with into the folder of guides: commented, and ready to be built.
pub fn begin(name: &str) -> Result<()> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    ensure!(
        name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(plain),
        "{name:?} is no name for a guide: a-z, 0-9 and hyphens, a letter first."
    );
    let file = format!("{FOLDER}/{name}.toml");
    let path = toolbox::checkout().join(&file);
    ensure!(!path.exists(), "{file} is there already; nothing was changed.");
    let text = template(&read(TEMPLATE)?, &read(SHIPPED)?, name)?;
    fs::write(&path, text).with_context(|| format!("Can't write {file}"))?;
    println!("{file} is ready: change its words, then\n  cargo xtask build --content {file}\nHow: {FOLDER}/README.md");
    Ok(())
}

/// The editions that the tests look at beside the shipped guide, each with its name: an invented guide, a new one as it is
/// begun, the other shapes, a team's, the same on a shared device. Their files are written where they are not yet.
pub fn editions() -> Result<Vec<(String, Edition)>> {
    let folder = toolbox::checkout().join("target/shapes");
    fs::create_dir_all(&folder).context("Can't make target/shapes")?;
    let shipped = read(SHIPPED)?;
    let mut texts = vec![("new-guide".to_owned(), read(TEMPLATE)?)];
    let listed = fs::read_dir(toolbox::checkout().join(SHAPES)).with_context(|| format!("No {SHAPES}"))?;
    for entry in listed {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        texts.push((name, fs::read_to_string(&path)?));
    }
    let mut editions = vec![(ANOTHER.to_owned(), another())];
    for (name, text) in texts {
        let file = folder.join(format!("{name}.toml"));
        fs::write(&file, template(&text, &shipped, &name)?)?;
        editions.push((name, of(&file)));
    }
    let [team, address] = TEAM;
    let team = read(team)?;
    for (name, is_shared) in [("team", "false"), ("shared", "true")] {
        let file = folder.join(format!("{name}.toml"));
        fs::write(&file, team.replace(SHARED, &SHARED.replace("false", is_shared)))?;
        let team = Some(file.display().to_string());
        let edition = Edition { team, address: Some(address.to_owned()), ..Edition::default() };
        editions.push((name.to_owned(), edition));
    }
    Ok(editions)
}

/// The invented guide.
pub fn another() -> Edition {
    of(&toolbox::checkout().join(INVENTED))
}

fn of(file: &Path) -> Edition {
    Edition { content: Some(file.display().to_string()), ..Edition::default() }
}

/// The template, with the wording of the shipped guide, which has nothing of that guide in it.
fn template(template: &str, shipped: &str, name: &str) -> Result<String> {
    let wording = shipped.find(WORDING).and_then(|place| shipped.get(place..));
    let wording = wording.with_context(|| format!("{SHIPPED} has no {WORDING}."))?;
    Ok(template.replace("{{id}}", name) + wording)
}

/// A file of the checkout.
pub fn read(file: &str) -> Result<String> {
    fs::read_to_string(toolbox::checkout().join(file)).with_context(|| format!("Can't read {file}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_has_its_name_and_all_wording() {
        let shipped = "[guide]\n[words.pages]\nx = 1";
        let text = template("id = \"{{id}}\"\n", shipped, "my-town").unwrap();
        assert_eq!(text, "id = \"my-town\"\n[words.pages]\nx = 1");
        assert!(template("", "[guide]", "my-town").is_err());
    }

    #[test]
    fn a_name_that_is_no_file_and_no_id_or_is_taken_is_refused() {
        for name in ["", "../x", "My Town", "9", "a/b", "ä", "walsall-cse"] {
            assert!(begin(name).is_err(), "{name}");
        }
    }
}
