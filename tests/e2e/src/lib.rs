//! The harness of the browser tests: a phone that opens the built site.
//!
//! A scenario is written in the verbs of [`Phone`] and of the pages in [`pages`]; faults are put on its server, never on the
//! page, because what DevTools calls "offline" does not reach a service worker. Nothing here waits for a fixed time:
//! [`wait`] looks until a condition holds. Nothing here or in the scenarios names what only one guide has: [`guide`] says
//! what the built one has. What only one browser does stands in that browser's file ([`chromium`], [`firefox`],
//! [`webkit`]); a verb that needs an [`Ability`] which the present one lacks skips the scenario, with the reason.

pub mod axe;
pub mod bidi;
pub mod browser;
pub mod chromium;
pub mod database;
pub mod device;
pub mod driver;
pub mod engine;
pub mod firefox;
pub mod guide;
pub mod hosts;
pub mod pages;
pub mod phone;
pub mod pool;
pub mod processes;
pub mod published;
pub mod run;
pub mod scenario;
pub mod setup;
pub mod tools;
pub mod wait;
pub mod warden;
pub mod webkit;

pub use browser::Browser;
pub use e2e_attribute::test;
pub use engine::{Ability, Engine, Skip, sample};
pub use inventory;
pub use pages::Page;
pub use phone::Phone;
pub use published::Build;
pub use run::Test;
pub use setup::{Scheme, Setup};
pub use wait::{until, until_is};
