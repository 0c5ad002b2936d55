//! `cargo xtask …`: the one door for people. From a bare checkout and rustup's cargo it sets up the
//! tools, builds the app, serves it and tests it.
//!
//! `args` says what was asked, `setup` makes the machine ready and hands out a [`toolbox::Toolbox`],
//! and the other modules do the rest. Versions stand in `setup::tools`, `Cargo.lock` and `xtask/npm` alone.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod args;
mod bench;
mod cache;
mod child;
mod content;
mod engine;
mod faults;
mod outcomes;
mod serve;
mod setup;
mod site;
mod stage;
mod test;
mod toolbox;

use std::env;
use std::process::ExitCode;

use anyhow::Result;
use args::Task;
use content::Edition;

fn main() -> ExitCode {
    let (task, edition) = match args::parse(env::args_os().skip(1).collect()) {
        Ok(asked) => asked,
        Err(error) => {
            eprintln!("{error:#}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match perform(task, &edition) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nStopped: {failure:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task, edition: &Edition) -> Result<()> {
    match task {
        Task::Help => println!("{}", args::USAGE),
        Task::Setup => drop(setup::prepare(&setup::FOR_BUILD, edition, |_| Ok(()))?),
        Task::Build(trunk_args) => drop(site::build(edition, &trunk_args)?),
        Task::Serve(port, watch) => serve::run(edition, port, watch)?,
        Task::Test(stages) => test::run(edition, &stages)?,
        Task::Beside(stage) => test::beside(&stage)?,
        Task::Shots => site::shots(edition)?,
        Task::Bench => bench::run()?,
        Task::NewGuide(name) => content::begin(&name)?,
        Task::CheckSite(url) => site::check_published(&url, edition)?,
    }
    Ok(())
}
