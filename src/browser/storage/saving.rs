//! What is on its way into a store: a newer version waits for it.

use crate::{browser::page, domain::Shelf};
use std::cell::Cell;

thread_local! {
    static UNDER_WAY: Cell<[bool; 2]> = const { Cell::new([false; 2]) };
}

/// Marks the page for as long as one of the shelves has something under way.
pub fn mark_saving(shelf: Shelf, is_saving: bool) {
    let mut under_way = UNDER_WAY.get();
    let before = under_way.contains(&true);
    if let Some(own) = under_way.get_mut(shelf as usize) {
        *own = is_saving;
    }
    UNDER_WAY.set(under_way);
    let after = under_way.contains(&true);
    if after != before {
        page::mark_saving(after);
    }
}
