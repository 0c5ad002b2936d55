//! Makes the module as small as it can be: what the app never calls goes out of it, then wasm-opt, then the names of source
//! files and what libraries would say of servers and files. A panic would print those, which nobody on a phone sees; they
//! are kilobytes, and some are paths of the machine that builds.

use super::{Outcome, cache, site::Site};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// As Trunk calls it.
pub const FILE: &str = "one-minute-guide_bg.wasm";

/// What leptos brings along for streams from a server, in the names of exports. The app has no server.
const STREAMS: &str = "intounderlying";

/// How what libraries say of things that the app has not begins and ends: of a server, and of files.
const UNSAID: [(&str, &str); 2] =
    [("Value is None because the `ssr`", "identify the source."), ("entity not found", "uncategorized error")];

/// The features that rustc enables for wasm32, by name: with all of them browsers refuse the module. What stands
/// before them makes it 2.5 % smaller, compressed: flat code is folded better, neighbours that are alike compress
/// better, and nothing of ours lies in the first kilobyte of memory.
const WASM_OPT: [&str; 16] = [
    "-Os",
    "--flatten",
    "--rereloop",
    "-Os",
    "-Os",
    "--converge",
    "--low-memory-unused",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
];

/// Takes the module of the site and puts the smaller one in its place.
pub fn shrink(site: &mut Site) -> Outcome<()> {
    let bytes =
        without_exports(&site.take(FILE)?, STREAMS).ok_or(format!("{FILE} is no module as wasm-bindgen makes it"))?;
    let mut bytes = cache::kept(&WASM_OPT.join(" "), &bytes, optimised)?;
    for root in roots() {
        blank_below(&mut bytes, root.as_bytes());
    }
    for (first, last) in UNSAID {
        blank_between(&mut bytes, first.as_bytes(), last.as_bytes());
    }
    site.put(FILE, bytes);
    Ok(())
}

fn optimised(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let folder = Path::new("target/generator");
    let [from, to] = ["before.wasm", "after.wasm"].map(|name| folder.join(name));
    let failed = |error| format!("wasm-opt (set up by cargo xtask build): {error}");
    fs::create_dir_all(folder).map_err(failed)?;
    fs::write(&from, bytes).map_err(failed)?;
    let mut command = Command::new("wasm-opt");
    command.args(WASM_OPT).arg("--enable-multivalue").arg(&from).arg("-o").arg(&to);
    if command.status().map_err(failed)?.success() {
        fs::read(&to).map_err(failed)
    } else {
        Err("wasm-opt could not read the module".to_owned())
    }
}

/// The module without the exports that have `part` in their names. What nothing else needs goes with them later.
fn without_exports(module: &[u8], part: &str) -> Option<Vec<u8>> {
    const HEAD: usize = 8;
    const EXPORTS: u8 = 7;
    let mut rest = module.get(HEAD..)?;
    let mut shrunk = module.get(..HEAD)?.to_vec();
    while let Some((id, after)) = rest.split_first() {
        let (size, after) = number(after)?;
        let (section, after) = after.split_at_checked(size)?;
        let section = match *id {
            EXPORTS => kept_exports(section, part)?,
            _ => section.to_vec(),
        };
        shrunk.push(*id);
        put_number(&mut shrunk, section.len());
        shrunk.extend(section);
        rest = after;
    }
    Some(shrunk)
}

/// A list of exports: how many; of each the length of its name, the name, its kind, its place.
fn kept_exports(section: &[u8], part: &str) -> Option<Vec<u8>> {
    let (count, mut rest) = number(section)?;
    let mut kept = Vec::new();
    for _ in 0..count {
        let (length, after) = number(rest)?;
        let (name, after) = after.split_at_checked(length)?;
        let (_, next) = number(after.get(1..)?)?;
        if !String::from_utf8_lossy(name).contains(part) {
            kept.push(rest.get(..rest.len() - next.len())?);
        }
        rest = next;
    }
    let mut shrunk = Vec::new();
    put_number(&mut shrunk, kept.len());
    Some([shrunk, kept.concat()].concat())
}

/// A number as modules hold it (LEB128, unsigned), and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(at + 1..)?));
        }
    }
    None
}

fn put_number(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Where sources lie while they are compiled: the registry's, the compiler's own, ours.
fn roots() -> Vec<String> {
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home);
    let registry = cargo.map(|cargo| format!("{}/registry/src/", cargo.display()));
    let others = ["/rustc/", "/rust/deps/", "crates/", "src/"].map(str::to_owned);
    registry.into_iter().chain(others).collect()
}

/// Blanks the names below a root, in place: nothing else of the file moves.
fn blank_below(bytes: &mut [u8], root: &[u8]) {
    let mut from = 0;
    while let Some(place) = find(&bytes[from..], root) {
        let start = from + place;
        let path = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(byte));
        let length = path.count();
        // Texts stand without gaps: the name ends with the first `.rs`, whatever follows.
        let end = find(&bytes[start..start + length], b".rs").map_or(0, |place| place + 3);
        bytes[start..start + end].fill(b' ');
        from = start + end.max(root.len());
    }
}

/// Blanks what lies between two texts, and these: texts of one source stand together.
fn blank_between(bytes: &mut [u8], first: &[u8], last: &[u8]) {
    const LONGEST: usize = 1000;
    let Some(start) = find(bytes, first) else {
        return;
    };
    let rest = &mut bytes[start..];
    if let Some(place) = find(rest, last).filter(|place| *place < LONGEST) {
        rest[..place + last.len()].fill(b' ');
    }
}

/// Where these bytes begin.
pub fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_that_nobody_calls_go_and_the_rest_stays() {
        let exports = b"\x02\x01a\x00\x05\x03_xb\x00\x90\x01";
        let module = [b"\0asm\x01\0\0\0", &[7, 12][..], exports, b"\x0a\x01\x00"].concat();
        let shrunk = [b"\0asm\x01\0\0\0", &b"\x07\x05\x01\x01a\x00\x05"[..], b"\x0a\x01\x00"].concat();
        assert_eq!(without_exports(&module, "xb"), Some(shrunk));
        assert_eq!(without_exports(&module, "none"), Some(module));
        assert_eq!(without_exports(b"<!doctype html>", "xb"), None);
    }

    #[test]
    fn names_of_files_go_and_what_stands_beside_them_stays() {
        let mut bytes = b"looked-/rustc/1a/core/src/str.rschecklist /rustc/none /rustc/b.rs/rustc/c.rs!".to_vec();
        blank_below(&mut bytes, b"/rustc/");
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!(text.replace(' ', ""), "looked-checklist/rustc/none!");
        assert!(text.starts_with("looked- ") && text.len() == 77, "{text}");
    }

    #[test]
    fn what_is_never_said_goes_and_what_stands_beside_it_stays() {
        let mut bytes = b"a.bcd-first of thelast.call".to_vec();
        blank_between(&mut bytes, b"first", b"last.");
        assert_eq!(bytes, *b"a.bcd-                 call");
        for (first, last) in [("none", "call"), ("a.b", "none")] {
            blank_between(&mut bytes, first.as_bytes(), last.as_bytes());
            assert_eq!(bytes, *b"a.bcd-                 call");
        }
    }
}
