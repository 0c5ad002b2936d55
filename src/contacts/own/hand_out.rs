//! Own contacts as a file: a school hands the same to all its staff.

use super::{OwnState, wording};
use crate::{
    browser::{
        file::{self, Picked},
        page,
    },
    content::words::own as words,
    domain::{FileFault, MOST_BYTES},
    ui::{act, flag, text},
};
use leptos::{html::Input, prelude::*, task::spawn_local};

/// Saving them as a file, and taking a file over.
#[component]
pub fn HandOut(state: OwnState) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let none = move || state.all().is_empty();
    // Without a contact there is nothing to save, and the link is hidden; it leads somewhere all the same.
    let saved = move || {
        if none() {
            "#own-form".to_owned()
        } else {
            file::address(&state.file())
        }
    };
    let take = move || {
        let Some(field) = field.get_untracked() else {
            return;
        };
        state.tell("");
        spawn_local(async move {
            match file::picked(&field, MOST_BYTES).await {
                Picked::Text(file) => state.import(&file),
                Picked::Huge => state.tell(&wording::file_fault(FileFault::Huge)),
                Picked::Unreadable => state.tell(&wording::file_fault(FileFault::Other)),
                Picked::Nothing => return,
            }
            page::go_to("own-notice");
        });
    };
    view! {
        <p>{words::FILE_TEXT}</p>
        <div class="buttons">
            <label class="button" for="own-file">
                {words::IMPORT}
            </label>
            <input type="file" class="hidden" id="own-file" accept="text/plain,.txt" node_ref=field on:change=act(take) />
            <a
                class="button"
                id="own-save"
                download=words::FILE_NAME
                href=text(saved)
                hidden=flag(none)
            >
                {words::EXPORT}
            </a>
        </div>
    }
}
