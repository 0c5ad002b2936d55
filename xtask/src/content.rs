//! Which guide the app is built of, and beginning a new one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::toolbox;

/// What tells the build, and the tests, of another guide than the shipped one.
pub const VARIABLE: &str = "GUIDE_CONTENT";
/// An invented guide that is unlike the shipped one: the tests run on it as well.
pub const INVENTED: &str = "tests/guides/escaped-dragons.toml";

const FOLDER: &str = "src/content";
const TEMPLATE: &str = "src/content/template.toml";
pub const SHIPPED: &str = "src/content/walsall-cse.toml";
/// From here on the shipped file holds the wording that every guide needs.
const WORDING: &str = "[words.pages]";

/// A guide's file, which is there.
#[derive(Debug, PartialEq)]
pub struct Content(PathBuf);

impl Content {
    /// The file that was named on the command line, seen from where the person is.
    pub fn named(file: &str) -> Result<Self, Failure> {
        let failed = Failure::during(format!("There is no guide in {file}"));
        let here = env::current_dir().map_err(Failure::during("Can't tell the present folder"))?;
        let path = here.join(file);
        fs::metadata(&path).map_err(failed)?;
        Ok(Self(path))
    }

    pub fn file(&self) -> &Path {
        &self.0
    }
}

/// Writes a guide to begin with into the folder of guides: commented, and ready to be built.
pub fn begin(name: &str) -> Result<(), Failure> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.bytes().all(plain) {
        return Err(Failure::new(format!(
            "{name:?} is no name for a guide: a-z, 0-9 and hyphens, a letter first."
        )));
    }
    let file = format!("{FOLDER}/{name}.toml");
    let path = toolbox::checkout().join(&file);
    if path.exists() {
        return Err(Failure::new(format!(
            "{file} is there already; nothing was changed."
        )));
    }
    let text = template(&read(TEMPLATE)?, &read(SHIPPED)?, name)?;
    fs::write(&path, text).map_err(Failure::during(format!("Can't write {file}")))?;
    println!(
        "{file} is ready: change its words, then\n  cargo xtask build --content {file}\nHow: {FOLDER}/README.md"
    );
    Ok(())
}

/// The template, with the wording of the shipped guide, which has nothing of that guide in it.
fn template(template: &str, shipped: &str, name: &str) -> Result<String, Failure> {
    let wording = shipped.find(WORDING).and_then(|place| shipped.get(place..));
    let wording = wording.ok_or_else(|| Failure::new(format!("{SHIPPED} has no {WORDING}.")))?;
    Ok(template.replace("{{id}}", name) + wording)
}

/// A file of the checkout.
pub fn read(file: &str) -> Result<String, Failure> {
    fs::read_to_string(toolbox::checkout().join(file))
        .map_err(Failure::during(format!("Can't read {file}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_has_its_name_and_all_wording() {
        let text = template(
            "id = \"{{id}}\"\n",
            "[guide]\n[words.pages]\nx = 1",
            "my-town",
        );
        assert_eq!(
            text,
            Ok("id = \"my-town\"\n[words.pages]\nx = 1".to_owned())
        );
        assert!(template("", "[guide]", "my-town").is_err());
    }

    #[test]
    fn a_name_that_is_no_file_and_no_id_is_refused() {
        for name in ["", "../x", "My Town", "9", "a/b", "ä"] {
            assert!(begin(name).is_err(), "{name}");
        }
        assert!(
            begin("walsall-cse")
                .is_err_and(|failure| failure.to_string().contains("there already"))
        );
    }
}
