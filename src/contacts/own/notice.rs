//! The line that tells of the own contacts: what has become of a change, or what the person did wrong.

use super::{state::OwnState, wording};
use crate::{
    bind::follow,
    browser::page::{self, Element},
};

/// Tells something in the place of what was told before.
#[derive(Clone)]
pub struct Telling(Element);

impl Telling {
    /// Tells in `place` what the rules tell.
    pub fn of(state: &OwnState, place: &Element) -> Self {
        let (state, told) = (state.clone(), Self(place.clone()));
        let tells = told.clone();
        follow(move || tells.tell(state.notice().map_or("", wording::notice)));
        told
    }

    /// Tells something else.
    pub fn tell(&self, text: &str) {
        page::put_text(&self.0, text);
    }
}
