//! The boxes of a list by one name each: the only place where the names that a page and a store know are made.

use crate::Group;

/// A box: a sign, or a group's "I looked, none seen". Numbers are places in the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A sign of a group.
    Sign {
        /// The group's place in the guide.
        group: usize,
        /// The sign's place in the group.
        sign: usize,
    },
    /// "I looked, none seen" of a group.
    NoneSeen {
        /// The group's place in the guide.
        group: usize,
    },
}

/// Before a group's id, in the store. No id of a sign has a colon.
const STORED: &str = "looked:";
/// Before a group's id, in the page. The build refuses a sign's id that begins so.
pub const ON_PAGE: &str = "looked-";

impl Key {
    /// The place of its group.
    #[must_use]
    pub const fn group(self) -> usize {
        match self {
            Self::Sign { group, .. } | Self::NoneSeen { group } => group,
        }
    }

    /// Whether it is a sign.
    #[must_use]
    pub const fn is_sign(self) -> bool {
        matches!(self, Self::Sign { .. })
    }
}

/// The boxes of one guide. Copies are of the same guide.
#[derive(Debug, Clone, Copy)]
pub struct Keys(&'static [Group]);

impl Keys {
    /// Those of a guide with these groups.
    #[must_use]
    pub const fn new(groups: &'static [Group]) -> Self {
        Self(groups)
    }

    /// The guide's groups.
    #[must_use]
    pub const fn groups(self) -> &'static [Group] {
        self.0
    }

    /// Every box, in the guide's order; a group's "none seen" comes after its signs.
    pub fn all(self) -> impl Iterator<Item = Key> {
        self.0.iter().enumerate().flat_map(|(group, of)| {
            let signs = (0..of.indicators.len()).map(move |sign| Key::Sign { group, sign });
            signs.chain([Key::NoneSeen { group }])
        })
    }

    /// What a sign says, in the guide's words; nothing for "none seen".
    #[must_use]
    pub fn text(self, key: Key) -> &'static str {
        match key {
            Key::Sign { group, sign } => {
                self.0.get(group).and_then(|group| group.indicators.get(sign)).map_or("", |sign| sign.text)
            }
            Key::NoneSeen { .. } => "",
        }
    }

    /// Under which name a box is kept.
    #[must_use]
    pub fn stored(self, key: Key) -> String {
        self.named(key, STORED)
    }

    /// The id of its element.
    #[must_use]
    pub fn on_page(self, key: Key) -> String {
        self.named(key, ON_PAGE)
    }

    /// The box that is kept under a name; none that this guide does not have.
    #[must_use]
    pub fn of_stored(self, name: &str) -> Option<Key> {
        self.find(name, STORED)
    }

    /// The box with this element.
    #[must_use]
    pub fn of_page(self, id: &str) -> Option<Key> {
        self.find(id, ON_PAGE)
    }

    fn named(self, key: Key, looked: &str) -> String {
        let id = self.0.get(key.group()).map_or("", |group| match key {
            Key::Sign { sign, .. } => group.indicators.get(sign).map_or("", |sign| sign.id),
            Key::NoneSeen { .. } => group.id,
        });
        let prefix = if key.is_sign() { "" } else { looked };
        [prefix, id].concat()
    }

    fn find(self, name: &str, looked: &str) -> Option<Key> {
        let mut groups = self.0.iter().enumerate();
        if let Some(id) = name.strip_prefix(looked) {
            return groups.find(|(_, of)| of.id == id).map(|(group, _)| Key::NoneSeen { group });
        }
        groups.find_map(|(group, of)| {
            let sign = of.indicators.iter().position(|sign| sign.id == name)?;
            Some(Key::Sign { group, sign })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::sample::GROUPS;

    #[test]
    fn every_box_is_found_by_its_names_and_no_other_is() {
        let keys = Keys::new(GROUPS);
        let mut names = Vec::new();
        for key in keys.all() {
            assert_eq!(keys.of_stored(&keys.stored(key)), Some(key));
            assert_eq!(keys.of_page(&keys.on_page(key)), Some(key));
            names.push(keys.on_page(key));
        }
        assert_eq!(names, ["late", "away", "looked-school", "money", "looked-gifts", "looked-home"]);
        for foreign in ["", "looked:", "looked-school", "looked:cars", "cars", "school", "list:"] {
            assert_eq!(keys.of_stored(foreign), None, "{foreign}");
        }
        assert_eq!(keys.of_page("looked:school"), None);
    }
}
