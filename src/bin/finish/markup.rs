//! Notes in each live part what it holds, so that `boot.js` knows whether others have touched it before it starts.

use super::Outcome;
use std::fmt::Write;

/// What is never closed.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "link"];

/// A piece of a document.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Open(&'a str),
    Close,
    Text,
    Comment,
}

/// The document with `data-markup` on each live part: an element as its name and brackets around what it holds, a text as
/// a dot, a comment as a mark.
///
/// # Errors
/// A part has a text beside an element: with another element around it nobody could tell the two apart.
pub fn note(html: &str) -> Outcome<String> {
    let mut noted = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("data-live=") {
        let end = at + rest.get(at..).and_then(|tag| tag.find('>')).unwrap_or(0);
        let (before, part) = rest.split_at(end);
        let notes = notes(part.get(1..).unwrap_or_default())?;
        let _ = write!(noted, "{before} data-markup=\"{notes}\"");
        rest = part;
    }
    Ok(noted + rest)
}

/// What is held up to the end of the element in which `html` begins.
fn notes(html: &str) -> Outcome<String> {
    let mut notes = String::new();
    // For each open element whether it holds a text, and whether an element.
    let mut open = vec![(false, false)];
    let mut rest = html;
    while let Some((piece, after)) = next(rest) {
        rest = after;
        let Some(holds) = open.last_mut() else { break };
        match piece {
            Piece::Open(name) => {
                holds.1 = true;
                let _ = write!(notes, "{name}(");
                open.push((false, false));
            }
            Piece::Text => {
                holds.0 = true;
                notes.push('.');
            }
            Piece::Comment => notes.push('!'),
            Piece::Close => {
                notes.push(')');
                open.pop();
            }
        }
        if let Some((true, true)) = open.last() {
            return Err(format!("a live part has a text beside an element: {notes}"));
        }
        if open.is_empty() {
            break;
        }
        if let Piece::Open(name) = piece
            && VOID.contains(&name)
        {
            notes.push(')');
            open.pop();
        }
    }
    Ok(notes)
}

/// The first piece, and what follows it.
fn next(html: &str) -> Option<(Piece<'_>, &str)> {
    if html.is_empty() {
        return None;
    }
    let Some(tag) = html.strip_prefix('<') else {
        let end = html.find('<').unwrap_or(html.len());
        return Some((Piece::Text, html.split_at(end).1));
    };
    // A `>` within quotes ends no tag.
    let mut quoted = false;
    let end = tag.find(|letter| {
        quoted ^= letter == '"';
        letter == '>' && !quoted
    })?;
    let (tag, after) = tag.split_at(end);
    let name = tag.split([' ', '/']).next().unwrap_or_default();
    let piece = match tag.chars().next() {
        Some('/') => Piece::Close,
        Some('!') | None => Piece::Comment,
        Some(_) => Piece::Open(name),
    };
    Some((piece, after.get(1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(html: &str) -> String {
        format!("<p>a</p><div data-live=\"x\">{html}</div><p>b</p>")
    }

    #[test]
    fn a_part_is_noted_and_nothing_around_it() {
        let html = part(
            "<label class=\"a > b\"><input type=\"checkbox\"><span>text</span></label><!><p>a<!>b</p>",
        );
        let noted = html.replace(
            "\"x\">",
            "\"x\" data-markup=\"label(input()span(.))!p(.!.))\">",
        );
        assert_eq!(note(&html), Ok(noted));
    }

    #[test]
    fn a_text_beside_an_element_is_refused() {
        assert!(note(&part("<p>text <b>bold</b></p>")).is_err());
        assert!(note(&part("<p><b>bold</b> text</p>")).is_err());
    }
}
