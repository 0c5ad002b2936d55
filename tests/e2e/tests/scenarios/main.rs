//! Scenarios, run with the built site in a real browser.

#![allow(clippy::unwrap_used)]

mod acceptance;
mod accessibility;
mod around_the_call;
mod asking;
mod broken;
mod calling;
mod cold_starts;
mod device;
mod early_taps;
mod facts;
mod glance;
mod harness;
mod hiding;
mod hosting;
mod in_the_field;
mod install;
mod keeping;
mod noting;
mod offline;
mod personal;
mod personal_contacts;
mod personal_faults;
mod personal_files;
mod personal_reach;
mod personal_stores;
mod policy;
mod reading;
mod repair;
mod saying;
mod scopes;
mod searching;
mod searching_by;
mod starting;
mod stores;
mod ticking;
mod touched;
mod updates;
mod windows;

fn main() -> std::process::ExitCode {
    e2e::run::main()
}
