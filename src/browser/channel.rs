//! What the open windows of this copy of the app tell each other. Never leaves the browser.

use super::{listen as listen_to, property, scope};
use web_sys::BroadcastChannel;

thread_local! {
    /// One channel a window: a second one would hear the first.
    static CHANNEL: Option<BroadcastChannel> =
        BroadcastChannel::new(&scope::names(|names| names.with("windows"))).ok();
}

/// Tells the other windows. Where there are no channels, each window finds the rest in the store at its start.
pub fn post(message: &str) {
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            let _ = channel.post_message(&message.into());
        }
    });
}

/// Hears what the other windows tell.
pub fn listen(hear: impl Fn(String) + 'static) {
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            listen_to(channel, "message", move |event| {
                if let Some(message) = property(&event, "data").and_then(|data| data.as_string()) {
                    hear(message);
                }
            });
        }
    });
}
