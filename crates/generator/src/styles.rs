//! The styles that Trunk has minified: inlined, or for some pages a file of their own.

use super::{Outcome, site::Site};
use one_minute_guide::page::Page;

/// One stylesheet: its name without ending, and its text.
pub struct Style {
    name: String,
    text: String,
}

/// The files that the template links, in the order of the links.
pub fn take(site: &mut Site, template: &str) -> Outcome<Vec<Style>> {
    let names = template.split("href=").filter_map(|rest| rest.split_once(".css")).map(|(path, _)| path);
    let names: Vec<String> = names.map(|path| path.trim_start_matches(['"', '.', '/']).to_owned()).collect();
    if names.is_empty() {
        return Err("index.html links no style".to_owned());
    }
    let style = |name: String| Ok(Style { text: site.take_text(&format!("{name}.css"))?, name });
    names.into_iter().map(style).collect()
}

/// Whether a style goes to one page alone: it has that page's name.
fn is_of(style: &Style, page: Page) -> bool {
    style.name == page.name()
}

/// What hides the screen stands in every document: it may not wait for another file.
const COVER: &str = "cover";

/// The styles that are everybody's, and may come as a file.
pub fn shared(styles: &[Style]) -> String {
    let shared = |style: &&Style| style.name != COVER && Page::ALL.iter().all(|page| !is_of(style, *page));
    text(styles.iter().filter(shared))
}

/// The styles of one page alone, and what stands in every document.
pub fn own(styles: &[Style], page: Page) -> String {
    text(styles.iter().filter(|style| style.name == COVER || is_of(style, page)))
}

fn text<'a>(styles: impl Iterator<Item = &'a Style>) -> String {
    styles.map(|style| style.text.as_str()).collect()
}

/// Whether a page holds the shared styles in itself, so that no round trip stands before its first paint: people come to the
/// guide first; of a missing page nobody knows the way to another file. In the others they
/// would be kept on every phone, and fetched with every correction, once more for each page.
pub const fn are_inlined(page: Page) -> bool {
    matches!(page, Page::Guide | Page::Missing)
}

/// All of them together.
pub fn all(styles: &[Style]) -> String {
    text(styles.iter())
}
