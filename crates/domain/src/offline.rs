//! How far the copy for offline use has come.

/// What may be said of the offline copy. `Ready` is a promise: a start without network works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfflineState {
    /// Not asked yet, or no answer yet.
    Unknown,
    /// This browser, or this way of opening the page, keeps no offline copy.
    Unsupported,
    /// Files are being copied.
    Copying,
    /// The whole copy is there: its completeness marker has been read back.
    Ready,
    /// Copying failed; it is tried again at the next opening.
    Failed,
}

impl OfflineState {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Unknown,
        Self::Unsupported,
        Self::Copying,
        Self::Ready,
        Self::Failed,
    ];

    /// The state's name, by which `updates.js` tells it; in the page for styles and tests.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Unsupported => "unsupported",
            Self::Copying => "copying",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}
