//! Personal contacts as a file: a school hands the same to all its staff.

use super::{notice::Announcer, state::PersonalState, wording};
use crate::{
    bind::follow,
    browser::{
        file::{self, Picked},
        page::{self, Element},
        spawn,
    },
    domain::{FileError, MAX_BYTES, PersonalChange, PersonalContacts},
    live::{PERSONAL, Personal},
};

/// Saves them as a file, and takes a file over.
pub fn start(state: &PersonalState, own: &Personal<Element>, announcer: &Announcer) {
    let (files, save) = (state.clone(), own.save.clone());
    follow(move || {
        let is_none = files.all().is_empty();
        save.set_hidden(is_none);
        // Without a contact there is nothing to save, and the link is hidden; it leads somewhere all the same.
        let nowhere = || ["#", PERSONAL.form].concat();
        let address = if is_none { nowhere() } else { file::address(&files.file()) };
        page::put_attribute(&save, "href", &address);
    });
    let (state, announcer) = (state.clone(), announcer.clone());
    page::on(&own.file, "change", move |field| {
        let (state, announcer) = (state.clone(), announcer.clone());
        announcer.announce("");
        spawn(async move {
            let error = match file::picked(&field, MAX_BYTES).await {
                Picked::Text(file) => import(&state, &file).err(),
                Picked::Huge => Some(FileError::Huge),
                Picked::Unreadable => Some(FileError::Other),
                Picked::Nothing => return,
            };
            if let Some(error) = error {
                announcer.announce(&wording::file_error(error));
            }
            page::go_to(PERSONAL.notice);
        });
    });
}

/// Puts the contacts of a file to these; a file with an error changes nothing.
fn import(state: &PersonalState, file: &str) -> Result<(), FileError> {
    let change = PersonalChange::Import(PersonalContacts::import(file)?);
    let made = state.try_out(&change);
    made.map_err(|error| FileError::Line(0, error))?;
    state.change(change);
    Ok(())
}

/// The two ways.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use crate::{content::word, live::PERSONAL};
    use leptos::prelude::*;

    /// Taking a file over, and saving one.
    #[component]
    pub fn HandOut() -> impl IntoView {
        view! {
            <details class="fold">
                <summary>{word("own.other_phones")}</summary>
            <p>{word("own.file_text")}</p>
            <div class="buttons">
                <label class="button" for=PERSONAL.file>
                    {word("own.import")}
                </label>
                <input type="file" class="hidden" id=PERSONAL.file accept="text/plain,.txt" />
                <a class="button" id=PERSONAL.save download=word("own.file_name") href=["#", PERSONAL.form].concat() hidden>
                    {word("own.export")}
                </a>
            </div>
            </details>
        }
    }
}
