//! The Content Security Policy: what the pages may load, and from where. Nothing from elsewhere, and nothing inline but
//! each document's style and the one script that hides the screen, by their hashes.

use super::{digest, document::Document};
use std::collections::BTreeSet;

const COMMON: &str = "default-src 'none'; img-src 'self'; font-src 'self'; connect-src 'self'; \
     manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'; trusted-types default; script-src 'self' 'wasm-unsafe-eval'";

/// What allows one text that is inlined.
pub fn inline_source(text: &str) -> String {
    format!("'sha256-{}'", digest::base64(text.as_bytes()))
}

/// For a document's own `meta` element, where `frame-ancestors` has no meaning. Some link a file of styles.
pub fn meta(style: &str, links_styles: bool, script: &str) -> String {
    let (style, script) = (inline_source(style), inline_source(script));
    let own = if links_styles { "'self' " } else { "" };
    format!("{COMMON} {script}; style-src {own}{style}")
}

/// For every answer of the host: allows the styles of all documents, and their one script.
pub fn header(pages: &[Document], script: &str) -> String {
    let styles: BTreeSet<&str> = pages.iter().map(|page| page.style_source.as_str()).collect();
    let styles: Vec<&str> = styles.into_iter().collect();
    format!("{COMMON} {}; frame-ancestors 'none'; style-src 'self' {}", inline_source(script), styles.join(" "))
}

/// For the worker's emergency page, which loads nothing at all. What `default-src` does not speak for is named.
pub fn emergency(style: &str) -> String {
    format!(
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'; style-src {}",
        inline_source(style)
    )
}
