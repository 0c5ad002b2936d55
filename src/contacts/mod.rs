//! Whom to call, in the order in which to think of them.

#[cfg(not(target_arch = "wasm32"))]
mod card;
pub mod personal;
#[cfg(not(target_arch = "wasm32"))]
mod team;
#[cfg(not(target_arch = "wasm32"))]
mod view;

#[cfg(not(target_arch = "wasm32"))]
pub use view::ContactsPage;
