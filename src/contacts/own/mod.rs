//! The person's own contacts: their lead, their organisation's duty line. On the phone only.

mod call;
mod form;
mod hand_out;
mod list;
mod state;
mod wording;

pub use call::OwnCall;
pub use state::OwnState;

use crate::{
    content::words::own as words,
    ui::{fill, flag},
};
use form::Form;
use hand_out::HandOut;
use leptos::prelude::*;
use list::List;

/// Keeping, changing and handing out own contacts. There only where the app is alive, and once it knows what is kept.
#[component]
pub fn Own(
    /// The page's one state.
    state: OwnState,
) -> impl IntoView {
    view! {
        <section class="own" aria-labelledby="own-heading" hidden=flag(move || !state.is_asked())>
            <h2 id="own-heading">{words::HEADING}</h2>
            <p>{words::TEXT}</p>
            <p class="notice" id="own-notice" role="status" hidden=flag(move || state.notice().is_none())>
                {fill(move || state.notice().unwrap_or_default())}
            </p>
            <List state />
            <Form state />
            <HandOut state />
        </section>
    }
}
