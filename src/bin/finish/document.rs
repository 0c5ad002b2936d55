//! Renders the pages, with the same components that the browser hydrates, into whole documents.

use super::{
    Outcome,
    assets::Program,
    fill::{escape, fill},
    markup, policy,
    styles::{self, Style},
};
use leptos::prelude::*;
use one_minute_guide::{
    about::VERSION_SLOT,
    content::{DESCRIPTION, DIRECTION, LANGUAGE, SHORT_NAME},
    page::Page,
    shell::Shell,
};

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
pub fn names(write: fn(&str) -> String) -> Vec<(&'static str, String)> {
    let names = [
        ("language", LANGUAGE),
        ("direction", DIRECTION),
        ("short_name", SHORT_NAME),
        ("description", DESCRIPTION),
        ("checklist", Page::Checklist.label()),
        ("contacts", Page::Contacts.label()),
    ];
    names.map(|(name, text)| (name, write(text))).to_vec()
}

/// Every page's document.
pub fn render(
    template: &str,
    styles: &[Style],
    program: &Program,
    cover: &str,
) -> Outcome<Vec<Document>> {
    Page::ALL
        .into_iter()
        .map(|page| document(page, template, styles, program, cover))
        .collect()
}

fn document(
    page: Page,
    template: &str,
    styles: &[Style],
    program: &Program,
    cover: &str,
) -> Outcome<Document> {
    let style = styles::of_page(styles, page);
    let mut slots = names(escape);
    slots.extend([
        ("csp", policy::meta(&style, cover)),
        ("title", escape(&page.title())),
        ("root", page.root().to_owned()),
        ("page", page.name().to_owned()),
        // The version's own slot stays for later.
        (
            "body",
            markup::note(&body(page))?.replace(VERSION_SLOT, VERSION_MARK),
        ),
    ]);
    let template = inline(template, &style, &scripts(page, program))?;
    let template = before_title(&template, cover)?;
    let html = fill("index.html", &template, &slots)?.replace(VERSION_MARK, VERSION_SLOT);
    Ok(Document {
        file: page.file(),
        html,
        style_source: policy::inline_source(&style),
    })
}

/// Holds the version's place while the other slots are filled.
const VERSION_MARK: &str = "\u{1}version\u{1}";

fn body(page: Page) -> String {
    let owner = Owner::new();
    owner.with(|| view! { <Shell page /> }.to_html())
}

/// The tags that start the program. The missing page has none: its address can be anywhere, so that it
/// cannot know the way to them. Only the checklist fetches the program before it is read: the others are whole without.
fn scripts(page: Page, program: &Program) -> String {
    if page == Page::Missing {
        return String::new();
    }
    let Program {
        boot,
        boot_digest,
        updates,
        updates_digest,
        glue,
        glue_digest,
        wasm,
        wasm_digest,
    } = program;
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
        r#"{preloads}<script defer src="{root}{boot}" integrity="{boot_digest}" data-glue="{glue}" data-glue-digest="{glue_digest}" data-wasm="{wasm}" data-digest="{wasm_digest}"></script>
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
                html += &format!("<style>{style}</style>");
            }
            styled = true;
        } else if tag.contains("rel=rust") || tag.contains(r#"rel="rust""#) {
            html += scripts;
            started = true;
        } else {
            html += tag;
        }
    }
    if styled && started {
        Ok(html)
    } else {
        Err("index.html has lost its styles or its program".to_owned())
    }
}

/// Puts the script that hides the screen before the title, so that a page that was hidden shows none of its own.
fn before_title(template: &str, cover: &str) -> Outcome<String> {
    let (before, after) = template
        .split_once("<title>")
        .ok_or("index.html has lost its title")?;
    Ok(format!(
        r#"{before}<script data-title="{{{{short_name}}}}">{cover}</script><title>{after}"#
    ))
}
