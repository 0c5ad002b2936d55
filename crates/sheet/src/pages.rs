//! What stands where on the two pages.

use crate::{
    About,
    code::{self, Code},
    faces::Faces,
    set::{Column, Kind, Paragraph, Set},
};
use domain::{Contact, Group};
use guide::Guide;

/// A4, in points.
pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;
/// What printers leave empty, and a little more.
const MARGIN: f32 = 34.0;
const GAP: f32 = 16.0;
/// A card as wide as a badge: 85 by 54 mm.
const CARD: [f32; 2] = [240.94, 153.07];
/// Between a frame and what is in it.
const INSIDE: f32 = 9.0;
/// The least that can be read at arm's length, in parts of the usual sizes.
const SMALLEST: f32 = 0.72;
/// A short guide takes the room that there is.
const LARGEST: f32 = 1.2;
const STEP: f32 = 0.02;

/// A frame: left, top, width, height, and how thick its line is.
pub type Frame = [f32; 5];

/// A page: in the order in which it is read.
#[derive(Default)]
pub struct Page {
    pub sets: Vec<Set>,
    pub frames: Vec<Frame>,
    pub code: Option<Code>,
}

/// Both pages; nothing where the guide is too long for the first, or a letter is missing.
pub fn of(guide: &Guide, faces: &Faces, about: &About) -> Option<[Page; 2]> {
    let mut scale = LARGEST;
    while scale >= SMALLEST {
        if let Some(sheet) = sheet(guide, faces, about, scale) {
            let pages = [sheet, poster(guide, faces, about)];
            let lines = pages.iter().flat_map(|page| &page.sets).flat_map(|set| &set.lines);
            return lines.clone().all(|line| faces.have(&line.text, line.is_bold)).then_some(pages);
        }
        scale -= STEP;
    }
    None
}

fn word(guide: &Guide, name: &str) -> &'static str {
    guide.word(name).unwrap_or_default()
}

fn column(guide: &Guide, left: f32, top: f32, width: f32) -> Column {
    Column { left, top, width, is_rtl: guide.about("direction") == "rtl" }
}

/// The minute, the signs, the numbers, and where it comes from; nothing where that does not fit.
fn sheet(guide: &Guide, faces: &Faces, about: &About, scale: f32) -> Option<Page> {
    let whole = WIDTH - 2.0 * MARGIN;
    let half = (whole - GAP) / 2.0;
    let mut page = Page::default();
    let mut top = MARGIN;
    let put = |page: &mut Page, top: f32, paragraphs: &[Paragraph]| {
        let (sets, end) = column(guide, MARGIN, top, whole).set(faces, paragraphs);
        page.sets.extend(sets);
        end
    };
    top = put(&mut page, top, &opening(guide, scale));
    let (heading, left, right) = signs(guide, faces, half, scale);
    top = put(&mut page, top, &heading);
    let mut ends = [top; 2];
    for (place, paragraphs) in [left, right].iter().enumerate() {
        let place_left = side(guide, place, half);
        let (sets, end) = column(guide, place_left, top, half).set(faces, paragraphs);
        page.sets.extend(sets);
        ends[place] = end;
    }
    top = ends[0].max(ends[1]);
    let heading = Paragraph::new(Kind::Heading, word(guide, "pages.contacts"), 12.0 * scale).after(9.0 * scale);
    top = put(&mut page, top, &[heading]) + 3.0;
    top = numbers(guide, faces, &mut page, [MARGIN, top, half], scale);
    let end = footer(guide, faces, about, &mut page, top + 8.0, scale);
    (end <= HEIGHT - MARGIN).then_some(page)
}

/// Where the first and the second of two columns begin.
fn side(guide: &Guide, place: usize, width: f32) -> f32 {
    let is_second = (place == 1) != (guide.about("direction") == "rtl");
    if is_second { MARGIN + width + GAP } else { MARGIN }
}

fn opening(guide: &Guide, scale: f32) -> Vec<Paragraph> {
    let title = format!("{}: {}", guide.about("title"), guide.about("subtitle"));
    let edition = guide.option("edition").map_or(String::new(), |edition| format!(" · {edition}"));
    let minute = guide.one_minute.iter().map(|text| Paragraph::new(Kind::Item, guide.with_today(text), 10.0 * scale));
    let heading = Paragraph::new(Kind::Heading, word(guide, "guide.one_minute"), 12.0 * scale);
    let publisher = format!("{}{edition}", guide.about("publisher"));
    let begin = [
        Paragraph::new(Kind::Title, title, 17.0 * scale),
        Paragraph::new(Kind::Text, publisher, 9.0 * scale),
        heading.after(7.0 * scale),
    ];
    begin.into_iter().chain(minute).collect()
}

