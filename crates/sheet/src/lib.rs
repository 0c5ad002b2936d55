//! The guide on paper: the minute, every sign and the numbers on one sheet of A4, for black-and-white printers; on a second
//! one the numbers alone, as a poster and as a card of 85 by 54 mm. The same content as on the screen, and never a person's
//! ticks or own numbers.

mod code;
mod draw;
mod faces;
mod pages;
mod set;

pub use faces::Fonts;

use faces::Faces;
use guide::Guide;

/// What the sheet says of itself.
pub struct About {
    /// The version of the site that it belongs to.
    pub version: String,
    /// Who has checked the guide, when, and when it is due again.
    pub checked: String,
}

/// The sheet as a PDF; nothing where the guide is too long for one page, or has a letter that the font lacks.
///
/// # Errors
/// The fonts can't be read, or the file would not be one that everybody can read.
pub fn pdf(guide: &Guide, fonts: Fonts, about: &About) -> Result<Option<Vec<u8>>, String> {
    let faces = Faces::new(fonts)?;
    let Some(pages) = pages::of(guide, &faces, about) else {
        return Ok(None);
    };
    draw::write(guide, &faces, &pages).map(Some)
}
