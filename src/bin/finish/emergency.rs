//! The page that the service worker carries in itself: the numbers, when nothing else is left.

use super::fill::escape;
use leptos::prelude::*;
use one_minute_guide::{
    content::{
        CONTACTS, DIRECTION, LANGUAGE, PUBLISHER, SHORT_NAME, TITLE, words::emergency as words,
    },
    ui::{CallLink, Told},
};

/// Small enough to stand inside the worker; readable in light and dark.
pub const STYLE: &str = ":root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;margin:0 auto;\
     max-width:32rem;overflow-wrap:anywhere;padding:1rem}a{display:block;padding:.75rem 0;font-weight:700;font-size:1.375rem}svg{display:none}";

/// The whole document.
pub fn document() -> String {
    let owner = Owner::new();
    let body = owner.with(|| body().to_html());
    let title = escape(SHORT_NAME);
    format!(
        "<!doctype html><html lang=\"{LANGUAGE}\" dir=\"{DIRECTION}\" translate=\"no\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <style>{STYLE}</style><main>{body}</main>"
    )
}

fn body() -> impl IntoView {
    let call = |contact: &one_minute_guide::domain::Contact| {
        view! {
            <h2>{contact.call} " " <Told text=contact.when /></h2>
            <CallLink contact=*contact />
            {contact.extension.map(|extension| view! { <p><bdi dir="ltr">{extension}</bdi></p> })}
        }
    };
    view! {
        <h1>{words::HEADING}</h1>
        <p>{TITLE} ", " {PUBLISHER}</p>
        <p>{words::TEXT}</p>
        {CONTACTS.iter().map(call).collect_view()}
    }
}
