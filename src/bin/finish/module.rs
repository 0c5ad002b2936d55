//! Takes the names of source files out of the module. A panic would print them, which nobody on a phone sees; they are
//! kilobytes, and some are paths of the machine that builds.

use super::{Outcome, site::Site};
use std::{env, path::PathBuf};

/// Where other people's sources lie while they are compiled: the registry's, the compiler's own.
fn roots() -> Vec<String> {
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home);
    let registry = cargo.map(|cargo| format!("{}/registry/src/", cargo.display()));
    let compiler = ["/rustc/", "/rust/deps/"].map(str::to_owned);
    registry.into_iter().chain(compiler).collect()
}

/// Blanks them, in place: nothing else of the file moves.
pub fn blank(site: &mut Site) -> Outcome<()> {
    const FILE: &str = "one-minute-guide_bg.wasm";
    let mut bytes = site.take(FILE)?;
    roots()
        .iter()
        .for_each(|root| blank_below(&mut bytes, root.as_bytes()));
    site.put(FILE, bytes);
    Ok(())
}

fn blank_below(bytes: &mut [u8], root: &[u8]) {
    let mut from = 0;
    while let Some(place) = find(&bytes[from..], root) {
        let start = from + place;
        let path = bytes[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(byte));
        let length = path.count();
        // Texts stand without gaps: the name ends with the first `.rs`, whatever follows.
        let end = find(&bytes[start..start + length], b".rs").map_or(0, |place| place + 3);
        bytes[start..start + end].fill(b' ');
        from = start + end.max(root.len());
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_go_and_what_stands_beside_them_stays() {
        let mut bytes =
            b"looked-/rustc/1a/core/src/str.rschecklist /rustc/none /rustc/b.rs/rustc/c.rs!"
                .to_vec();
        blank_below(&mut bytes, b"/rustc/");
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.replace(' ', ""), "looked-checklist/rustc/none!");
        assert!(text.starts_with("looked- ") && text.len() == 77, "{text}");
    }
}
