//! Native dialogs.

use web_sys::HtmlDialogElement;

/// Opens a dialog beside the page, so that everything else, and above all a call, stays in reach.
pub fn open_beside(dialog: Option<HtmlDialogElement>) {
    if let Some(dialog) = dialog {
        dialog.show();
    }
}

/// Closes a dialog.
pub fn close(dialog: Option<HtmlDialogElement>) {
    if let Some(dialog) = dialog {
        dialog.close();
    }
}
