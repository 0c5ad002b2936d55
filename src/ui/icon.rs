//! Small drawings, made for this project: one stroke width, no meaning without the words beside them.

use leptos::prelude::*;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A handset.
    Phone,
    /// A page of text.
    Page,
    /// A list with boxes.
    List,
    /// A circle with an i.
    Info,
    /// The app's mark: a clock face, one minute swept.
    Minute,
    /// What somebody says.
    Speech,
    /// An eye, struck through.
    Hidden,
    /// An arrow down to a line.
    Download,
    /// A cross that closes.
    Cross,
    /// An envelope.
    Letter,
}

impl Shape {
    const fn path(self) -> &'static str {
        match self {
            Self::Phone => "M7 3.5 4.5 5C4 11.5 12 20 18.8 19.6l1.8-2.4-4-3.2-2.3 1.6c-2.2-1-4.4-3.4-5.2-5.6l1.8-2z",
            Self::Page => "M6 3.5h8.5L18.5 8v12.5H6zM9 12h6.5M9 16h6.5M9 8h2.5",
            Self::List => "M4 4.5h5v5H4zM4 14.5h5v5H4zM13 7h7.5M13 17h7.5",
            Self::Info => "M12 3.5a8.5 8.5 0 1 0 .01 0M12 11v5.5M12 7.4v.2",
            Self::Minute => "M12 3a9 9 0 1 0 .01 0M12 12V6.2M12 12l3.4 2",
            Self::Speech => "M4 4.5h16v11.5h-9l-4 4v-4H4z",
            Self::Hidden => {
                "M2.5 12c5-7.5 14-7.5 19 0c-5 7.5-14 7.5-19 0M9.5 12a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M4 20.5 20 3.5"
            }
            Self::Download => "M12 4v11M7.5 10.5 12 15l4.5-4.5M4.5 20h15",
            Self::Cross => "M5 5l14 14M19 5 5 19",
            Self::Letter => "M3.5 6h17v12.5h-17zM3.5 7l8.5 6.5L20.5 7",
        }
    }
}

/// A drawing of 24 by 24 units in the colour of the text. Hidden from screen readers: words stand beside it.
#[component]
pub fn Icon(shape: Shape) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=shape.path() />
        </svg>
    }
}
