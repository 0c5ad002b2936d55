//! The pictures of the app that a browser shows to who is about to install it: those of this guide, where there are any.

use super::{Outcome, site::Site};
use guide::Guide;
use serde_json::{Value, json};
use std::{fs, path::Path};

/// Where `cargo xtask shots` puts them, by the guide's id.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src/content/screenshots");

/// How a picture's name begins, and for which screens it is.
const SHAPES: [&str; 2] = ["narrow", "wide"];

/// Puts them into the site. Returns what the manifest says of them.
pub fn put(site: &mut Site, guide: &Guide) -> Outcome<String> {
    let folder = Path::new(FOLDER).join(guide.about("id"));
    let Ok(listed) = fs::read_dir(&folder) else {
        return Ok("[]".to_owned());
    };
    let mut names: Vec<String> = listed
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".png"))
        .collect();
    names.sort();
    let mut told = Vec::new();
    for name in names {
        let path = folder.join(&name);
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        told.push(about(guide, &name, &bytes).ok_or_else(|| format!("{}: is no picture of a page", path.display()))?);
        site.put(&format!("screenshots/{name}"), bytes);
    }
    Ok(Value::from(told).to_string())
}

/// What the manifest says of a picture: its name says its shape and its page.
fn about(guide: &Guide, name: &str, png: &[u8]) -> Option<Value> {
    let (shape, page) = name.strip_suffix(".png")?.split_once('-')?;
    let label = guide.word(&format!("pages.{page}"))?;
    let side = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
    // The first block of every PNG holds its width and height.
    let (width, height) = (side(16)?, side(20)?);
    SHAPES.contains(&shape).then(|| {
        json!({
            "src": format!("screenshots/{name}"),
            "sizes": format!("{width}x{height}"),
            "type": "image/png",
            "form_factor": shape,
            "label": label,
        })
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_by_its_name_what_it_shows() {
        let guide = guide::open(Path::new(guide::SHIPPED)).unwrap();
        let png = [[0; 16].as_slice(), &390_u32.to_be_bytes(), &844_u32.to_be_bytes()].concat();
        let told = about(guide, "narrow-checklist.png", &png).unwrap();
        assert_eq!((told["sizes"].as_str(), told["label"].as_str()), (Some("390x844"), guide.word("pages.checklist")));
        assert!(about(guide, "narrow-nothing.png", &png).is_none());
        assert!(about(guide, "tall-guide.png", &png).is_none() && about(guide, "wide-guide.png", &[]).is_none());
    }
}
