//! What became of a file's bytes on the way.

use crate::files::File;

/// Characters shown of what was put in.
const SHOWN: usize = 80;

/// In words, how what came differs from what was published; nothing when it does not.
pub fn difference(file: &File, came: &[u8]) -> Option<String> {
    let published = file.bytes.as_slice();
    if came == published {
        return None;
    }
    let before = alike(published.iter(), came.iter());
    let after = alike(published.iter().rev(), came.iter().rev());
    // What both ends share may overlap in the shorter one.
    let after = after.min(published.len().min(came.len()) - before);
    let rest = &came[before..came.len() - after];
    Some(if came.len() < published.len() && before == came.len() {
        format!("is cut short: {} of {} bytes came", came.len(), published.len())
    } else if is_html(came) && (before + after) * 2 < published.len() {
        format!("another page came in its place: {}", shown(came))
    } else if before + after == published.len() {
        format!("something was put in at byte {before}: {}", shown(rest))
    } else if without_spaces(came) == without_spaces(published) {
        "its spaces or line ends were changed".to_owned()
    } else {
        let lost = &published[before..published.len() - after];
        format!("its bytes were changed from byte {before}: {} in place of {}", shown(rest), shown(lost))
    })
}

fn alike<'a>(one: impl Iterator<Item = &'a u8>, other: impl Iterator<Item = &'a u8>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

fn is_html(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(bytes).trim_start().chars().take(9).collect::<String>().to_lowercase();
    start.starts_with("<!doctype") || start.starts_with("<html")
}

fn without_spaces(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect()
}

fn shown(bytes: &[u8]) -> String {
    let text: String = String::from_utf8_lossy(bytes).chars().take(SHOWN + 1).collect();
    let start: String = text.chars().take(SHOWN).collect();
    format!("{start:?}{}", if start == text { "" } else { "…" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(published: &str, came: &str) -> String {
        let file = File { path: "a.js".to_owned(), bytes: published.into(), packed: [None; 2] };
        difference(&file, came.as_bytes()).unwrap_or_default()
    }

    #[test]
    fn what_was_done_to_a_file_is_named() {
        assert_eq!(said("let a;", "let a;"), "");
        assert_eq!(said("let a;", "let"), "is cut short: 3 of 6 bytes came");
        assert_eq!(said("<p></p>", "<p><b></p>"), "something was put in at byte 4: \"b><\"");
        assert_eq!(said("aaaa", "aaaaaa"), "something was put in at byte 4: \"aa\"");
        assert_eq!(said("let a;", "let a;// x"), "something was put in at byte 6: \"// x\"");
        assert_eq!(said("a;\nb;\n", "a;b;"), "its spaces or line ends were changed");
        assert_eq!(said("a;\nb;", "a;\r\nb;"), "something was put in at byte 2: \"\\r\"");
        assert_eq!(said("let a;", "let b;"), "its bytes were changed from byte 4: \"b\" in place of \"a\"");
        assert!(said("let a;", "<!DOCTYPE html><p>Sign in").starts_with("another page came in its place"));
        assert_eq!(said("let a;", ""), "is cut short: 0 of 6 bytes came");
    }
}
