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

/// Keeping, changing and handing out own contacts. There only where the app is alive, and once it knows what is kept;
/// but the line that tells is there before it has anything to tell, or nobody would hear it.
#[component]
pub fn Own(
    /// The page's one state.
    state: OwnState,
) -> impl IntoView {
    let is_unknown = move || !state.is_asked();
    view! {
        <section class="own" aria-labelledby="own-heading" hidden=flag(is_unknown)>
            <h2 id="own-heading">{words::HEADING}</h2>
            <p>{words::TEXT}</p>
            <List state />
        </section>
        <p class="notice" id="own-notice" role="status" tabindex="-1">
            {fill(move || state.notice().unwrap_or_default())}
        </p>
        <div class="own" hidden=flag(is_unknown)>
            <Form state />
            <HandOut state />
        </div>
    }
}
