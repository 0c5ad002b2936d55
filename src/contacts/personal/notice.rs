//! The line that tells of the personal contacts: what has become of a change, or what the person did wrong.

use super::{list, state::PersonalState, wording};
use crate::{
    bind::follow,
    browser::page::{self, Element},
    domain::PersonalNotice,
    live::PERSONAL,
};

/// Tells something in the place of what was told before.
#[derive(Clone)]
pub struct Announcer(Element);

impl Announcer {
    /// Tells in `place` what the rules tell.
    pub fn of(state: &PersonalState, place: &Element) -> Self {
        let (state, announcer) = (state.clone(), Self(place.clone()));
        let own = announcer.clone();
        follow(move || {
            let notice = state.notice();
            let text = notice.map_or("", wording::notice);
            // Said in the row that was gone to, where the eye is; anything else in the line above the form.
            let is_said = notice == Some(PersonalNotice::Kept) && list::say(text);
            own.announce(if is_said { "" } else { text });
            if notice == Some(PersonalNotice::NotKept) {
                page::go_to(PERSONAL.notice);
            }
        });
        announcer
    }

    /// Tells something else.
    pub fn announce(&self, text: &str) {
        page::put_text(&self.0, text);
    }
}
