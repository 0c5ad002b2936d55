//! Renders the pages into whole documents, and refuses one that lacks what its parts bind.

use super::{
    Outcome,
    assets::Program,
    fill::{escape, fill, in_json},
    policy,
    styles::{self, Style},
};
use guide::Guide;
use leptos::prelude::*;
use one_minute_guide::{about::VERSION_SLOT, content, live::Part, page::Page, shell::Shell};

/// What the documents are made of.
pub struct Parts<'a> {
    pub guide: &'static Guide,
    pub template: &'a str,
    pub styles: &'a [Style],
    /// Where the styles that all pages share lie as a file, and its digest.
    pub shared: &'a (String, String),
    pub program: &'a Program,
    /// Where the file with what can be found lies, and its digest.
    pub search: &'a (String, String),
    /// The script that hides the screen.
    pub cover: &'a str,
}

/// A page's document, whole but for the version.
pub struct Document {
    pub file: String,
    pub html: String,
    pub style_source: String,
}

impl Document {
    /// The document as it is published.
    pub fn with_version(&self, version: &str) -> String {
        self.html.replace(VERSION_SLOT, version)
    }
}

/// The slots that the documents and the manifest share, each written as the file wants its texts.
pub fn names(guide: &Guide, write: fn(&str) -> String) -> Vec<(&'static str, String)> {
    let about = ["language", "direction", "short_name", "description"];
    let about = about.map(|name| (name, write(guide.about(name))));
    about.into_iter().collect()
}

/// The manifest's shortcuts: the list and the numbers, each where the guide has it.
pub fn shortcuts(guide: &Guide) -> String {
    let named = |page: Page, name| (page.path(), guide.word(name).unwrap_or_default());
    let list = (!guide.groups.is_empty()).then(|| named(Page::Checklist, "pages.checklist"));
    let all = list.into_iter().chain([named(Page::Contacts, "pages.contacts")]);
    let all: Vec<String> =
        all.map(|(url, name)| format!("{{ \"name\": \"{}\", \"url\": \"{url}\" }}", in_json(name))).collect();
    all.join(", ")
}

/// Every page's document.
pub fn render(parts: &Parts<'_>) -> Outcome<Vec<Document>> {
    let pages = Page::of(parts.guide).into_iter();
    pages.map(|page| document(page, parts)).collect()
}

/// What the views have asked the guide for in vain.
pub fn unknown(names: Vec<String>) -> String {
    format!("the pages ask for what no guide has: {}", names.join(", "))
}

fn document(page: Page, parts: &Parts<'_>) -> Outcome<Document> {
    let own = styles::own(parts.styles, page);
    let (style, link) = if styles::are_inlined(page) {
        (styles::shared(parts.styles) + &own, String::new())
    } else {
        let ((path, digest), root) = (parts.shared, page.root());
        let link = format!(r#"<link rel="stylesheet" href="{root}{path}" integrity="{digest}">"#);
        (own, link)
    };
    let styled = format!("{link}<style>{style}</style>");
    let mut title = String::new();
    let body = content::render(parts.guide, || {
        title = page.title();
        view! { <Shell page /> }.to_html()
    });
    let body = body.map_err(unknown)?;
    check(page, &body, parts.guide)?;
    let mut slots = names(parts.guide, escape);
    let (search, search_digest) = parts.search.clone();
    slots.extend([
        ("csp", policy::meta(&style, !link.is_empty(), parts.cover)),
        ("title", escape(&title)),
        ("root", page.root().to_owned()),
        ("page", page.name().to_owned()),
        ("edition", edition(parts.guide).to_owned()),
        // The version's own slot stays for later.
        ("body", without_ends(&without_marks(&body)).replace(VERSION_SLOT, VERSION_MARK)),
        ("search", search),
        ("search_digest", search_digest),
    ]);
    let template = inline(parts.template, &styled, &scripts(page, parts.program))?;
    let template = before_title(&template, parts.cover)?;
    let template = if page == Page::Guide { template } else { undescribed(&template)? };
    let html = fill("index.html", &template, &slots)?.replace(VERSION_MARK, VERSION_SLOT);
    Ok(Document { file: page.file(), html, style_source: policy::inline_source(&style) })
}

/// What the page is told of a team's edition before its first paint: that a third call stands in the bar, and that nothing is kept.
fn edition(guide: &Guide) -> &'static str {
    match guide.team {
        Some(team) if team.is_shared => " data-own data-shared",
        Some(_) => " data-own",
        None => "",
    }
}

