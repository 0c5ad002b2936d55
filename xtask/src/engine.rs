//! The browser engines that the scenarios run in.

/// The scenarios know it by its name, in `GUIDE_ENGINE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What runs in every engine: each fault, and what is a browser's own doing, such as the focus and the direction of a
/// number. What the app does of itself is seen in Chromium alone, in the worker's tests and in the lives of phones.
pub const IN_EVERY_ENGINE: &str = "\
    asking::a_clock asking::an_open_page broken:: calling::a_tap_is_told calling::every_number_reads harness:: \
    hiding:: early_taps:: in_the_field::on_a_shared in_the_field::the_question in_the_field::who_hears keeping::a_second keeping::a_tick keeping::clearing offline:: \
    personal_contacts::one_is_there personal_contacts::one_survives personal_reach::whatever_role personal_stores:: reading:: \
    repair:: saying::a_share saying::the_focus_goes saying::what_comes_too_late saying::while_it_asks scopes:: \
    starting::each_file starting::nothing_moves starting::who_enters stores:: ticking::quick_taps \
    ticking::the_keyboard touched:: updates:: windows::clearing_in_one_window windows::of_two_windows \
    windows::two_windows";

/// What depends on a guide's words: how long they are, their direction, what can be found, and how much of it there is.
pub const OF_WORDS: &str = "\
    accessibility:: around_the_call::no_state around_the_call::the_ticks calling:: facts:: glance:: \
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

    /// Whether this scenario runs in the engine at all: in Chromium, all do.
    pub fn runs(self, test: &str) -> bool {
        self == Engine::Chromium || IN_EVERY_ENGINE.split_whitespace().any(|part| test.contains(part))
    }
}
