//! The ids of a published guide, remembered in a file beside it: ticks on phones and addresses refer to them.

use super::{content::Guide, diagnostic::Diagnostic};
use std::path::{Path, PathBuf};

/// Where the ids of a guide's file are remembered.
pub fn beside(file: &Path) -> PathBuf {
    file.with_extension("ids")
}

/// A line for each id of a guide, in its order.
pub fn lines(guide: &Guide) -> String {
    let signs = guide.groups.iter().flat_map(|group| group.indicators);
    let ids = guide.sections.iter().map(|section| section.id);
    let ids = ids.chain(guide.groups.iter().map(|group| group.id));
    let ids = ids.chain(signs.map(|sign| sign.id));
    let ids = ids.chain(guide.contacts.iter().map(|contact| contact.id));
    ids.map(|id| format!("{id}\n")).collect()
}

/// Names each remembered id that the guide has no more. `name` is that of the file in which they are remembered.
pub fn check(guide: &Guide, remembered: &str, name: &str) -> Vec<Diagnostic> {
    let present = lines(guide);
    let is_gone = |id: &str| !id.is_empty() && !present.lines().any(|other| other == id);
    let lines = remembered.lines().map(str::trim).enumerate();
    let gone = lines.filter(|(_, id)| is_gone(id));
    let diagnostic = |(line, id): (usize, &str)| Diagnostic {
        line: line + 1,
        file: name.to_owned(),
        text: format!(
            "the guide was published with the id “{id}” and has it no more, but what people have saved refers to it: write it again; or, if what it named is gone from the guide, delete this line"
        ),
    };
    gone.map(diagnostic).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../../src/content/walsall-cse.toml");

    #[test]
    fn an_id_that_has_changed_since_it_was_published_is_named() {
        let read = |text: &str| crate::read("guide.toml", text, SHIPPED).unwrap();
        let published = lines(read(SHIPPED));
        assert_eq!(check(read(SHIPPED), &published, "guide.ids"), []);
        let changed = read(&SHIPPED.replacen("id = \"truanting\"", "id = \"truancy\"", 1));
        let diagnostics = check(changed, &published, "guide.ids");
        let line = published.lines().position(|id| id == "truanting").unwrap() + 1;
        assert_eq!((diagnostics.len(), diagnostics[0].line), (1, line));
        assert!(diagnostics[0].text.contains("“truanting”"));
    }
}
