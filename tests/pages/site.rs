//! The built site, and its pages as a browser reads them.

use guide::Guide;
use one_minute_guide::{domain::Added, page::Page};
use scraper::{ElementRef, Html, Selector};
use std::{env, fs, path::PathBuf, sync::OnceLock};

/// Where the build is.
pub fn dist() -> PathBuf {
    let named = env::var_os("GUIDE_DIST").map(PathBuf::from);
    named.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"))
}

/// The guide that was built.
pub fn guide() -> &'static Guide {
    static GUIDE: OnceLock<&Guide> = OnceLock::new();
    GUIDE.get_or_init(|| guide::open(&guide::file()).unwrap())
}

/// Words of its interface.
pub fn word(name: &str) -> &'static str {
    guide().word(name).unwrap()
}

/// The pages that it has.
pub fn pages() -> Vec<Page> {
    Page::of(guide())
}

/// Whether it has this page.
pub fn has(page: Page) -> bool {
    pages().contains(&page)
}

/// A text that is not its own.
pub fn added(id: &str) -> Added {
    guide().added(id).unwrap()
}

/// Its lines; none where the guide has no such text.
pub fn added_lines(id: &str) -> &'static [&'static str] {
    guide().added(id).map_or(&[], |added| added.text)
}

/// A file of the build.
pub fn file(path: &str) -> Vec<u8> {
    let path = dist().join(path);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}; build it first: cargo xtask build", path.display()))
}

/// A text of the build.
pub fn text(path: &str) -> String {
    String::from_utf8(file(path)).unwrap()
}

/// A page's document.
pub fn page(page: Page) -> Html {
    Html::parse_document(&text(&page.file()))
}

/// All elements that a selector finds.
pub fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

/// The values of an attribute, wherever it stands.
pub fn values<'a>(html: &'a Html, attribute: &str) -> Vec<&'a str> {
    all(html, &format!("[{attribute}]")).iter().filter_map(|element| element.attr(attribute)).collect()
}

/// The words that people see, in lower case and without punctuation.
pub fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The text of an element, with a space between its pieces.
pub fn seen(element: &ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ")
}
