//! The Content Security Policy: what the pages may load, and from where. Nothing from elsewhere.

use super::{digest, document::Document};
use std::collections::BTreeSet;

const COMMON: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; font-src 'self'; \
     connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'; trusted-types default";

/// What allows one inlined style.
pub fn style_source(style: &str) -> String {
    format!("'sha256-{}'", digest::base64(style.as_bytes()))
}

/// For a document's own `meta` element, where `frame-ancestors` has no meaning.
pub fn meta(style: &str) -> String {
    format!("{COMMON}; style-src {}", style_source(style))
}

/// For every answer of the host: allows the styles of all documents.
pub fn header(pages: &[Document]) -> String {
    let styles: BTreeSet<&str> = pages
        .iter()
        .map(|page| page.style_source.as_str())
        .collect();
    let styles: Vec<&str> = styles.into_iter().collect();
    format!(
        "{COMMON}; frame-ancestors 'none'; style-src 'self' {}",
        styles.join(" ")
    )
}

/// For the worker's emergency page, which loads nothing at all. What `default-src` does not speak for is named.
pub fn emergency(style: &str) -> String {
    format!(
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'; style-src {}",
        style_source(style)
    )
}
