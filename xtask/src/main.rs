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
mod serve;
mod setup;
mod site;
mod stage;
mod test;
mod toolbox;
mod verdicts;

use std::env;
use std::process::ExitCode;

use anyhow::Result;
use args::Task;

fn main() -> ExitCode {
    let (task, content) = match args::parse(env::args_os().skip(1).collect()) {
        Ok(asked) => asked,
        Err(fault) => {
            eprintln!("{fault:#}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match perform(task, content) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nStopped: {failure:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task, content: Option<String>) -> Result<()> {
    let content = content.as_deref().map(content::named).transpose()?;
    let content = content.as_deref();
    match task {
        Task::Help => println!("{}", args::USAGE),
        Task::Setup => drop(setup::prepare(&setup::FOR_BUILD, None, |_| Ok(()))?),
        Task::Build(trunk_args) => drop(site::build(content, &trunk_args)?),
        Task::Serve(port, watch) => serve::run(content, port, watch)?,
        Task::Test(stages) => test::run(content, &stages)?,
        Task::Beside(stage) => test::beside(&stage)?,
        Task::Shots => site::shots(content)?,
        Task::Bench => bench::run()?,
        Task::NewGuide(name) => content::begin(&name)?,
        Task::CheckSite(url) => site::check_published(&url)?,
    }
    Ok(())
}
