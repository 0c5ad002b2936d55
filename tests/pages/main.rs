//! What must hold in every built page. Reads `dist/`, or the folder in `GUIDE_DIST`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that meets what it did not expect has failed")]

mod give;
mod guides;
mod hosts;
mod links;
mod news;
mod offline;
mod outline;
mod paper;
mod policy;
mod said;
mod shipped;
mod site;
mod source;
