//! Giving the guide to a colleague: its address, as text, as a code for a camera, and by the phone's own way of sharing; and the guide on a sheet of paper.

use crate::content::{guide, word};
use leptos::prelude::*;
use qrcode::{EcLevel, QrCode, types::Color};

/// Where the guide has neither a published address nor a sheet, nothing. `public/updates.js` shows each button where it works.
#[component]
pub fn Give() -> impl IntoView {
    let address = guide().option("address");
    let sheet = guide().has_sheet.then(|| view! { <Sheet /> });
    (address.is_some() || guide().has_sheet).then(|| {
        view! {
            <section class="section give" id="give">
                <details class="fold">
                    <summary>
                        <h2>{word("give.heading")}</h2>
                    </summary>
                    {address.map(|address| view! { <Address address /> })}
                    {sheet}
                    <p class="source" id="give-said" role="status" data-failed=word("give.failed") data-missing=word("give.missing")></p>
                </details>
            </section>
        }
    })
}

#[component]
fn Address(address: &'static str) -> impl IntoView {
    view! {
        <p>{word("give.text")}</p>
        <p>
            <strong dir="ltr" id="give-address">{address}</strong>
        </p>
        <Code address />
        <div class="buttons">
            <button type="button" class="button" id="give-share" hidden>
                {word("give.share")}
            </button>
            <button type="button" class="button" id="give-copy" data-copied=word("give.copied") hidden>
                {word("give.copy")}
            </button>
        </div>
    }
}

/// From phone to phone it goes without a network.
#[component]
fn Sheet() -> impl IntoView {
    view! {
        <p>{word("give.sheet_text")}</p>
        <div class="buttons">
            <button type="button" class="button" id="give-file" hidden>
                {word("give.share_sheet")}
            </button>
            <a class="line" id="give-sheet" href="../sheet.pdf" download>
                {word("give.sheet")}
            </a>
        </div>
    }
}

/// Four modules around it stay empty, as the standard asks (ISO/IEC 18004); black on white in every colour scheme.
const QUIET: usize = 4;

/// The code, as large as the page is wide. An address too long for any code has none.
#[component]
fn Code(address: &'static str) -> impl IntoView {
    let code = QrCode::with_error_correction_level(address, EcLevel::L).ok()?;
    let width = code.width() + 2 * QUIET;
    let size = format!("0 0 {width} {width}");
    Some(view! {
        <svg class="code" role="img" aria-label=word("give.code") viewBox=size shape-rendering="crispEdges">
            <path fill="#fff" d=format!("M0 0h{width}v{width}H0z") />
            <path d=squares(&code) />
        </svg>
    })
}

/// A stroke for each run of dark modules in a row.
fn squares(code: &QrCode) -> String {
    let width = code.width();
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        for run in modules.chunk_by(|one, other| one == other) {
            if run.first() == Some(&Color::Dark) {
                let length = run.len();
                path += &format!("M{} {}h{length}v1h-{length}z", column + QUIET, row + QUIET);
            }
            column += run.len();
        }
    }
    path
}
