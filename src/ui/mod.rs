//! Components that two features share.

#[cfg(not(target_arch = "wasm32"))]
mod call_link;
pub mod copy_button;
#[cfg(not(target_arch = "wasm32"))]
mod icon;
#[cfg(not(target_arch = "wasm32"))]
mod note;
#[cfg(not(target_arch = "wasm32"))]
mod offline;
#[cfg(not(target_arch = "wasm32"))]
mod prose;
pub mod review;

/// What is rendered.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    pub use super::{
        call_link::{CallButton, CallLink, WayLink, by},
        copy_button::view::CopyButton,
        icon::{Icon, Shape},
        note::{
            AddedHeading, AddedLine, AddedNote, AddedRules, AddedSource, AddedSteps, Away, FactText, Mark, NO_VOICE,
            Origin, Paragraphs, Provenance, Steps, checked, written,
        },
        offline::OfflineLine,
        prose::{Prose, Unlinked},
        review::view::{Overdue, Review, reviewed},
    };
}
