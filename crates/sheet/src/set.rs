//! Paragraphs set in a column.

use crate::faces::Faces;

/// What a paragraph is to who hears the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Title,
    Heading,
    Text,
    /// A point of a list.
    Item,
}

/// A text with its look; sizes in points.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub kind: Kind,
    pub text: String,
    pub size: f32,
    pub is_bold: bool,
    /// What stays empty above it.
    pub above: f32,
    /// A number, or an address: read from left to right, whatever the direction of the page.
    pub is_keyed: bool,
}

impl Paragraph {
    pub fn new(kind: Kind, text: impl Into<String>, size: f32) -> Self {
        let is_bold = matches!(kind, Kind::Title | Kind::Heading);
        Self { kind, text: text.into(), size, is_bold, above: 0.0, is_keyed: false }
    }

    /// What is keyed in: strong, and never turned round.
    pub const fn keyed(mut self) -> Self {
        self.is_keyed = true;
        self.is_bold = true;
        self
    }

    pub const fn bold(mut self) -> Self {
        self.is_bold = true;
        self
    }

    pub const fn after(mut self, above: f32) -> Self {
        self.above = above;
        self
    }
}

/// A line where it is drawn: its beginning, on the base of the letters, from the top left corner of the page.
#[derive(Debug, Clone)]
pub struct Line {
    pub text: String,
    pub x: f32,
    pub y: f32,
    pub size: f32,
    pub is_bold: bool,
    /// Written from right to left, but for what is not.
    pub is_rtl: bool,
}

/// A paragraph where it is drawn; an item's point comes first.
#[derive(Debug, Clone)]
pub struct Set {
    pub kind: Kind,
    pub lines: Vec<Line>,
}

/// Where paragraphs are set, one below the other.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    /// Written from right to left.
    pub is_rtl: bool,
}

/// From line to line, in parts of the size.
const LEADING: f32 = 1.27;
/// How far an item's text stands in.
const INDENT: f32 = 0.95;

impl Column {
    /// The paragraphs, and where the column ends.
    pub fn set(&self, faces: &Faces, paragraphs: &[Paragraph]) -> (Vec<Set>, f32) {
        let mut y = self.top;
        let sets = paragraphs.iter().map(|paragraph| {
            let Paragraph { kind, size, is_bold, .. } = *paragraph;
            let indent = if kind == Kind::Item { INDENT * size } else { 0.0 };
            let at = |text: &str, y: f32, indent: f32| {
                let from_right = self.left + self.width - indent - faces.width(text, size, is_bold);
                let x = if self.is_rtl { from_right } else { self.left + indent };
                Line { text: text.to_owned(), x, y, size, is_bold, is_rtl: self.is_rtl && !paragraph.is_keyed }
            };
            y += paragraph.above;
            let mut lines = Vec::new();
            if kind == Kind::Item {
                lines.push(at("•", y + size, 0.0));
            }
            for text in faces.wrap(&paragraph.text, size, is_bold, self.width - indent) {
                lines.push(at(&text, y + size, indent));
                y += size * LEADING;
            }
            Set { kind, lines }
        });
        let sets: Vec<Set> = sets.collect();
        (sets, y)
    }

    /// How high the paragraphs stand.
    pub fn height(&self, faces: &Faces, paragraphs: &[Paragraph]) -> f32 {
        self.set(faces, paragraphs).1 - self.top
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]
mod tests {
    use super::*;
    use crate::faces::Fonts;

    #[test]
    fn what_is_keyed_in_is_never_turned_round() {
        let faces = faces();
        let column = Column { left: 0.0, top: 0.0, width: 200.0, is_rtl: true };
        let number = Paragraph::new(Kind::Text, "0555 010 203", 20.0).keyed();
        let (sets, _) = column.set(&faces, &[number, Paragraph::new(Kind::Text, "words", 20.0)]);
        let [number, words] = [0, 1].map(|place: usize| sets[place].lines[0].clone());
        assert!(!number.is_rtl && words.is_rtl);
        assert!(number.x > 0.0, "it stands at the right all the same");
    }

    #[test]
    fn no_word_is_wider_than_its_column() {
        let faces = faces();
        let lines = faces.wrap(&"Donaudampfschiff".repeat(6), 12.0, false, 100.0);
        assert!(lines.len() > 3 && lines.concat() == "Donaudampfschiff".repeat(6));
        assert!(lines.iter().all(|line| faces.width(line, 12.0, false) <= 100.0));
    }

    /// Those of the set-up.
    fn faces() -> Faces {
        let folder = std::env::var_os("GUIDE_FONTS").expect("cargo xtask test sets it");
        let read = |name: &str| std::fs::read(std::path::Path::new(&folder).join(name)).unwrap();
        let [regular, bold] = ["DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"].map(read);
        Faces::new(Fonts { regular, bold }).unwrap()
    }
}
