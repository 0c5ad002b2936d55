//! The document: where its live parts are, what was ticked before they came to life.

use super::{listen, property};
use crate::live::Part;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlDetailsElement, HtmlElement, HtmlInputElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// An element that holds a part.
pub type LivePart = HtmlElement;

/// The elements that hold parts of this kind, each as it was published: `boot.js` mends what can be mended, and tells of
/// what has to be left out.
#[must_use]
pub fn parts(part: Part) -> Vec<LivePart> {
    let mut parts = all(&["[data-live=", part.name(), "]"].concat());
    parts.retain(is_as_published);
    parts
}

fn is_as_published(part: &HtmlElement) -> bool {
    let mend = web_sys::window().and_then(|window| property(&window, "mendpart"));
    let mend = mend.and_then(|mend| mend.dyn_into::<js_sys::Function>().ok());
    let mended = mend.map(|mend| mend.call1(&JsValue::NULL, part));
    mended.is_some_and(|mended| mended.is_ok_and(|mended| mended.is_truthy()))
}

/// Puts a text into an element in the place of all that it holds, if it is another.
pub fn put_text(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Lets an element keep its height, whatever is taken out of it: what is below stays under the thumb.
pub fn keep_height(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(Ok(element)) = element.map(|element| element.dyn_into::<HtmlElement>())
        && let Some(style) = property(&element, "style")
    {
        let height = [&element.offset_height().to_string(), "px"].concat();
        // Without it the list moves.
        let _ = js_sys::Reflect::set(&style, &"minHeight".into(), &height.into());
    }
}

/// Says something in the page's one place for what is heard and not seen: also what it has just said.
pub fn say(text: &'static str) {
    wasm_bindgen_futures::spawn_local(async move {
        let place = document().and_then(|document| document.get_element_by_id("said"));
        if let Some(place) = place {
            put_text(&place, "");
            next_frame().await;
            put_text(&place, text);
        }
    });
}

/// Folds all that can be folded among the elements that a selector finds.
pub fn fold(selector: &str) {
    for details in all::<HtmlDetailsElement>(selector) {
        details.set_open(false);
    }
}

/// What a part is about.
#[must_use]
pub fn part_text(element: &HtmlElement) -> String {
    element.dataset().get("text").unwrap_or_default()
}

/// What stands in a field.
#[must_use]
pub fn typed(id: &str) -> String {
    let field = document().and_then(|document| document.get_element_by_id(id));
    let value = field.and_then(|field| property(&field, "value")?.as_string());
    value.unwrap_or_default()
}

/// The ids of the boxes that are ticked in the page as it stands; which boxes they are says their name's owner.
#[must_use]
pub fn ticked_boxes() -> Vec<String> {
    let boxes: Vec<HtmlInputElement> = all("#checklist input");
    boxes
        .iter()
        .filter(|input| input.checked())
        .map(|input| input.id())
        .collect()
}

/// Marks the document: everything on it works now.
pub fn mark_live() {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // The mark is for styles and tests: without it nothing else changes.
        let _ = root.set_attribute("data-app", "live");
    }
}

/// Marks whether the person has contacts of their own: the call bar is higher then. Without the mark the last lines of
/// a page can hide under the bar until it is scrolled.
pub fn mark_own(has: bool) {
    mark("data-own", has);
}

/// Marks whether anything is on its way into a store. `updates.js` reads it. Unmarked, the page would be opened again
/// a moment too early.
pub fn mark_saving(saving: bool) {
    mark("data-saving", saving);
}

/// Marks whether a group was looked at: nobody is asked to change versions then. `updates.js` does the same where the
/// app does not run. Styles that looked for the ticks themselves would make each tap cost more the longer the list is.
pub fn mark_in_hand(in_hand: bool) {
    mark("data-in-hand", in_hand);
}

fn mark(name: &str, on: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.toggle_attribute_with_force(name, on);
    }
}

fn all<T: JsCast>(selector: &str) -> Vec<T> {
    let Some(Ok(nodes)) = document().map(|document| document.query_selector_all(selector)) else {
        return Vec::new();
    };
    (0..nodes.length())
        .filter_map(|place| nodes.get(place)?.dyn_into().ok())
        .collect()
}

/// Whether the address of the page leads to this element or to something in it.
#[must_use]
pub fn leads_into(id: &str) -> bool {
    let target = ["#", id, ":target, #", id, " :target"].concat();
    document().is_some_and(|document| matches!(document.query_selector(&target), Ok(Some(_))))
}

/// Tells whenever the page goes to the background (`false`) or comes to the front (`true`), out of the browser's memory too.
pub fn on_visibility(tell: impl Fn(bool) + Clone + 'static) {
    let (Some(window), Some(document)) = (web_sys::window(), document()) else {
        return;
    };
    let target = document.clone();
    let (seen, gone) = (tell.clone(), tell.clone());
    listen(&window, "pagehide", move |_| gone(false));
    listen(&target, "visibilitychange", move |_| {
        seen(!document.hidden())
    });
    listen(&window, "pageshow", move |event| {
        if property(&event, "persisted").is_some_and(|kept| kept.is_truthy()) {
            tell(true);
        }
    });
}

/// Tells whenever Escape is pressed, wherever the focus is.
pub fn on_escape(tell: impl Fn() + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "keydown", move |event| {
        if property(&event, "key").is_some_and(|key| key == "Escape") {
            tell();
        }
    });
}

/// Whether the browser prints.
#[must_use]
pub fn prints() -> bool {
    web_sys::window().is_some_and(|window| property(&window, "print").is_some())
}

/// Prints the page, once what was changed just before is on it.
pub async fn print() {
    painted().await;
    if let Some(window) = web_sys::window() {
        // A browser that refuses prints nothing, which the person sees.
        let _ = window.print();
    }
}

/// Waits until what was changed just before has been painted.
pub async fn painted() {
    next_frame().await;
    next_frame().await;
}

async fn next_frame() {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.request_animation_frame(&resolve);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(frame).await;
}

/// Brings an element to the top of what is seen: a keyboard may cover the rest.
pub fn to_top(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view();
    }
}

/// Brings an element into view and gives it the focus, once what was changed just before is on the page.
pub fn go_to(id: &str) {
    let id = id.to_owned();
    wasm_bindgen_futures::spawn_local(async move {
        next_frame().await;
        let element = document().and_then(|document| document.get_element_by_id(&id));
        if let Some(Ok(element)) = element.map(|element| element.dyn_into::<HtmlElement>()) {
            // Who cannot be given the focus still sees the question.
            let _ = element.focus();
        }
    });
}
