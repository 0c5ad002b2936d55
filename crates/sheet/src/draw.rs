//! Writes the pages: what is seen, and what is heard.

use crate::{
    code::Code,
    faces::Faces,
    pages::{Frame, HEIGHT, Page, WIDTH},
    set::{Kind, Line, Set},
};
use guide::Guide;
use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag, TagGroup, TagTree,
    },
    text::TextDirection,
};
use std::num::NonZeroU16;
use unicode_bidi::{BidiInfo, Level};

/// The file. It is held to PDF/UA: what is drawn has a place in what is heard, in that order, with a title and a language.
pub fn write(guide: &Guide, faces: &Faces, pages: &[Page]) -> Result<Vec<u8>, String> {
    let failed = |error| format!("the sheet can't be written: {error}");
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|error| failed(format!("{error:?}")))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let language = guide.about("language").to_owned();
    let title = format!("{}: {}", guide.about("title"), guide.about("subtitle"));
    document.set_metadata(Metadata::new().title(title).language(language.clone()));
    let mut tree = TagTree::new().with_lang(Some(language));
    for (place, page) in pages.iter().enumerate() {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| failed("no page".to_owned()))?;
        let mut drawn = document.start_page_with(size);
        let mut surface = drawn.surface();
        for group in draw(&mut surface, faces, page, place) {
            tree.push(group);
        }
        surface.finish();
        drawn.finish();
    }
    document.set_outline(outline(pages));
    document.set_tag_tree(tree);
    document.finish().map_err(|error| failed(format!("{error:?}")))
}

/// The headings, as a way through the pages.
fn outline(pages: &[Page]) -> Outline {
    let mut outline = Outline::new();
    for (place, page) in pages.iter().enumerate() {
        let headings = page.sets.iter().filter(|set| matches!(set.kind, Kind::Title | Kind::Heading));
        for heading in headings {
            let top = heading.lines.first().map_or(0.0, |line| line.y - line.size);
            let destination = XyzDestination::new(place, Point::from_xy(0.0, top));
            outline.push_child(OutlineNode::new(words(heading), destination));
        }
    }
    outline
}

/// All of a paragraph.
fn words(set: &Set) -> String {
    let lines: Vec<&str> = set.lines.iter().map(|line| line.text.as_str()).collect();
    lines.join(" ")
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, page: &Page, place: usize) -> Vec<Node> {
    for frame in &page.frames {
        draw_frame(surface, *frame);
    }
    let mut heard: Vec<Node> = Vec::new();
    let mut list: Option<TagGroup> = None;
    for set in &page.sets {
        if set.kind == Kind::Item {
            let item = item(surface, faces, set);
            list.get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::Disc))).push(item);
            continue;
        }
        heard.extend(list.take().map(Node::from));
        heard.push(paragraph(surface, faces, set).into());
    }
    heard.extend(list.map(Node::from));
    heard.extend(page.code.as_ref().and_then(|code| draw_code(surface, code, place)).map(Node::from));
    heard
}

fn paragraph(surface: &mut Surface<'_>, faces: &Faces, set: &Set) -> TagGroup {
    let level = |level: u16| NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    let title = || Some(words(set));
    let mut group = match set.kind {
        Kind::Title => TagGroup::new(Tag::Hn(level(1), title())),
        Kind::Heading => TagGroup::new(Tag::Hn(level(2), title())),
        Kind::Text | Kind::Item => TagGroup::new(Tag::P),
    };
    for line in &set.lines {
        group.push(draw_line(surface, faces, line));
    }
    group
}

/// A point, and what stands beside it.
fn item(surface: &mut Surface<'_>, faces: &Faces, set: &Set) -> TagGroup {
    let mut item = TagGroup::new(Tag::LI);
    let mut body = TagGroup::new(Tag::LBody);
    for (place, line) in set.lines.iter().enumerate() {
        let drawn = draw_line(surface, faces, line);
        if place == 0 {
            item.push(TagGroup::with_children(Tag::Lbl, vec![drawn.into()]));
        } else {
            body.push(drawn);
        }
    }
    item.push(body);
    item
}

/// A line ends with a space to who hears it or copies it: the next one goes on. Stretches of another direction stand where the
/// standard puts them (Unicode, UAX 9), and are written in the order in which they are read.
fn draw_line(surface: &mut Surface<'_>, faces: &Faces, line: &Line) -> Identifier {
    let text = format!("{} ", line.text);
    let level = if line.is_rtl { Level::rtl() } else { Level::ltr() };
    let bidi = BidiInfo::new(&text, Some(level));
    let mut x = line.x;
    let mut pieces = Vec::new();
    for paragraph in &bidi.paragraphs {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let is_rtl = levels.get(run.start).is_some_and(Level::is_rtl);
            let piece = text.get(run.clone()).unwrap_or_default();
            pieces.push((run.start, x, piece, is_rtl));
            x += faces.width(piece, line.size, line.is_bold);
        }
    }
    pieces.sort_by_key(|(start, ..)| *start);
    // Letters from right to left are drawn from the left, which is not how they are read.
    let read = bidi.has_rtl().then_some(text.as_str());
    let span = SpanTag::empty().with_actual_text(read);
    let drawn = surface.start_tagged(ContentTag::Span(span));
    for (_, x, piece, is_rtl) in pieces {
        let direction = if is_rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
        let at = Point::from_xy(x, line.y);
        surface.draw_text(at, faces.font(line.is_bold), line.size, piece, false, direction);
    }
    surface.end_tagged();
    drawn
}

/// A frame is only seen.
fn draw_frame(surface: &mut Surface<'_>, [left, top, width, height, line]: Frame) {
    let Some(rect) = Rect::from_xywh(left, top, width, height) else {
        return;
    };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    let Some(path) = path.finish() else { return };
    let _ = surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { width: line, ..Stroke::default() }));
    surface.draw_path(&path);
    surface.set_stroke(None);
    surface.set_fill(Some(Fill::default()));
    surface.end_tagged();
}

fn draw_code(surface: &mut Surface<'_>, code: &Code, place: usize) -> Option<TagGroup> {
    // As many modules as a code has are few.
    #[allow(clippy::cast_precision_loss)]
    let module = code.size / code.rows.len() as f32;
    let mut path = PathBuilder::new();
    let mut top = code.top;
    for row in &code.rows {
        let mut left = code.left;
        for is_dark in row {
            if *is_dark {
                path.push_rect(Rect::from_xywh(left, top, module, module)?);
            }
            left += module;
        }
        top += module;
    }
    let path = path.finish()?;
    let drawn = surface.start_tagged(ContentTag::Other);
    surface.set_fill(Some(Fill::default()));
    surface.draw_path(&path);
    surface.end_tagged();
    let bounds = Rect::from_xywh(code.left, code.top, code.size, code.size)?;
    let figure = Tag::Figure(Some(code.told.clone())).with_bbox(Some(BBox::new(place, bounds)));
    Some(TagGroup::with_children(figure, vec![drawn.into()]))
}
