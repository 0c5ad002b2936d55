//! The two faces of the sheet: how wide a text is in them, and whether they have its letters.

use krilla::text::Font;
use ttf_parser::Face;

/// Font files, whole. They may be shipped: what a PDF uses of them is put into it.
pub struct Fonts {
    /// For text.
    pub regular: Vec<u8>,
    /// For headings and numbers.
    pub bold: Vec<u8>,
}

/// A face to measure and to draw with.
struct Drawn {
    data: Vec<u8>,
    font: Font,
}

pub struct Faces {
    regular: Drawn,
    bold: Drawn,
}

impl Faces {
    pub fn new(fonts: Fonts) -> Result<Self, String> {
        let drawn = |data: Vec<u8>| {
            let font = Font::new(data.clone().into(), 0).ok_or("the sheet's font can't be read")?;
            Ok::<_, String>(Drawn { data, font })
        };
        Ok(Self { regular: drawn(fonts.regular)?, bold: drawn(fonts.bold)? })
    }

    const fn drawn(&self, is_bold: bool) -> &Drawn {
        if is_bold { &self.bold } else { &self.regular }
    }

    pub fn font(&self, is_bold: bool) -> Font {
        self.drawn(is_bold).font.clone()
    }

    /// In points, a little more than what is drawn: pairs of letters are not drawn together here.
    pub fn width(&self, text: &str, size: f32, is_bold: bool) -> f32 {
        let Ok(face) = Face::parse(&self.drawn(is_bold).data, 0) else {
            return f32::INFINITY;
        };
        let advance = |letter| face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph));
        let units: u32 = text.chars().filter_map(advance).map(u32::from).sum();
        // Both are small numbers.
        #[allow(clippy::cast_precision_loss)]
        let units = units as f32;
        units * size / f32::from(face.units_per_em())
    }

    pub fn have(&self, text: &str, is_bold: bool) -> bool {
        Face::parse(&self.drawn(is_bold).data, 0)
            .is_ok_and(|face| text.chars().all(|letter| face.glyph_index(letter).is_some()))
    }

    /// A text in lines of this width. A word that is wider is broken.
    pub fn wrap(&self, text: &str, size: f32, is_bold: bool, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size, is_bold) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.extend(self.broken(word, size, is_bold, width)),
            }
        }
        lines
    }

    /// A word in pieces that are no wider than this.
    fn broken(&self, word: &str, size: f32, is_bold: bool, width: f32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for letter in word.chars() {
            let Some(piece) = pieces.last_mut() else {
                continue;
            };
            piece.push(letter);
            if piece.chars().count() > 1 && self.width(piece, size, is_bold) > width {
                piece.pop();
                pieces.push(letter.to_string());
            }
        }
        pieces
    }
}
