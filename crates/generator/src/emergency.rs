//! The page that the service worker carries in itself: the numbers, when nothing else is left.

use super::{
    Outcome,
    document::{unknown, without_marks},
    fill::escape,
};
use guide::Guide;
use leptos::prelude::*;
use one_minute_guide::{
    content::{self, word},
    domain::Contact,
    ui::view::{CallLink, Unlinked},
};

/// Small enough to stand inside the worker; readable in light and dark.
pub const STYLE: &str = ":root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;margin:0 auto;\
     max-width:32rem;overflow-wrap:anywhere;padding:1rem}a{display:block;padding:.75rem 0;font-weight:700;font-size:1.375rem}";

/// The whole document.
pub fn document(guide: &'static Guide) -> Outcome<String> {
    let body = content::render(guide, || body(guide).to_html()).map_err(unknown)?;
    let body = without_drawings(&without_marks(&body));
    let [language, direction, title] = ["language", "direction", "short_name"].map(|name| escape(guide.about(name)));
    Ok(format!(
        "<!doctype html><html lang=\"{language}\" dir=\"{direction}\" translate=\"no\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <style>{STYLE}</style><main>{body}</main>"
    ))
}

/// Nobody has them drawn here.
fn without_drawings(body: &str) -> String {
    let mut pieces = body.split("<svg");
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.map(|piece| piece.split_once("</svg>").map_or(piece, |(_, rest)| rest));
    [first].into_iter().chain(rest).collect()
}

fn body(guide: &Guide) -> impl IntoView {
    let call = |contact: &Contact| {
        view! {
            <h2>{contact.call} " " <Unlinked text=contact.when /></h2>
            <CallLink contact=*contact />
            {contact.extension.map(|extension| view! { <p><bdi dir="ltr">{extension}</bdi></p> })}
        }
    };
    view! {
        <h1>{word("emergency.heading")}</h1>
        <p>{guide.about("title")} ", " {guide.about("publisher")}</p>
        <p>{word("emergency.text")}</p>
        {guide.contacts.iter().map(call).collect_view()}
    }
}