/// The heading of the signs, and their groups in two columns of about one height. A guide without signs has its text there.
fn signs(guide: &Guide, faces: &Faces, width: f32, scale: f32) -> (Vec<Paragraph>, Vec<Paragraph>, Vec<Paragraph>) {
    let group = |group: &Group| {
        let name = Paragraph::new(Kind::Text, group.name, 9.6 * scale).bold().after(4.0 * scale);
        let signs = group.indicators.iter().map(|sign| Paragraph::new(Kind::Item, sign.text, 9.2 * scale));
        [name].into_iter().chain(signs).collect::<Vec<_>>()
    };
    let blocks: Vec<Vec<Paragraph>> = if guide.groups.is_empty() {
        guide.sections.iter().map(|section| text_of(guide, section, scale)).collect()
    } else {
        guide.groups.iter().map(group).collect()
    };
    let listing = guide.sections.iter().find(|section| section.lists_indicators);
    let heading =
        listing.map(|section| Paragraph::new(Kind::Heading, section.heading, 12.0 * scale).after(9.0 * scale));
    let at = column(guide, 0.0, 0.0, width);
    let heights: Vec<f32> = blocks.iter().map(|block| at.height(faces, block)).collect();
    let all: f32 = heights.iter().sum();
    let mut so_far = 0.0;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (block, height) in blocks.into_iter().zip(heights) {
        // A block goes where its middle belongs.
        let column = if so_far + height / 2.0 <= all / 2.0 { &mut left } else { &mut right };
        column.extend(block);
        so_far += height;
    }
    (heading.into_iter().collect(), left, right)
}

fn text_of(guide: &Guide, section: &domain::Section, scale: f32) -> Vec<Paragraph> {
    let mut text = vec![Paragraph::new(Kind::Heading, section.heading, 10.5 * scale).after(5.0 * scale)];
    for block in section.blocks {
        let term = block.term.map_or(String::new(), |term| format!("{term}: "));
        let line = format!("{term}{}", guide.with_today(block.text));
        if !line.is_empty() {
            text.push(Paragraph::new(Kind::Text, line, 9.4 * scale));
        }
        text.extend(block.list.iter().map(|point| Paragraph::new(Kind::Item, *point, 9.4 * scale)));
        let steps = block.steps.iter().zip(1..);
        text.extend(steps.map(|(step, place)| Paragraph::new(Kind::Text, format!("{place}. {step}"), 9.4 * scale)));
        text.extend(block.table.iter().map(|row| Paragraph::new(Kind::Text, row.join(" · "), 9.4 * scale)));
    }
    text
}

/// Whom to call, when, and the number: what every card says. In a team's edition its own people come last.
fn calls(guide: &Guide, text: f32, number: f32) -> Vec<Vec<Paragraph>> {
    let own = guide.team.iter().flat_map(|team| &team.roles).map(|role| {
        vec![Paragraph::new(Kind::Text, role.role(), text), Paragraph::new(Kind::Text, role.number(), number).keyed()]
    });
    let guides = guide.contacts.iter().map(|contact| call(guide, contact, text, number));
    guides.chain(own).collect()
}

fn call(guide: &Guide, contact: &Contact, text: f32, number: f32) -> Vec<Paragraph> {
    let when = format!("{} {}.", contact.call, contact.when);
    let mut lines = vec![Paragraph::new(Kind::Text, when, text)];
    if contact.is_called() {
        lines.push(Paragraph::new(Kind::Text, contact.number, number).keyed());
    }
    if let Some(extension) = contact.extension {
        let then = format!("{} {extension}", word(guide, "contacts.extension"));
        lines.push(Paragraph::new(Kind::Text, then, text));
    }
    let ways = contact.ways.iter();
    lines.extend(ways.map(|way| Paragraph::new(Kind::Text, way.name, text * 1.2).keyed()));
    lines
}

/// The numbers in frames, two in a row; the emergency call's is the thickest. Returns where they end.
fn numbers(guide: &Guide, faces: &Faces, page: &mut Page, [_, top, width]: [f32; 3], scale: f32) -> f32 {
    let mut top = top;
    let emergency = guide.contacts.iter().position(|contact| *contact == guide.emergency);
    for (row, calls) in calls(guide, 9.4 * scale, 17.0 * scale).chunks(2).enumerate() {
        let mut height: f32 = 0.0;
        let mut frames = Vec::new();
        for (place, call) in calls.iter().enumerate() {
            let left = side(guide, place, width);
            let at = column(guide, left + INSIDE, top + INSIDE * 0.6, width - 2.0 * INSIDE);
            let (sets, end) = at.set(faces, call);
            page.sets.extend(sets);
            height = height.max(end - top + INSIDE * 0.6);
            frames.push((left, if emergency == Some(2 * row + place) { 2.5 } else { 0.8 }));
        }
        page.frames.extend(frames.into_iter().map(|(left, line)| [left, top, width, height, line]));
        top += height + 6.0;
    }
    top
}

