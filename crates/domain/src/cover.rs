//! The cover over the screen.
//!
//! | from | the person hides | the app goes to the background | it comes back | the person reveals |
//! |---|---|---|---|---|
//! | off | hidden | away | off | off |
//! | away | hidden | away | off | off |
//! | hidden | hidden | hidden | hidden | off |

/// Whether the screen is covered, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cover {
    /// The page is seen.
    #[default]
    Off,
    /// The app is in the background: covered as far as the browser draws it, uncovered by coming back.
    Away,
    /// The person hid it: only they uncover it.
    Hidden,
}

impl Cover {
    /// The person hides the screen.
    #[must_use]
    pub const fn hide(self) -> Self {
        Self::Hidden
    }

    /// The app goes to the background.
    #[must_use]
    pub const fn leave(self) -> Self {
        match self {
            Self::Off | Self::Away => Self::Away,
            Self::Hidden => Self::Hidden,
        }
    }

    /// The app comes back to the front.
    #[must_use]
    pub const fn come_back(self) -> Self {
        match self {
            Self::Off | Self::Away => Self::Off,
            Self::Hidden => Self::Hidden,
        }
    }

    /// The person uncovers the screen.
    #[must_use]
    pub const fn reveal(self) -> Self {
        Self::Off
    }
}

#[cfg(test)]
mod tests {
    use super::Cover::{self, Away, Hidden, Off};

    #[test]
    fn the_transitions_are_those_of_the_table() {
        let of = |cover: Cover| {
            [
                cover.hide(),
                cover.leave(),
                cover.come_back(),
                cover.reveal(),
            ]
        };
        assert_eq!(of(Off), [Hidden, Away, Off, Off]);
        assert_eq!(of(Away), [Hidden, Away, Off, Off]);
        assert_eq!(of(Hidden), [Hidden, Hidden, Hidden, Off]);
    }
}
