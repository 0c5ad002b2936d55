//! The browser's start: binds what the page has.

#[cfg(target_arch = "wasm32")]
fn main() {
    use one_minute_guide::{bind, browser::page, checklist, contacts::personal, guide::search, ui};

    bind::begin();
    let list = checklist::start();
    personal::start();
    search::start();
    ui::copy_button::start();
    ui::review::start();
    // A list marks the page itself, when the saved ticks are back.
    if !list {
        page::mark_live();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser. To see it: cargo xtask serve");
}
