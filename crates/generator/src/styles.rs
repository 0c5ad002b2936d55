//! The styles that Trunk has minified, to be inlined: a stylesheet of its own would cost a round trip
//! before the first paint.

use super::{Outcome, site::Site};
use one_minute_guide::page::Page;

/// One stylesheet: its name without ending, and its text.
pub struct Style {
    name: String,
    text: String,
}

/// The files that the template links, in the order of the links.
pub fn take(site: &mut Site, template: &str) -> Outcome<Vec<Style>> {
    let names = template
        .split("href=")
        .filter_map(|rest| rest.split_once(".css"))
        .map(|(path, _)| path);
    let names: Vec<String> = names
        .map(|path| path.trim_start_matches(['"', '.', '/']).to_owned())
        .collect();
    if names.is_empty() {
        return Err("index.html links no style".to_owned());
    }
    let style = |name: String| {
        Ok(Style {
            text: site.take_text(&format!("{name}.css"))?,
            name,
        })
    };
    names.into_iter().map(style).collect()
}

/// The styles of one page: those that are everybody's, and its own.
pub fn of_page(styles: &[Style], page: Page) -> String {
    let own = |style: &&Style| {
        style.name == page.name() || Page::ALL.iter().all(|page| style.name != page.name())
    };
    styles
        .iter()
        .filter(own)
        .map(|style| style.text.as_str())
        .collect()
}

/// All of them together.
pub fn all(styles: &[Style]) -> String {
    styles.iter().map(|style| style.text.as_str()).collect()
}
