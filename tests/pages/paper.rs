//! The sheet of paper says what the pages say.

use super::site::{all, dist, file, guide, page};
use one_minute_guide::page::Page;

/// A text without its spaces, where a line ends there is one more or one less; and without brackets, which are drawn the other
/// way round where they are read from right to left.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"()".contains(*c)).collect()
}

/// What is on the sheet, as a program reads it that knows nothing of directions: letters from right to left stand as they are
/// drawn.
fn text() -> String {
    letters(&pdf_extract::extract_text_from_mem(&file("sheet.pdf")).unwrap())
}

#[test]
fn the_sheet_holds_every_sign_sentence_and_number() {
    let is_there = dist().join("sheet.pdf").is_file();
    assert_eq!(all(&page(Page::About), "#give-sheet").len(), usize::from(is_there));
    if !is_there {
        return;
    }
    let text = text();
    let says = |wanted: &str| {
        let wanted = letters(wanted);
        let drawn: String = wanted.chars().rev().collect();
        assert!(text.contains(&wanted) || text.contains(&drawn), "the sheet lacks {wanted:?}: {text}");
    };
    guide().one_minute.iter().for_each(|sentence| says(sentence));
    for group in guide().groups {
        says(group.name);
        group.indicators.iter().for_each(|sign| says(sign.text));
    }
    for contact in guide().contacts {
        // On the sheet, on the poster and on the card.
        let when = letters(&format!("{} {}.", contact.call, contact.when));
        assert_eq!(text.matches(&when).count(), 3, "{when}");
        let number = letters(contact.number);
        assert!(text.matches(&number).count() >= 3, "{number}");
        says(contact.extension.unwrap_or_default());
        contact.ways.iter().for_each(|way| says(way.name));
    }
    says(guide().option("address").unwrap_or_default());
    says(guide().about("publisher"));
    let worker = String::from_utf8(file("sw.js")).unwrap();
    let version = worker.split("const VERSION = '").nth(1).unwrap();
    says(version.split('\'').next().unwrap());
}

#[test]
fn the_sheet_is_two_pages_that_can_be_heard() {
    if !dist().join("sheet.pdf").is_file() {
        return;
    }
    let sheet = file("sheet.pdf");
    let text = String::from_utf8_lossy(&sheet);
    for part in ["/StructTreeRoot", "/Lang", "/MarkInfo", "pdfuaid:part"] {
        assert!(text.contains(part), "no {part}");
    }
    let pages = text.matches("/Type /Page\n").count()
        + text.matches("/Type /Page ").count()
        + text.matches("/Type/Page/").count();
    assert_eq!(pages, 2, "it is printed on both sides of one sheet");
}
