//! Leaves that two rooms share.

mod call_link;
mod changing;
mod copy_button;
mod filling;
mod icon;
mod note;
mod prose;
mod review;

pub use call_link::{CallButton, CallLink};
pub use changing::{Flag, Handler, Text, act, flag, handler, text};
pub use copy_button::CopyButton;
pub use filling::{fill, redraw};
pub use icon::{Icon, Shape};
pub use note::{AddedNote, AddedSteps, Elsewhere, FactNote, Provenance, day};
pub use prose::{Prose, Told};
pub use review::Review;
