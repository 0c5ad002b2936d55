//! The parts of the pages that the browser brings to life where they stand. Each starts alone: one that others have altered
//! past mending is left out, and named in the document's `data-left-out`.

use leptos::prelude::*;

/// A kind of live part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The checklist's form.
    Checklist,
    /// What the checklist's ticks call for.
    Result,
    /// The ticks, to read out.
    ReadOut,
    /// Handing the ticks over.
    HandOver,
    /// Clearing, and practice.
    Forget,
    /// How far the offline copy has come.
    Offline,
    /// The person's own contacts.
    Own,
    /// The first of them, in the call bar.
    OwnCall,
    /// Finding words.
    Search,
    /// When the facts were checked.
    Review,
    /// A button that copies a number.
    Copy,
    /// A button that installs the app.
    Install,
}

impl Part {
    /// The value of `data-live` on the element that holds such a part.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Checklist => "checklist",
            Self::Result => "result",
            Self::ReadOut => "read-out",
            Self::HandOver => "hand-over",
            Self::Forget => "forget",
            Self::Offline => "offline",
            Self::Own => "own",
            Self::OwnCall => "own-call",
            Self::Search => "search",
            Self::Review => "review",
            Self::Copy => "copy",
            Self::Install => "install",
        }
    }
}

/// Holds a part in a rendered page.
#[component]
pub fn Live(
    /// Which part.
    part: Part,
    /// What the part is about, where it needs that.
    #[prop(optional)]
    text: &'static str,
    /// The part as rendered at build time.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="live" data-live=part.name() data-text=(!text.is_empty()).then_some(text)>
            {children()}
        </div>
    }
}
