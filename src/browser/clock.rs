//! The phone’s clock.

use js_sys::{Date, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds since 1970, by the phone's clock, which may be wrong or jump.
#[must_use]
pub fn now() -> u64 {
    // A clock set before 1970 reads as 0: casts from floats saturate.
    Date::now() as u64
}

/// A time of today or of another day, as a person says it: "14:10 today".
#[must_use]
pub fn spoken(at: u64, today: &str, yesterday: &str) -> String {
    let (then, now) = (date(at), Date::new_0());
    let day = |date: &Date| (date.get_full_year(), date.get_month(), date.get_date());
    let day_before = date(self::now().saturating_sub(DAY_MS));
    let time = [
        two_digits(then.get_hours()),
        ":".to_owned(),
        two_digits(then.get_minutes()),
    ]
    .concat();
    if day(&then) == day(&now) {
        [&time, " ", today].concat()
    } else if day(&then) == day(&day_before) {
        [&time, " ", yesterday].concat()
    } else {
        time
    }
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

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

fn date(at: u64) -> Date {
    Date::new(&JsValue::from_f64(at as f64))
}

fn two_digits(number: u32) -> String {
    let digits = number.to_string();
    if number < 10 {
        ["0", &digits].concat()
    } else {
        digits
    }
}
