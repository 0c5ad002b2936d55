//! Native dialogs.

use super::page::Element;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Opens a dialog beside the page, so that everything else, and above all a call, stays in reach.
pub fn open_beside(dialog: &Element) {
    if let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>() {
        dialog.show();
    }
}

/// Closes a dialog; whether it was open.
pub fn close(dialog: &Element) -> bool {
    let open = dialog.dyn_ref::<HtmlDialogElement>().filter(|dialog| dialog.open());
    if let Some(dialog) = open {
        dialog.close();
    }
    open.is_some()
}
