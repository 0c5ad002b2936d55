//! The only door to the browser. Every call here can fail, says so in its type, and never panics.

pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod file;
pub mod files;
pub mod page;
pub mod preferences;
pub mod scope;
pub mod share;
pub mod storage;

use std::pin::Pin;
use wasm_bindgen::{JsValue, closure::Closure};

/// The browser refused; the person is told in words that fit what they were doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

impl From<JsValue> for Refused {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Lets effects run as the browser's own small tasks.
pub fn run_effects() {
    // It refuses only where something runs them already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
}

/// Calls `listener` at every `event` of `target`, for as long as the page lives.
fn listen(target: &web_sys::EventTarget, event: &str, listener: impl FnMut(JsValue) + 'static) {
    listen_with(target, event, Box::new(listener));
}

// Here and below one type stands for all: of each other one the libraries' code would be made anew.
fn listen_with(target: &web_sys::EventTarget, event: &str, listener: Box<dyn FnMut(JsValue)>) {
    let listener = Closure::wrap(listener).into_js_value();
    // The listener stays unheard only where the browser has no such event: then nothing comes.
    let _ = target.add_event_listener_with_callback(event, wasm_bindgen::JsCast::unchecked_ref(&listener));
}

/// Lets something go on by itself, while the page does.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}

/// A property of a JavaScript value, if it has it.
fn property(value: &JsValue, name: &str) -> Option<JsValue> {
    let property = js_sys::Reflect::get(value, &JsValue::from_str(name)).ok()?;
    (!property.is_undefined() && !property.is_null()).then_some(property)
}
