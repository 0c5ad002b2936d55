//! The stages of `cargo xtask test`: their order, their names, and what each needs.

use crate::engine::Engine;
use crate::setup::{self, Need};

/// In the order they run: what fails fastest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The tools, and what the tests need besides.
    Setup,
    /// For the work itself, in less than a minute, without a browser: what the next four look at, but for the faults that
    /// are put in. Not in a whole run.
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
    /// Those of faults and of what a person does, in Firefox. Not in a whole run, which tells Firefox of the invented
    /// guide.
    E2eFirefox,
    /// The same in WebKit.
    E2eWebkit,
    /// Pages and stories of an invented guide, so that nothing in app or tests is of one guide alone: in Firefox what all
    /// engines are told, in Chromium what depends on a guide's words.
    AnotherGuide,
}

impl Stage {
    pub const ALL: [Stage; 12] = [
        Stage::Setup,
        Stage::Quick,
        Stage::Format,
        Stage::Clippy,
        Stage::Unit,
        Stage::Worker,
        Stage::Build,
        Stage::Content,
        Stage::E2e,
        Stage::E2eFirefox,
        Stage::E2eWebkit,
        Stage::AnotherGuide,
    ];

    /// The word on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Setup => "setup",
            Stage::Quick => "quick",
            Stage::Format => "format",
            Stage::Clippy => "clippy",
            Stage::Unit => "unit",
            Stage::Worker => "worker",
            Stage::Build => "build",
            Stage::Content => "content",
            Stage::E2e => "e2e",
            Stage::E2eFirefox => "e2e-firefox",
            Stage::E2eWebkit => "e2e-webkit",
            Stage::AnotherGuide => "another-guide",
        }
    }

    /// The stage with this name.
    pub fn named(word: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.name() == word)
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
        match self {
            Stage::Format => vec![],
            Stage::Clippy | Stage::Unit => vec![Need::WasmStd],
            Stage::Worker => vec![Need::Node],
            Stage::Quick => vec![Need::Node, Need::WasmStd],
            Stage::Build | Stage::Content => setup::FOR_BUILD.to_vec(),
            Stage::E2e => [
                setup::FOR_BUILD.as_slice(),
                &setup::FOR_BROWSER,
                &[Need::Hosts],
            ]
            .concat(),
            Stage::AnotherGuide => [Stage::E2e.needs(), Stage::E2eFirefox.needs()].concat(),
            Stage::E2eFirefox => [setup::FOR_BUILD.as_slice(), &setup::FOR_FIREFOX].concat(),
            Stage::E2eWebkit => [setup::FOR_BUILD.as_slice(), &setup::FOR_WEBKIT].concat(),
            Stage::Setup => Stage::ALL
                .into_iter()
                .filter(|stage| *stage != Stage::Setup)
                .flat_map(Stage::needs)
                .collect(),
        }
    }

    /// Whether no other stage does what this one does.
    fn is_in_a_whole_run(self) -> bool {
        !matches!(self, Stage::Quick | Stage::E2eFirefox)
    }

    /// Whether the stage looks at `dist/`, which must then be of the sources as they are.
    fn reads_dist(self) -> bool {
        matches!(
            self,
            Stage::Content
                | Stage::E2e
                | Stage::E2eFirefox
                | Stage::E2eWebkit
                | Stage::AnotherGuide
        )
    }
}

/// The stages to run, in order: those named with what they build on; if none is named, all that a whole run has.
pub fn plan(named: &[Stage]) -> Vec<Stage> {
    if named.is_empty() {
        let whole = Stage::ALL.into_iter();
        return whole.filter(|it| it.is_in_a_whole_run()).collect();
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
    let stages = if named.is_empty() { &Stage::ALL } else { named };
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
        assert!(Stage::ALL.is_sorted() && plan(&[]).is_sorted());
        assert_eq!(plan(&[]).len(), Stage::ALL.len() - 2);
        assert_eq!(needs(&[]), needs(&[Stage::Setup]));
    }

    #[test]
    fn a_stage_brings_what_it_builds_on_and_nothing_else() {
        assert_eq!(plan(&[Stage::Format]), [Stage::Format]);
        assert_eq!(needs(&[Stage::Format]), []);
        assert_eq!(
            plan(&[Stage::E2e, Stage::Unit]),
            [Stage::Setup, Stage::Unit, Stage::Build, Stage::E2e]
        );
        assert_eq!(needs(&[Stage::Clippy]), [Need::WasmStd]);
        assert_eq!(needs(&[Stage::Worker]), [Need::Node]);
        assert!(!needs(&[Stage::Content]).contains(&Need::Browser));
        assert!(needs(&[Stage::E2e]).contains(&Need::Npm));
        assert!(needs(&[Stage::E2e]).contains(&Need::Hosts));
        assert!(!needs(&[Stage::E2e]).contains(&Need::Firefox));
        assert!(needs(&[Stage::AnotherGuide]).contains(&Need::Geckodriver));
        assert!(!needs(&[Stage::E2eWebkit]).contains(&Need::Geckodriver));
    }

    #[test]
    fn every_stage_is_found_by_its_name() {
        for stage in Stage::ALL {
            assert_eq!(Stage::named(stage.name()), Some(stage));
        }
        assert_eq!(Stage::named("speed"), None);
    }
}
