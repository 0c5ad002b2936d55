//! The browser engines that the scenarios run in.

/// The scenarios know it by its name, in `GUIDE_ENGINE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What runs in every engine, but for what one leaves to another, below: each fault, and what is a browser's own doing, such as the focus and the direction of a
/// number. What the app does of itself is seen in Chromium alone, in the worker's tests and in the lives of phones.
pub const IN_EVERY_ENGINE: &str = "\
    asking::a_clock asking::an_open_page asking::any_page broken:: calling::a_tap_is_told calling::every_number_reads harness:: \
    hiding:: early_taps:: in_the_field::on_a_shared in_the_field::the_question in_the_field::who_hears keeping::a_second keeping::a_tick keeping::clearing offline:: \
    personal_contacts::one_is_there personal_contacts::one_survives personal_reach::whatever_role personal_stores:: reading:: \
    repair:: saying::a_share saying::the_focus_goes saying::what_comes_too_late saying::while_it_asks scopes:: \
    starting::each_file starting::nothing_moves starting::who_enters stores:: ticking::quick_taps \
    ticking::the_keyboard touched:: updates:: windows::clearing_in_one_window windows::of_two_windows \
    windows::two_windows";

/// Of those, what the app does of itself once the network or the store has done its worst: beside Chromium, one engine tells it.
/// This is left to WebKit, and with it what ends by asking for the console, of which Firefox's driver does not tell.
const NOT_IN_FIREFOX: &str = "\
    asking::a_clock broken::a_module_cut broken::a_module_with hiding::without_webassembly offline::a_copy_that_lacks \
    offline::a_copy_with_an_altered offline::a_network_that_dies offline::ready_is_not_said offline::when_the_copy \
    personal_contacts::one_is_there personal_contacts::one_survives personal_stores:: reading::no_page \
    repair::an_altered_module repair::an_altered_page repair::the_check_says scopes::what_is_kept stores::a_read_that \
    stores::a_write_that stores::an_untick updates::a_host_half_way updates::a_tap_that_brings updates::nobody_is_asked \
    updates::only_what_changed";

/// And this to Firefox.
const NOT_IN_WEBKIT: &str = "\
    broken::a_module_that_is_not broken::a_portals_page broken::a_slow_module broken::glue offline::a_copy_that_is_gone \
    offline::a_copy_with_a_portals offline::a_file_that_comes offline::a_redirected repair::an_altered_script \
    repair::being_offline repair::the_about_page repair::the_last_fault repair::without_a_host \
    stores::a_newer_versions_ticks stores::clearing_reaches stores::what_nobody_can_read_is_removed \
    stores::without_any_store_the_page updates::a_first_visit updates::a_release_that updates::an_answer_that \
    updates::an_app_that updates::another_window updates::what_is_on_its_way";

/// What depends on a guide's words: how long they are, their direction, what can be found, and how much of it there is.
pub const OF_WORDS: &str = "\
    accessibility::axe_finds_nothing_on_any accessibility::in_large_text accessibility::nothing_is_wider accessibility::on_paper \
    accessibility::every_target around_the_call::no_state around_the_call::the_ticks calling:: facts:: glance:: \
    noting::result_and_calls personal_reach::a_long_role personal_reach::all_calls searching ticking::every_indicator";

impl Engine {
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// As people call it, and as a column of the faults' table is headed.
    pub fn title(self) -> &'static str {
        match self {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "WebKit",
        }
    }

    /// As in `GUIDE_ENGINE` and in the name of the file in which scenarios are counted.
    pub fn name(self) -> String {
        self.title().to_lowercase()
    }

    /// Parts of the names of what it leaves to another engine.
    fn leaves(self) -> impl Iterator<Item = &'static str> {
        let parts = match self {
            Engine::Chromium => "",
            Engine::Firefox => NOT_IN_FIREFOX,
            Engine::WebKit => NOT_IN_WEBKIT,
        };
        parts.split_whitespace()
    }

    /// The filter for the scenarios' runner: these parts, but for what the engine leaves to another.
    pub fn filter(self, parts: &str) -> String {
        self.leaves().fold(parts.to_owned(), |filter, part| format!("{filter} --skip {part}"))
    }

    /// Whether this scenario runs in the engine at all: in Chromium, all do.
    pub fn runs(self, test: &str) -> bool {
        let is_of = |part| test.contains(part);
        self == Engine::Chromium || IN_EVERY_ENGINE.split_whitespace().any(is_of) && !self.leaves().any(is_of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_engine_leaves_the_other_runs() {
        for (engine, other) in [(Engine::Firefox, Engine::WebKit), (Engine::WebKit, Engine::Firefox)] {
            let idle: Vec<_> = other.leaves().filter(|part| !engine.runs(part)).collect();
            assert!(idle.is_empty(), "{engine:?} does not run {idle:?}");
        }
        assert!(!Engine::Firefox.runs("stores::an_untick") && Engine::Chromium.runs("stores::an_untick"));
        assert_eq!(Engine::Chromium.filter("a b"), "a b");
    }
}
