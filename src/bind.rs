//! Binds what stands on a page: finds a part's elements, and lets them follow what changes.

use crate::{
    browser::{
        self,
        page::{self, Element},
    },
    live::Part,
};
use leptos::prelude::*;

/// Where effects and signals live, for as long as the page does.
pub fn begin() {
    browser::run_effects();
    let owner = Owner::new();
    owner.set();
    std::mem::forget(owner);
}

/// What finds an element of the page by its id.
pub type Find<'a> = &'a dyn Fn(&str) -> Option<Element>;

/// A part's elements. A page without the part has none; a part that lacks an element is left out, alone, and named in
/// the diagnosis.
pub fn part<P>(part: Part, find: impl FnOnce(Find<'_>) -> Result<P, &'static str>) -> Option<P> {
    if !page::has_part(part) {
        return None;
    }
    find(&page::find).inspect_err(|id| page::leave_out(part, id)).ok()
}

/// Does something now, and again whenever what it has looked at changes.
pub fn follow(act: impl FnMut() + 'static) {
    effect(Box::new(act));
}

// One type for all: of each other one the framework's code would be made anew.
fn effect(act: Box<dyn FnMut()>) {
    Effect::new(act);
}
