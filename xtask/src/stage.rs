//! The stages of `cargo xtask test`: their order, their names, what each needs and does.

use Does::{Build, Commands, Content, Scenarios, SetUp};

use crate::engine::Engine::{self, Chromium, Firefox, WebKit};
use crate::engine::{IN_EVERY_ENGINE, OF_WORDS};
use crate::setup::{FOR_BUILD, FOR_CHROMIUM, FOR_FIREFOX, FOR_WEBKIT, Need};

pub struct Stage {
    /// The word on the command line.
    pub name: &'static str,
    /// What must be on the machine. All compiling stages need the standard library, because it decides the compiler, and
    /// two compilers would build everything twice.
    needs: &'static [&'static [Need]],
    pub does: Does,
    /// Whether it is begun beside the stages before it.
    pub is_beside: bool,
}

pub enum Does {
    /// Gets the tools, and what the tests need besides.
    SetUp,
    Commands(&'static [Command]),
    Build,
    /// Looks at the pages of the guide, and of every edition that the tests have.
    Content,
    Scenarios(&'static [Which]),
}

/// A line, and what it means that it fails.
pub type Command = (&'static str, &'static str);

/// Scenarios of a guide in an engine: those whose names have one of these parts, or all.
pub struct Which {
    pub engine: Engine,
    /// Of the invented guide, so that nothing in app or tests is of one guide alone.
    pub is_of_invented: bool,
    pub parts: &'static str,
}

const FORMAT: Command = ("cargo fmt --all --check", "Some files are not formatted: `cargo fmt --all` mends that.");
const LINT: &str = "clippy has something to say, above.";
const UNIT: &str = "A unit test failed: it is named above.";
const PAGE: &str = "The guide's text, the built pages or a rule of the project is not as it should be: see above.";
/// The service worker's life among made-up faults.
const WORKER: Command = (
    "node tests/worker/run.mjs",
    "The service worker broke a promise: it is named above, with the seed to see it again.",
);
/// Faults put into it.
const WORKER_FAULTS: Command = (
    "node tests/worker/mutations.mjs",
    "The worker's tests did not notice a fault that was put in: it is named above.",
);
/// The guide's text, the project's rules and the built pages.
pub const CONTENT: Command = ("cargo test --workspace --test architecture --test dependencies --test pages", PAGE);
/// Of another edition, the pages alone.
pub const PAGES: Command = ("cargo test --quiet --workspace --test pages", PAGE);
/// For the work itself: what the stages without a browser look at, but for the module's clippy and the faults that are put in.
/// Here clippy looks without compiling, since little is compiled anew.
const QUICK: [Command; 5] = [
    FORMAT,
    ("cargo clippy --workspace --all-targets -- -D warnings", LINT),
    ("cargo test --workspace --exclude e2e --lib --bins --test http --test rewrites", UNIT),
    ("cargo test --package domain --test lives -- --skip mutations", UNIT),
    WORKER,
];

/// In the order they run: what fails fastest comes first.
static STAGES: [Stage; 12] = [
    stage("setup", &[&FOR_BUILD, &FOR_CHROMIUM, &FOR_FIREFOX, &FOR_WEBKIT], SetUp),
    stage("quick", &[&[Need::Node, Need::WasmStd, Need::Npm]], Commands(&QUICK)),
    stage("format", &[], Commands(&[FORMAT])),
    // Each crate is compiled once, with clippy in the compiler's place: the second line finds what the site's build has compiled
    // of other people's for the browser.
    stage(
        "clippy",
        &[&[Need::WasmStd]],
        Commands(&[
            ("cargo build --workspace --all-targets", LINT),
            ("cargo build --lib --release --target wasm32-unknown-unknown", LINT),
        ]),
    ),
    stage(
        "unit",
        &[&[Need::Node, Need::WasmStd, Need::Npm]],
        Commands(&[
            ("cargo test --workspace --lib --bins --test http --test rewrites", UNIT),
            ("cargo test --workspace --test lives", UNIT),
        ]),
    ),
    Stage { is_beside: true, ..stage("worker", &[&[Need::Node]], Commands(&[WORKER, WORKER_FAULTS])) },
    Stage { is_beside: true, ..stage("build", &[&FOR_BUILD], Build) },
    stage("content", &[&FOR_BUILD], Content),
    stage("e2e", &[&FOR_BUILD, &FOR_CHROMIUM], Scenarios(&[shipped(Chromium, "")])),
    stage("e2e-firefox", &[&FOR_BUILD, &FOR_FIREFOX], Scenarios(&[shipped(Firefox, IN_EVERY_ENGINE)])),
    stage("e2e-webkit", &[&FOR_BUILD, &FOR_WEBKIT], Scenarios(&[shipped(WebKit, IN_EVERY_ENGINE)])),
    stage(
        "another-guide",
        &[&FOR_BUILD, &FOR_CHROMIUM, &FOR_FIREFOX],
        Scenarios(&[invented(Chromium, OF_WORDS), invented(Firefox, IN_EVERY_ENGINE)]),
    ),
];

const fn stage(name: &'static str, needs: &'static [&'static [Need]], does: Does) -> Stage {
    Stage { name, needs, does, is_beside: false }
}

const fn shipped(engine: Engine, parts: &'static str) -> Which {
    Which { engine, is_of_invented: false, parts }
}

const fn invented(engine: Engine, parts: &'static str) -> Which {
    Which { engine, is_of_invented: true, parts }
}

/// The first of these names that no stage has.
pub fn unknown(named: &[String]) -> Option<&String> {
    named.iter().find(|name| STAGES.iter().all(|stage| stage.name != **name))
}

/// The stages to run, in order: those named with what they build on; if none is named, all whose work no other does.
pub fn plan(named: &[String]) -> Vec<&'static Stage> {
    let is_named = |stage: &&Stage| match named {
        [] => stage.name != "quick" && stage.name != "e2e-firefox",
        _ => named.iter().any(|name| name == stage.name),
    };
    let stages = || STAGES.iter().filter(is_named).filter(|stage| stage.name != "setup");
    let needs: Vec<Need> = stages().flat_map(Stage::needs).collect();
    let is_planned = |stage: &&Stage| match stage.does {
        SetUp => is_named(stage) || !needs.is_empty(),
        // What needs the tools of a build looks at `dist/`, which must then be of the sources as they are.
        Build => needs.contains(&Need::Trunk),
        _ => is_named(stage),
    };
    STAGES.iter().filter(is_planned).collect()
}

/// What the set-up gets for these stages, once each; what all need where `setup` was asked for by name or no stage was.
pub fn needs(named: &[String]) -> Vec<Need> {
    let asked = |stage: &&Stage| named.is_empty() || named.iter().any(|name| name == stage.name);
    let mut needs: Vec<Need> = STAGES.iter().filter(asked).flat_map(Stage::needs).collect();
    needs.sort();
    needs.dedup();
    needs
}

impl Stage {
    fn needs(&self) -> impl Iterator<Item = Need> {
        self.needs.iter().copied().flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_stage_brings_what_it_builds_on_and_nothing_else() {
        let planned = |line: &str| {
            let stages = plan(&words(line));
            stages.iter().map(|stage| stage.name).collect::<Vec<_>>().join(" ")
        };
        let whole = "setup format clippy unit worker build content e2e e2e-webkit another-guide";
        assert_eq!(planned(""), whole);
        assert_eq!((&*planned("setup"), &*planned("format")), ("setup", "format"));
        assert_eq!(planned("e2e unit"), "setup unit build e2e");
        assert_eq!(planned("content worker"), "setup worker build content");
        assert_eq!(unknown(&words("unit speed e2e")).unwrap(), "speed");
    }

    #[test]
    fn a_stage_needs_what_it_uses_and_nothing_else() {
        assert_eq!(needs(&words("format")), []);
        assert_eq!(needs(&words("clippy worker")), [Need::Node, Need::WasmStd]);
        assert_eq!(needs(&[]), needs(&words("setup")));
        let has = |stage, need| needs(&words(stage)).contains(&need);
        assert!(!has("content", Need::Chromium) && !has("e2e", Need::Firefox));
        assert!(has("e2e", Need::Npm) && has("e2e", Need::Hosts));
        assert!(has("another-guide", Need::Geckodriver));
        assert!(!has("e2e-webkit", Need::Geckodriver));
    }
}
