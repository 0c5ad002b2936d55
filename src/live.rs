//! The parts of the pages that are bound in the browser, and the elements that each of them binds, by their ids. A view
//! gives the ids, the behaviour finds its elements by them, and a build whose page lacks one is refused.

use crate::page::Page;

/// Elements by name: their ids, or on a page the elements themselves.
macro_rules! elements {
    ($($(#[$about:meta])* $elements:ident $ids:ident { $($(#[$what:meta])* $name:ident $id:literal,)* })*) => {$(
        $(#[$about])*
        #[derive(Debug, Clone)]
        pub struct $elements<T = &'static str> {
            $($(#[$what])* pub $name: T,)*
        }

        #[doc = concat!("The ids of [`", stringify!($elements), "`].")]
        pub const $ids: $elements = $elements { $($name: $id,)* };

        impl $elements {
            /// All of them on a page; the id of the first that it lacks.
            #[allow(clippy::missing_errors_doc, reason = "said above")]
            pub fn find<T>(&self, find: &dyn Fn(&str) -> Option<T>) -> Result<$elements<T>, &'static str> {
                Ok($elements { $($name: find(self.$name).ok_or(self.$name)?,)* })
            }

            /// Every id.
            #[must_use]
            pub const fn all() -> &'static [&'static str] {
                &[$($id,)*]
            }
        }
    )*};
}

elements! {
    /// The list, what is told of it, and the question in its place.
    List LIST {
        /// What is told of its keeping.
        notice "notice",
        /// The form.
        form "checklist",
        /// How many groups were looked at.
        progress "looked-at",
        /// Whose ticks are these?
        question "question",
        /// The question itself.
        heading "question-heading",
        /// The same child.
        resume "resume",
        /// Another one.
        restart "restart",
    }
    /// What the ticks call for.
    Called CALLED {
        /// That this is practice.
        practice "practice",
        /// What to do, and the way to it.
        strip "strip",
        /// The words of it.
        result "result",
    }
    /// The ticks, to read out.
    Lines LINES {
        /// All of it.
        section "read-out",
        /// A line for each sign.
        lines "read-out-lines",
        /// That there is nothing to read out.
        empty "read-out-empty",
        /// What a ticked sign's line is made of.
        template "line-template",
    }
    /// Handing the ticks over.
    Handing HANDING {
        /// That the question comes first.
        wait "answer-first",
        /// The share sheet.
        share "share",
        /// The clipboard.
        copy "copy-text",
        /// Paper.
        print "print",
        /// The screen.
        show "show-text",
        /// What has come of it.
        said "hand-over-said",
        /// The text itself.
        sheet "sheet",
    }
    /// Clearing, and practice.
    Forgetting FORGETTING {
        /// The two buttons that ask.
        buttons "forget",
        /// For another child.
        another "another",
        /// Without one.
        clear "clear",
        /// What asks once.
        dialog "clear-dialog",
        /// Keeps them after all.
        cancel "clear-cancel",
        /// Clears.
        confirm "clear-confirm",
        /// Practice, with what it is, folded.
        practising "practising",
        /// Begins it.
        practise "practise",
        /// Ends it.
        end "end-practice",
    }
    /// The contacts that a person keeps, on their page.
    Personal PERSONAL {
        /// All of them.
        section "own-section",
        /// Each to call, to change and to remove.
        list "own-list",
        /// What is told of them.
        notice "own-notice",
        /// Below the line that tells.
        below "own-below",
        /// Unfolds to the form.
        add "own-add",
        /// Typing one.
        form "own-form",
        /// Whose number it is.
        role "own-role",
        /// What is wrong with that.
        role_fault "own-role-fault",
        /// The number.
        number "own-number",
        /// What is wrong with that.
        number_fault "own-number-fault",
        /// Keeps it.
        keep "own-keep",
        /// Takes a file over.
        file "own-file",
        /// Saves one.
        save "own-save",
        /// What a contact's row is made of.
        template "own-template",
    }
    /// The first of them in the call bar.
    PersonalCall PERSONAL_CALL {
        /// Where it stands.
        place "own-call",
        /// What a call is made of.
        template "own-call-template",
    }
    /// Finding words.
    Search SEARCH {
        /// All of it, with the address and the digest of what can be found.
        form "search-form",
        /// Where the words are typed.
        field "search",
        /// How much was found.
        said "search-said",
        /// The hits.
        hits "search-hits",
        /// That there are more.
        more "search-more",
        /// What a hit is made of.
        template "hit-template",
    }
}

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
    /// The contacts that a person keeps.
    Personal,
    /// The first of them, in the call bar.
    PersonalCall,
    /// Finding words.
    Search,
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
            Self::Personal => "own",
            Self::PersonalCall => "own-call",
            Self::Search => "search",
        }
    }

    /// The ids of the elements that it binds.
    #[must_use]
    pub const fn ids(self) -> &'static [&'static str] {
        match self {
            Self::Checklist => List::all(),
            Self::Result => Called::all(),
            Self::ReadOut => Lines::all(),
            Self::HandOver => Handing::all(),
            Self::Forget => Forgetting::all(),
            Self::Personal => Personal::all(),
            Self::PersonalCall => PersonalCall::all(),
            Self::Search => Search::all(),
        }
    }

    /// The parts of a page.
    #[must_use]
    pub const fn of(page: Page) -> &'static [Self] {
        match page {
            Page::Guide => &[Self::Search, Self::PersonalCall],
            Page::Checklist => {
                &[Self::Checklist, Self::Result, Self::ReadOut, Self::HandOver, Self::Forget, Self::PersonalCall]
            }
            Page::Contacts => &[Self::Personal, Self::PersonalCall],
            Page::Disclosure | Page::About | Page::Missing => &[Self::PersonalCall],
        }
    }
}

/// Holds a part in a rendered page.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use super::Part;
    use leptos::prelude::*;

    /// The part as it is published.
    #[component]
    pub fn Live(
        /// Which part.
        part: Part,
        /// What stands in it.
        children: Children,
    ) -> impl IntoView {
        view! {
            <div class="live" data-live=part.name()>
                {children()}
            </div>
        }
    }
}
