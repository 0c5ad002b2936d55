//! The phone that a scenario begins with.

use std::path::PathBuf;

use crate::engine::Engine;

/// Light or dark, as the person has set the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark letters on a light ground.
    Light,
    /// The reverse.
    Dark,
}

impl Scheme {
    /// Both.
    pub const ALL: [Scheme; 2] = [Scheme::Light, Scheme::Dark];

    /// The value of `prefers-color-scheme`.
    pub fn name(self) -> &'static str {
        match self {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// How phone and host are set up. The default is a small phone with everything on, and the site at the root of its host.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The browser: the one that `GUIDE_ENGINE` names.
    pub engine: Engine,
    /// The build to serve; the one of [`tools::dist`](crate::tools::dist) without it.
    pub site: Option<PathBuf>,
    /// The path of the site on its host, with a slash at both ends.
    pub mount: String,
    /// Whether scripts run.
    pub javascript: bool,
    /// Whether there is a `WebAssembly` object; Lockdown Mode has none.
    pub webassembly: bool,
    /// Width and height in CSS pixels.
    pub viewport: (u32, u32),
    /// Light or dark.
    pub scheme: Scheme,
    /// Scripts that run in each page before its own.
    pub before_pages: Vec<String>,
    /// Whether the window is a private one, which keeps nothing after its end.
    pub private: bool,
    /// Whether opening a page waits for its `load` event. A page with a stalled file has none.
    pub waits_for_load: bool,
    /// Whether the worker's script comes, which makes the offline copy: a fifth of what a short test costs. Without it a page
    /// is as on its way to its first copy.
    pub copy: bool,
    /// Whether it must be the browser as people have it. Without that a scenario runs for half the work in Chromium's headless
    /// shell: the same engine, with no tabs in the background and nothing that its maker adds; in WebKit it is drawn without
    /// layers, of which no picture can be taken.
    pub whole: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Setup {
            engine: Engine::chosen(),
            site: None,
            mount: "/".to_owned(),
            javascript: true,
            webassembly: true,
            viewport: (390, 844),
            scheme: Scheme::Light,
            before_pages: Vec::new(),
            private: false,
            waits_for_load: true,
            copy: false,
            whole: false,
        }
    }
}

/// What a browser is started with, and cannot change while it runs. Scheme and size only where they are not emulated; Firefox is
/// told with each page whether to wait for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    javascript: bool,
    webassembly: bool,
    private: bool,
    /// Whether it waits for a page's `load`.
    pub waits_for_load: bool,
    whole: bool,
    scheme: Option<Scheme>,
    viewport: Option<(u32, u32)>,
}

impl Setup {
    /// How a browser for it is started.
    pub fn start(&self) -> Start {
        let Setup { engine, javascript, webassembly, private, .. } = *self;
        Start {
            javascript,
            webassembly,
            private,
            waits_for_load: self.waits_for_load || engine == Engine::Firefox,
            whole: engine != Engine::Firefox && self.is_whole(),
            scheme: (engine != Engine::Chromium).then_some(self.scheme),
            viewport: (engine == Engine::WebKit).then_some(self.viewport),
        }
    }

    /// Whether it is the browser as people have it. Chromium's shell knows of no settings, and of no private window.
    pub fn is_whole(&self) -> bool {
        self.whole || self.private || !self.javascript
    }

    /// Another build, or a site made by a test.
    pub fn serving(mut self, site: impl Into<PathBuf>) -> Self {
        self.site = Some(site.into());
        self
    }

    /// The site lies below the root of its host.
    pub fn mounted(mut self, mount: &str) -> Self {
        mount.clone_into(&mut self.mount);
        self
    }

    /// Scripts are off.
    pub fn without_javascript(mut self) -> Self {
        self.javascript = false;
        self
    }

    /// There is no `WebAssembly` object.
    pub fn without_webassembly(mut self) -> Self {
        self.webassembly = false;
        self
    }

    /// A screen of so many CSS pixels.
    pub fn sized(mut self, width: u32, height: u32) -> Self {
        self.viewport = (width, height);
        self
    }

    /// Light or dark.
    pub fn in_scheme(mut self, scheme: Scheme) -> Self {
        self.scheme = scheme;
        self
    }

    /// A script that runs in each page before its own.
    pub fn with_script(mut self, script: &str) -> Self {
        self.before_pages.push(script.to_owned());
        self
    }

    /// A page's wait of so many milliseconds passes in a moment.
    pub fn not_waiting(self, ms: u32) -> Self {
        let script = format!(
            "{{
                const wait = setTimeout;
                window.setTimeout = (then, ms, ...args) => wait(then, ms === {ms} ? 300 : ms, ...args);
            }}"
        );
        self.with_script(&script)
    }

    /// A private window.
    pub fn in_private(mut self) -> Self {
        self.private = true;
        self
    }

    /// The phone makes an offline copy.
    pub fn with_copy(mut self) -> Self {
        self.copy = true;
        self
    }

    /// The browser as people have it.
    pub fn whole(mut self) -> Self {
        self.whole = true;
        self
    }

    /// Opening a page does not wait for its `load` event.
    pub fn impatient(mut self) -> Self {
        self.waits_for_load = false;
        self
    }
}
