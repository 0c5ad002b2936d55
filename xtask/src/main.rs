//! `cargo xtask …`: the one door for people. From a bare checkout and rustup's cargo it sets up the
//! tools, builds the app, serves it and tests it.
//!
//! `args` says what was asked, `setup` makes the machine ready and hands out a [`toolbox::Toolbox`],
//! and one module a command does the rest. Versions stand in `versions` alone.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod args;
mod bench;
mod cache;
mod check_site;
mod content;
mod engine;
mod failure;
mod faults;
mod lockfile;
mod serve;
mod setup;
mod shots;
mod site;
mod stage;
mod step;
mod test;
mod toolbox;
mod verdict;
mod versions;

use std::env;
use std::process::ExitCode;

use args::Task;
use content::Content;
use failure::Failure;

fn main() -> ExitCode {
    let (task, content) = match args::parse(env::args().skip(1)) {
        Ok(asked) => asked,
        Err(fault) => {
            eprintln!("{fault}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match perform(task, content) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nStopped: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task, content: Option<String>) -> Result<(), Failure> {
    let content = content.as_deref().map(Content::named).transpose()?;
    let content = content.as_ref();
    match task {
        Task::Help => println!("{}", args::USAGE),
        Task::Setup => drop(setup::prepare(&setup::FOR_BUILD, None)?),
        Task::Build { trunk_args } => drop(site::build(content, &trunk_args)?),
        Task::Serve { port, watch } => serve::run(content, port, watch)?,
        Task::Test { stages } => test::run(content, &stages)?,
        Task::Shots => shots::run(content)?,
        Task::Bench => bench::run()?,
        Task::NewGuide { name } => content::begin(&name)?,
        Task::CheckSite { url } => check_site::run(&url)?,
    }
    Ok(())
}
