//! What can be found in a guide, each with a word of its own to find it by.

use super::{file_text, guide};
use crate::pages::Page;

/// Something that can be found.
#[derive(Debug)]
pub struct Place {
    /// The page that it stands on.
    pub page: Page,
    /// Its id there.
    pub id: String,
    /// A word of it.
    pub word: String,
}

/// One place of each kind: a section, a sign, a contact and a card.
pub fn places() -> [Place; 4] {
    let place = |page, id: &str, text: &str| Place { page, id: id.to_owned(), word: longest_word(text) };
    let guide = guide();
    let section = guide.sections.iter().find(|section| !section.blocks.is_empty());
    let contact = guide.contacts.last();
    let (Some(section), Some(contact), Some(added)) = (section, contact, guide.added.last()) else {
        panic!("the guide has no section with a text, no contact or no added text");
    };
    let sign = &super::a_group().indicators[0];
    [
        place(Page::Guide, section.id, section.blocks[0].text),
        place(Page::Checklist, sign.id, sign.text),
        place(Page::Contacts, contact.id, contact.when),
        place(Page::About, &format!("added-{}", added.id), added.text[0]),
    ]
}

/// The longest word of a text.
pub fn longest_word(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.max_by_key(|word| word.chars().count()).unwrap_or_default().to_owned()
}

/// A long word of the guide's sections, and the same with two letters changed over, which no word begins with.
pub fn a_slip() -> (String, String) {
    let said = file_text().to_lowercase();
    let texts = guide().sections.iter().flat_map(|section| section.blocks);
    let words = texts.flat_map(|block| block.text.split(|c: char| !c.is_alphanumeric()));
    // Eight letters are long enough for a slip, and no more than fit beside their neighbours.
    let mut slips = words.filter(|word| word.is_ascii() && word.len() >= 8).filter_map(|word| {
        let mut letters: Vec<char> = word.to_lowercase().chars().collect();
        letters.swap(3, 4);
        let slip: String = letters.into_iter().collect();
        (!said.contains(&slip)).then(|| (word.to_owned(), slip))
    });
    slips.next().unwrap_or_else(|| panic!("the guide has no word of eight letters to mistype"))
}
