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
    /// An open book.
    Book,
    /// A door that stands open.
    Door,
    /// A triangle with a mark.
    Alert,
    /// A wrapped box.
    Gift,
    /// Two people.
    People,
    /// Two links of a chain.
    Chain,
    /// A cross in a square.
    Health,
    /// A drop.
    Drop,
    /// A cloud.
    Cloud,
}

impl Shape {
    /// The drawing that a content file names; a plain page for a name that is not known.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "book" => Self::Book,
            "door" => Self::Door,
            "alert" => Self::Alert,
            "gift" => Self::Gift,
            "people" => Self::People,
            "chain" => Self::Chain,
            "health" => Self::Health,
            "drop" => Self::Drop,
            "cloud" => Self::Cloud,
            _ => Self::Page,
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Self::Phone => {
                "M7 3.5 4.5 5C4 11.5 12 20 18.8 19.6l1.8-2.4-4-3.2-2.3 1.6c-2.2-1-4.4-3.4-5.2-5.6l1.8-2z"
            }
            Self::Page => "M6 3.5h8.5L18.5 8v12.5H6zM9 12h6.5M9 16h6.5M9 8h2.5",
            Self::List => "M4 4.5h5v5H4zM4 14.5h5v5H4zM13 7h7.5M13 17h7.5",
            Self::Info => "M12 3.5a8.5 8.5 0 1 0 .01 0M12 11v5.5M12 7.4v.2",
            Self::Minute => "M12 3a9 9 0 1 0 .01 0M12 12V6.2M12 12l3.4 2",
            Self::Book => {
                "M12 6.5C10 5 7 4.5 4 4.8v13c3-.3 6 .2 8 1.7 2-1.5 5-2 8-1.7v-13c-3-.3-6 .2-8 1.7v13"
            }
            Self::Door => "M6 20.5v-17h9v17M3.5 20.5h17M15 6h3v14.5M11.8 12v.4",
            Self::Alert => "M12 4 3.5 19.5h17zM12 10v4.5M12 17v.2",
            Self::Gift => {
                "M4.5 11v9.5h15V11M3.5 7.5h17V11h-17zM12 7.5v13M12 7.5c-5 0-5.5-4.5-3-4.5 2 0 3 2.5 3 4.5 0-2 1-4.5 3-4.5 2.5 0 2 4.5-3 4.5"
            }
            Self::People => {
                "M9 11.5a3.5 3.5 0 1 0-.01 0M3 19.5c0-3 2.5-5 6-5s6 2 6 5M16 11a3 3 0 1 0-.5-6M17.5 14.5c2.200.6 3.5 2.400 3.5 5"
            }
            Self::Chain => {
                "M10 14a4 4 0 0 0 5.600 0l3-3A4 4 0 0 0 13 5.400l-1.200 1.200M14 10a4 4 0 0 0-5.600 0l-3 3a4 4 0 0 0 5.600 5.600l1.200-1.200"
            }
            Self::Health => "M4.5 4.5h15v15h-15zM12 8.5v7M8.5 12h7",
            Self::Drop => "M12 3.5c3.5 4 5.5 7 5.5 10a5.5 5.5 0 0 1-11 0c0-3 2-6 5.5-10",
            Self::Cloud => {
                "M7 18.5a4 4 0 0 1-.3-8A5.5 5.5 0 0 1 17.300 9 4.800 4.800 0 0 1 17 18.5z"
            }
        }
    }
}

/// A drawing of 24 by 24 units in the colour of the text. Hidden from screen readers: words stand beside it.
#[component]
pub fn Icon(shape: Shape) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=shape.path() />
        </svg>
    }
}
