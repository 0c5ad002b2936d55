//! What an installed copy of the app calls what it keeps. A copy is known by the path below which it lies, its scope:
//! two guides on one host share nothing, as their caches don't.

/// What is kept apart from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// The ticks: forgotten after a day.
    Ticks,
    /// The contacts that a person keeps: never expiring, untouched by clearing.
    Contacts,
}

/// The names of one copy of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// With a space at its end, which no path has: the names of `/` are no beginnings of those of `/one/`.
    prefix: String,
}

impl Names {
    /// Those of the copy at a path such as `/` or `/one/`.
    #[must_use]
    pub fn of(scope: &str) -> Self {
        Self { prefix: ["minute-guide ", scope, " "].concat() }
    }

    /// A database.
    #[must_use]
    pub fn database(&self, shelf: Shelf) -> String {
        [&self.prefix, shelf.name()].concat()
    }

    /// What stands before the keys of a shelf in localStorage.
    #[must_use]
    pub fn local(&self, shelf: Shelf) -> String {
        [&self.prefix, shelf.name(), " "].concat()
    }

    /// The channel on which the windows of this copy speak, and the name of a preference.
    #[must_use]
    pub fn with(&self, name: &str) -> String {
        [&self.prefix, name].concat()
    }
}

impl Shelf {
    const fn name(self) -> &'static str {
        match self {
            Self::Ticks => "ticks",
            Self::Contacts => "own",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_of_one_copy_begins_as_those_of_another() {
        let [root, below] = ["/", "/one/"].map(Names::of);
        for shelf in [Shelf::Ticks, Shelf::Contacts] {
            assert!(!below.database(shelf).starts_with(&root.prefix));
            assert!(!below.local(shelf).starts_with(&root.prefix));
        }
        assert_eq!(below.database(Shelf::Ticks), "minute-guide /one/ ticks");
        assert_eq!(root.local(Shelf::Contacts), "minute-guide / own ");
    }
}
