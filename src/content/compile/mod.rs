//! From the guide's TOML to `static` tables: read, check, write. Every fault is found in one go.

mod checks;
mod date;
mod dials;
mod emit;
mod fault;
mod one_minute;
mod outdated;
mod read;
mod reserved;
mod schema;
#[cfg(test)]
mod tests;
mod wording;

pub use fault::Fault;
#[cfg_attr(
    test,
    allow(unused_imports, reason = "the build script reports; tests look")
)]
pub use fault::report;

/// The Rust source of a guide's tables, from its TOML. `file` is only used to name faults; `shipped` is the TOML
/// of the guide that says which wordings there must be.
///
/// # Errors
/// Every fault of the text, in the order of its lines.
pub fn compile(file: &str, text: &str, shipped: &str) -> Result<String, Vec<Fault>> {
    let source = read::Source::new(file, text);
    let guide = schema::read(&source);
    // Checks on a text that could not be read would repeat its faults in other words.
    if source.is_sound() {
        checks::run(&guide, &source);
        reserved::check(&guide, &source);
        let shipped = schema::read(&read::Source::new("", shipped));
        wording::check(&guide, &shipped, &source);
    }
    source.finish()?;
    Ok(emit::emit(&guide))
}
