//! The stages of `cargo xtask test`: their order, their names, and what each needs.

use crate::engine::Engine;
use crate::setup::{FOR_BUILD, Need};

/// In the order they run: what fails fastest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The tools, and what the tests need besides.
    Setup,
    /// For the work itself: what the next four look at, but for the faults that are put in. Not in a whole run.
    Quick,
    Format,
    Clippy,
    Unit,
    /// The service worker's life among made-up faults, in node: `tests/worker`.
    Worker,
    Build,
    /// The guide's text, the house rules and the built pages: `tests/*.rs`.
    Content,
    /// Every story, in Chromium.
    E2e,
    /// Those of faults and of what a person does. Not in a whole run, which tells Firefox of the invented guide.
    E2eFirefox,
    /// The same in WebKit.
    E2eWebkit,
    /// Pages and stories of an invented guide, so that nothing in app or tests is of one guide alone: in Firefox what all
    /// engines are told, in Chromium what depends on a guide's words.
    AnotherGuide,
}

/// All of them in order, with their words on the command line.
const STAGES: [(Stage, &str); 12] = [
    (Stage::Setup, "setup"),
    (Stage::Quick, "quick"),
    (Stage::Format, "format"),
    (Stage::Clippy, "clippy"),
    (Stage::Unit, "unit"),
    (Stage::Worker, "worker"),
    (Stage::Build, "build"),
    (Stage::Content, "content"),
    (Stage::E2e, "e2e"),
    (Stage::E2eFirefox, "e2e-firefox"),
    (Stage::E2eWebkit, "e2e-webkit"),
    (Stage::AnotherGuide, "another-guide"),
];

impl Stage {
    /// The word on the command line.
    pub fn name(self) -> &'static str {
        STAGES[self as usize].1
    }

    /// The stage with this name.
    pub fn named(word: &str) -> Option<Stage> {
        let mut stages = STAGES.into_iter();
        stages.find(|(_, name)| *name == word).map(|(stage, _)| stage)
    }

    /// The engine that the stage is about; none for the others.
    pub fn engine(self) -> Option<Engine> {
        match self {
            Stage::E2e => Some(Engine::Chromium),
            Stage::E2eFirefox => Some(Engine::Firefox),
            Stage::E2eWebkit => Some(Engine::WebKit),
            _ => None,
        }
    }

    /// What must be on the machine. All compiling stages need the standard library, because it
    /// decides the compiler, and two compilers would build everything twice.
    fn needs(self) -> Vec<Need> {
        let more: &[Need] = match self {
            Stage::Format => return vec![],
            Stage::Clippy | Stage::Unit => return vec![Need::WasmStd],
            Stage::Worker => return vec![Need::Node],
            Stage::Quick => return vec![Need::Node, Need::WasmStd],
            Stage::Build | Stage::Content => &[],
            Stage::E2e => &[Need::Chromium, Need::Hosts],
            Stage::E2eFirefox => &[Need::Firefox, Need::Geckodriver],
            Stage::E2eWebkit => &[Need::WebKit],
            Stage::AnotherGuide => return [Stage::E2e.needs(), Stage::E2eFirefox.needs()].concat(),
            Stage::Setup => {
                return [Stage::AnotherGuide.needs(), Stage::E2eWebkit.needs()].concat();
            }
        };
        [&FOR_BUILD, more].concat()
    }

    /// Whether the stage looks at `dist/`, which must then be of the sources as they are.
    fn reads_dist(self) -> bool {
        self == Stage::Content || self == Stage::AnotherGuide || self.engine().is_some()
    }
}

/// The stages to run, in order: those named with what they build on; if none is named, all that a whole run has.
pub fn plan(named: &[Stage]) -> Vec<Stage> {
    if named.is_empty() {
        // No other stage does what these do.
        let whole = STAGES.map(|(stage, _)| stage).into_iter();
        return whole.filter(|it| !matches!(it, Stage::Quick | Stage::E2eFirefox)).collect();
    }
    let mut stages = named.to_vec();
    if named.iter().any(|stage| stage.reads_dist()) {
        stages.push(Stage::Build);
    }
    if stages.iter().any(|stage| !stage.needs().is_empty()) {
        stages.push(Stage::Setup);
    }
    stages.sort();
    stages.dedup();
    stages
}

/// What the set-up gets for these stages; what all need if `setup` was asked for by name or no stage was.
pub fn needs(named: &[Stage]) -> Vec<Need> {
    let stages = if named.is_empty() { &[Stage::Setup] } else { named };
    let mut needs: Vec<Need> = stages.iter().flat_map(|stage| stage.needs()).collect();
    needs.sort();
    needs.dedup();
    needs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_all_in_order() {
        assert!(STAGES.iter().enumerate().all(|(place, it)| it.0 as usize == place));
        assert_eq!(plan(&[]).len(), STAGES.len() - 2);
        assert_eq!(needs(&[]), needs(&STAGES.map(|(stage, _)| stage)));
    }

    #[test]
    fn a_stage_brings_what_it_builds_on_and_nothing_else() {
        assert_eq!(plan(&[Stage::Format]), [Stage::Format]);
        assert_eq!(needs(&[Stage::Format]), []);
        let planned = plan(&[Stage::E2e, Stage::Unit]);
        assert_eq!(planned, [Stage::Setup, Stage::Unit, Stage::Build, Stage::E2e]);
        assert_eq!(needs(&[Stage::Clippy]), [Need::WasmStd]);
        assert_eq!(needs(&[Stage::Worker]), [Need::Node]);
        let has = |stage, need| needs(&[stage]).contains(&need);
        assert!(!has(Stage::Content, Need::Chromium) && !has(Stage::E2e, Need::Firefox));
        assert!(has(Stage::E2e, Need::Npm) && has(Stage::E2e, Need::Hosts));
        assert!(has(Stage::AnotherGuide, Need::Geckodriver));
        assert!(!has(Stage::E2eWebkit, Need::Geckodriver));
    }
}
