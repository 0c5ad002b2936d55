//! The indicators, to tick, and what a worker does with what they ticked.
//!
//! [`state`] holds the one list, [`effects`] carries out what the session decides; the rest shows it, each part with its view,
//! which is rendered when the site is made, above its behaviour in the browser.

mod effects;
mod forget;
mod group;
mod hand_over;
mod jump;
mod list;
mod note;
mod question;
mod read_out;
mod result;
mod state;
mod wording;

#[cfg(not(target_arch = "wasm32"))]
mod view;

pub use wording::WORDS;
#[cfg(not(target_arch = "wasm32"))]
pub use {result::view::ResultStrip, view::ChecklistPage};

/// Binds the list, if the page has one; the page is marked when the saved ticks are back.
#[must_use]
pub fn start() -> bool {
    let Some(state) = list::start() else {
        return false;
    };
    result::start(&state);
    read_out::start(&state);
    hand_over::start(&state);
    forget::start(&state);
    effects::start(&state);
    true
}
