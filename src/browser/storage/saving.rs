//! What is on its way into a store: a newer version waits for it.

use crate::browser::page;
use std::cell::Cell;

/// Marks the page for as long as one of these lives.
pub struct Saving;

thread_local! {
    static UNDER_WAY: Cell<u32> = const { Cell::new(0) };
}

impl Saving {
    /// From the first step of a write to its last.
    pub fn begin() -> Self {
        UNDER_WAY.set(UNDER_WAY.get() + 1);
        page::mark_saving(true);
        Self
    }
}

impl Drop for Saving {
    fn drop(&mut self) {
        UNDER_WAY.set(UNDER_WAY.get().saturating_sub(1));
        if UNDER_WAY.get() == 0 {
            page::mark_saving(false);
        }
    }
}
