//! Native dialogs.

use web_sys::HtmlDialogElement;

/// Opens a dialog beside the page, so that everything else, and above all a call, stays in reach.
pub fn open_beside(dialog: Option<HtmlDialogElement>) {
    if let Some(dialog) = dialog {
        dialog.show();
    }
}

/// Closes a dialog; whether it was open.
pub fn close(dialog: Option<HtmlDialogElement>) -> bool {
    let open = dialog.filter(HtmlDialogElement::open);
    if let Some(dialog) = &open {
        dialog.close();
    }
    open.is_some()
}
