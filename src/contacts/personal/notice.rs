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
pub struct Telling(Element);

impl Telling {
    /// Tells in `place` what the rules tell.
    pub fn of(state: &PersonalState, place: &Element) -> Self {
        let (state, told) = (state.clone(), Self(place.clone()));
        let tells = told.clone();
        follow(move || {
            let notice = state.notice();
            let text = notice.map_or("", wording::notice);
            // Said in the row that was gone to, where the eye is; anything else in the line above the form.
            let is_said = notice == Some(PersonalNotice::Kept) && list::say(text);
            tells.tell(if is_said { "" } else { text });
            if notice == Some(PersonalNotice::NotKept) {
                page::go_to(PERSONAL.notice);
            }
        });
        told
    }

    /// Tells something else.
    pub fn tell(&self, text: &str) {
        page::put_text(&self.0, text);
    }
}
