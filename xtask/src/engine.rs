//! The browser engines that the stories are told in.

/// A browser engine. The stories know it by its name, in `GUIDE_ENGINE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What is told in every engine: faults, stores, serving, and what a person does with the app. Looks, and what a file is
/// made of, are seen in Chromium alone, so that a whole run stays short.
const IN_EVERY_ENGINE: [&str; 23] = [
    "asking::",
    "broken::",
    "calling::",
    "harness::",
    "hiding::",
    "hydration::",
    "keeping::",
    "offline::",
    "own_contacts::",
    "own_reach::whatever_role",
    "own_stores::",
    "reading::",
    "repair::",
    "saying::",
    "scopes::",
    "starting::",
    "stores::",
    "ticking::",
    "touched::",
    "updates::",
    "windows::clearing_in_one_window",
    "windows::of_two_windows",
    "windows::two_windows",
];

impl Engine {
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// As in `GUIDE_ENGINE` and in the name of the file in which stories are counted.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// As people call it, and as a column of the faults' table is headed.
    pub fn title(self) -> &'static str {
        match self {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "WebKit",
        }
    }

    /// Whether this story is told in the engine at all.
    pub fn tells(self, test: &str) -> bool {
        let stories = self.stories();
        stories.is_empty() || stories.iter().any(|part| test.contains(part))
    }

    /// Parts of the names of the tests to run; none means all.
    pub fn stories(self) -> &'static [&'static str] {
        match self {
            Engine::Chromium => &[],
            Engine::Firefox | Engine::WebKit => &IN_EVERY_ENGINE,
        }
    }

    /// For the test runner: what only Chromium is told.
    pub fn chromium_alone() -> String {
        IN_EVERY_ENGINE
            .map(|part| format!("--skip {part}"))
            .join(" ")
    }
}
