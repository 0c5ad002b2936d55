//! The phone’s clock.

use crate::domain::{Day, Time};
use js_sys::{Date, Function, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds since 1970, by the phone's clock, which may be wrong or jump.
#[must_use]
pub fn now() -> u64 {
    // A clock set before 1970 reads as 0: casts from floats saturate.
    Date::now() as u64
}

/// The time as the rules know it.
#[must_use]
pub fn time() -> Time {
    let steady = web_sys::window().and_then(|window| window.performance());
    Time {
        clock: now(),
        // Without it limits go by the phone's clock.
        steady: steady.map_or_else(now, |steady| steady.now() as u64),
    }
}

/// Calls `ring` in so many milliseconds.
pub fn after(ms: u64, ring: &Function) {
    if let Some(window) = web_sys::window() {
        let ms = i32::try_from(ms).unwrap_or(i32::MAX);
        // Without timers waiting simply has no limit.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(ring, ms);
    }
}

/// A time of today or of another day, as a person says it: "14:10 today".
#[must_use]
pub fn spoken(at: u64, today: &str, yesterday: &str, language: &str) -> String {
    let (then, now) = (date(at), Date::new_0());
    let moment = |date: &Date| (date.get_time(), date.get_timezone_offset());
    let time = [two_digits(then.get_hours()), ":".to_owned(), two_digits(then.get_minutes())].concat();
    let day = match Day::of(moment(&then), moment(&now)) {
        Day::Today => today.to_owned(),
        Day::Yesterday => yesterday.to_owned(),
        Day::Other => long_date(&then, language),
    };
    [&time, " ", &day].concat()
}

/// "26 November 2026", as a language writes it.
fn long_date(date: &Date, language: &str) -> String {
    let options = Object::new();
    // Without it the date is written shorter.
    let _ = Reflect::set(&options, &"dateStyle".into(), &"long".into());
    String::from(date.to_locale_date_string(language, &options))
}

/// A date and a time to the minute, as a language writes them.
#[must_use]
pub fn written(at: u64, language: &str) -> String {
    let style = Object::new();
    for part in ["dateStyle", "timeStyle"] {
        // Without a style the seconds are written too.
        let _ = Reflect::set(&style, &part.into(), &"short".into());
    }
    String::from(date(at).to_locale_string(language, &style))
}

/// Waits. Without timers there is nothing to wait for.
pub async fn wait(ms: i32) {
    let wait = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
        }
    });
    let _ = JsFuture::from(wait).await;
}

fn date(at: u64) -> Date {
    Date::new(&JsValue::from_f64(at as f64))
}

fn two_digits(number: u32) -> String {
    let digits = number.to_string();
    if number < 10 { ["0", &digits].concat() } else { digits }
}