/// Whose it is, of which version, who checked it, and that it is from nobody who answers a call.
fn origin(guide: &Guide, about: &About, size: f32) -> Vec<Paragraph> {
    let version = format!("{}: {}", word(guide, "about.version_heading"), about.version);
    let team = guide.team.map(|team| {
        let day = format!("{}: {} {}", team.name, word(guide, "team.checked"), team.checked);
        Paragraph::new(Kind::Text, day, size)
    });
    let from = (!guide.is_official).then(|| Paragraph::new(Kind::Text, word(guide, "shell.not_official"), size));
    let lines = [
        Paragraph::new(Kind::Text, about.checked.clone(), size),
        Paragraph::new(Kind::Text, version, size),
        Paragraph::new(Kind::Text, word(guide, "give.paper"), size),
    ];
    let address = guide.option("address").map(|address| Paragraph::new(Kind::Text, address, size).keyed());
    lines.into_iter().chain(team).chain(from).chain(address).collect()
}

/// The same at the end of the sheet, with the code that leads to the present one.
fn footer(guide: &Guide, faces: &Faces, about: &About, page: &mut Page, top: f32, scale: f32) -> f32 {
    let address = guide.option("address");
    let lines = origin(guide, about, 8.4 * scale);
    let side = 72.0;
    let rows = address.and_then(code::rows);
    let room = if rows.is_some() { side + GAP } else { 0.0 };
    let is_rtl = guide.about("direction") == "rtl";
    let left = if is_rtl { MARGIN + room } else { MARGIN };
    let (sets, end) = column(guide, left, top, WIDTH - 2.0 * MARGIN - room).set(faces, &lines);
    page.sets.extend(sets);
    let Some(rows) = rows else { return end };
    let left = if is_rtl { MARGIN } else { WIDTH - MARGIN - side };
    let told = word(guide, "give.code").to_owned();
    page.code = Some(Code { left, top, size: side, rows, told });
    end.max(top + side)
}

/// The numbers alone: large, for a wall; and as a card, to cut out.
fn poster(guide: &Guide, faces: &Faces, about: &About) -> Page {
    let mut page = Page::default();
    let whole = WIDTH - 2.0 * MARGIN;
    let room = HEIGHT - 2.0 * MARGIN - CARD[1] - 2.0 * GAP;
    let mut scale: f32 = 1.0;
    let at = column(guide, MARGIN, MARGIN, whole);
    let all = |scale: f32| {
        let title = Paragraph::new(Kind::Heading, word(guide, "pages.contacts"), 30.0 * scale);
        let calls = calls(guide, 15.0 * scale, 40.0 * scale).into_iter().flat_map(move |mut lines| {
            lines[0].above = 12.0 * scale;
            lines
        });
        [title].into_iter().chain(calls).collect::<Vec<_>>()
    };
    while at.height(faces, &all(scale)) > room && scale > 0.3 {
        scale -= STEP;
    }
    page.sets = at.set(faces, &all(scale)).0;
    let top = HEIGHT - MARGIN - CARD[1];
    page.frames.push([MARGIN, top, CARD[0], CARD[1], 0.5]);
    let inside = column(guide, MARGIN + INSIDE, top + INSIDE * 0.6, CARD[0] - 2.0 * INSIDE);
    let card = |scale: f32| {
        let title = Paragraph::new(Kind::Text, guide.about("title"), 9.0 * scale).bold();
        let calls = calls(guide, 6.6 * scale, 11.0 * scale).into_iter().flat_map(move |mut lines| {
            lines[0].above = 2.0 * scale;
            lines
        });
        [title].into_iter().chain(calls).collect::<Vec<_>>()
    };
    let mut scale: f32 = 1.0;
    while inside.height(faces, &card(scale)) > CARD[1] - INSIDE && scale > 0.3 {
        scale -= STEP;
    }
    page.sets.extend(inside.set(faces, &card(scale)).0);
    let beside = MARGIN + CARD[0] + GAP;
    let at = column(guide, beside, top, WIDTH - MARGIN - beside);
    page.sets.extend(at.set(faces, &origin(guide, about, 8.4)).0);
    page
}
