//! How the text was prepared, and what is known of its facts.

use crate::{
    content::{guide, word},
    domain::Fact,
    ui::view::{FactText, Unlinked},
};
use leptos::prelude::*;

/// From what is printed to what is shown: an arrow does not turn with the page by itself.
fn arrow() -> &'static str {
    if guide().about("direction") == "rtl" { " ← " } else { " → " }
}

/// The corrections and the splits, each with what the guide prints.
#[component]
pub fn Preparation() -> impl IntoView {
    let corrections = guide().corrections.iter().map(|(printed, shown)| {
        view! {
            <li>
                <q>{*printed}</q>
                {arrow()}
                <q>{*shown}</q>
            </li>
        }
    });
    let splits = guide().splits.iter().map(|(printed, at)| {
        view! {
            <li>
                <q>{*printed}</q>
                " – "
                {*at}
            </li>
        }
    });
    view! {
        <details class="fold">
            <summary>{word("about.corrections")}</summary>
            <ul>{corrections.collect_view()}</ul>
        </details>
        <details class="fold">
            <summary>{word("about.splits")}</summary>
            <ul>{splits.collect_view()}</ul>
        </details>
    }
}

/// Every fact of the guide, folded, with what is known of it today.
#[component]
pub fn Facts() -> impl IntoView {
    let fact = |fact: &Fact| {
        view! {
            <details class="note">
                <summary>
                    <h3><Unlinked text=fact.says /></h3>
                </summary>
                <FactText fact=*fact />
            </details>
        }
    };
    guide().facts.iter().map(fact).collect_view()
}