/// The page without the comments by which its framework would find its way: nothing here walks what it has rendered.
pub fn without_marks(body: &str) -> String {
    body.replace("<!>", "")
}

/// The page without what HTML lets out: the next item of a list, or its end, ends an item.
fn without_ends(body: &str) -> String {
    body.replace("</li>", "")
}

/// Every part that a page is to have is on it, with each element that it binds. On a shared device nobody has numbers of their own.
fn check(page: Page, body: &str, guide: &Guide) -> Outcome<()> {
    let is_there = |part: &&Part| **part != Part::Personal || !guide.is_shared();
    for part in Part::of(page).iter().filter(is_there) {
        let held = [format!("data-live=\"{}\"", part.name())];
        let ids = part.ids().iter().map(|id| format!("id=\"{id}\""));
        for needed in held.into_iter().chain(ids) {
            if body.matches(&needed).count() != 1 {
                return Err(format!("{page:?}: {part:?} needs one {needed}"));
            }
        }
    }
    Ok(())
}

/// Holds the version's place while the other slots are filled.
const VERSION_MARK: &str = "\u{1}version\u{1}";

/// The tags that start the program. The missing page has none: its address can be anywhere, so that it
/// cannot know the way to them. Only the checklist fetches the program before it is read: the others are whole without.
fn scripts(page: Page, program: &Program) -> String {
    if page == Page::Missing {
        return String::new();
    }
    let Program { boot, boot_digest, updates, updates_digest, glue, glue_digest, wasm } = program;
    let root = page.root();
    let preloads = if page == Page::Checklist {
        format!(
            r#"<link rel="modulepreload" href="{root}{glue}" integrity="{glue_digest}">
<link rel="preload" as="fetch" crossorigin href="{root}{wasm}">
"#
        )
    } else {
        String::new()
    };
    format!(
        r#"{preloads}<script defer src="{root}{boot}" integrity="{boot_digest}"></script>
<script defer src="{root}{updates}" integrity="{updates_digest}"></script>"#
    )
}

/// Puts the styles in the place of Trunk's links to them, and the scripts in that of its link to the program.
fn inline(template: &str, style: &str, scripts: &str) -> Outcome<String> {
    let mut html = String::new();
    let (mut styled, mut started) = (false, false);
    for piece in template.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.rfind("<link").unwrap_or(piece.len()));
        html += text;
        if tag.contains("rel=stylesheet") || tag.contains(r#"rel="stylesheet""#) {
            if !styled {
                html += style;
            }
            styled = true;
        } else if tag.contains("rel=rust") || tag.contains(r#"rel="rust""#) {
            html += scripts;
            started = true;
        } else {
            html += tag;
        }
    }
    if styled && started { Ok(html) } else { Err("index.html has lost its styles or its program".to_owned()) }
}

/// The guide's page alone is described: its address is the one that is found and passed on, and the others come to a phone in
/// every copy and with every corrected number.
fn undescribed(template: &str) -> Outcome<String> {
    let described = r#"<meta content="{{ description }}" name=description>"#;
    let (before, after) = template.split_once(described).ok_or("index.html has lost its description")?;
    Ok([before, after].concat())
}

/// Puts the script that hides the screen before the title, so that a page that was hidden shows none of its own.
fn before_title(template: &str, cover: &str) -> Outcome<String> {
    let (before, after) = template.split_once("<title>").ok_or("index.html has lost its title")?;
    Ok(format!(r#"{before}<script data-title="{{{{short_name}}}}">{cover}</script><title>{after}"#))
}
