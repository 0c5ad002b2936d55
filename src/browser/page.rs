//! The document: its elements, its words, and what was done on it before it was bound.

use super::{clock, listen, property, spawn};
use crate::{
    domain::{Marked, Stay},
    live::Part,
};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlTemplateElement, NodeList};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// An element of the page.
pub type Element = HtmlElement;
/// A box to tick.
pub type Checkbox = HtmlInputElement;

/// The element with this id.
#[must_use]
pub fn find(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The first element that a selector finds within another.
#[must_use]
pub fn find_in(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok()??.dyn_into().ok()
}

/// The box with this id.
#[must_use]
pub fn find_box(id: &str) -> Option<Checkbox> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Every element that a selector finds.
#[must_use]
pub fn find_all(selector: &str) -> Vec<Element> {
    let nodes = document().map(|document| document.query_selector_all(selector));
    nodes.map_or_else(Vec::new, |nodes| nodes.map_or_else(|_| Vec::new(), elements))
}

/// Every element that a selector finds within another.
#[must_use]
pub fn find_all_in(within: &Element, selector: &str) -> Vec<Element> {
    within.query_selector_all(selector).map_or_else(|_| Vec::new(), elements)
}

/// The nearest element around this one that a selector finds, or this one.
#[must_use]
pub fn around(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok()??.dyn_into().ok()
}

/// What an attribute says; nothing where it is not there.
#[must_use]
pub fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Lets an attribute say something.
pub fn put_attribute(element: &Element, name: &str, value: &str) {
    // The names are names.
    let _ = element.set_attribute(name, value);
}

/// Whether the page has a part of this kind.
#[must_use]
pub fn has_part(part: Part) -> bool {
    let part = ["[data-live=", part.name(), "]"].concat();
    document().is_some_and(|document| matches!(document.query_selector(&part), Ok(Some(_))))
}

/// Leaves a part out that lacks an element: `boot.js` tells of it, and takes the boxes away that nobody would keep.
pub fn leave_out(part: Part, id: &str) {
    let window = web_sys::window();
    let tell = window.and_then(|window| property(&window, "leaveout"));
    if let Some(tell) = tell.and_then(|tell| tell.dyn_into::<js_sys::Function>().ok()) {
        // Untold it is left out all the same.
        let _ = tell.call2(&JsValue::NULL, &part.name().into(), &id.into());
    }
}

/// What the page has as its language.
#[must_use]
pub fn language() -> String {
    of_root("lang")
}

/// What an attribute of the whole document says; nothing where it is not there.
fn of_root(name: &str) -> String {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute(name)).unwrap_or_default()
}

thread_local! {
    static WORDS: RefCell<Vec<(&'static str, &'static str)>> = const { RefCell::new(Vec::new()) };
}

/// Words that appear later: they stand in the document, by name. Each is looked up once, and kept as long as the page.
/// Of a page that has lost them nothing is said.
#[must_use]
pub fn word(name: &'static str) -> &'static str {
    let known = WORDS.with_borrow(|words| words.iter().find(|(known, _)| *known == name).map(|(_, word)| *word));
    known.unwrap_or_else(|| {
        let found = find("words").and_then(|words| in_template(&words, &["[data-word=\"", name, "\"]"].concat()));
        let word: &'static str = String::leak(found.and_then(|word| word.text_content()).unwrap_or_default());
        WORDS.with_borrow_mut(|words| words.push((name, word)));
        word
    })
}

/// What a template has for a selector.
fn in_template(template: &Element, selector: &str) -> Option<web_sys::Element> {
    let template: &HtmlTemplateElement = template.dyn_ref()?;
    template.content().query_selector(selector).ok()?
}

/// A copy of the element in a template.
#[must_use]
pub fn copy_of(template: &Element) -> Option<Element> {
    let copy = in_template(template, "*")?.clone_node_with_deep(true);
    copy.ok()?.dyn_into().ok()
}

/// Puts an element into another, as the last.
pub fn put_in(place: &Element, element: &Element) {
    // Where it cannot be, it is not seen.
    let _ = place.append_child(element);
}

/// Puts an element into another, as the first.
pub fn put_first(place: &Element, element: &Element) {
    let _ = place.insert_before(element, place.first_child().as_ref());
}

/// Puts an element before another.
pub fn put_before(place: &Element, element: &Element) {
    if let Some(around) = place.parent_node() {
        let _ = around.insert_before(element, Some(place));
    }
}

/// Sets or takes away an attribute that says something by being there.
pub fn put_flag(element: &Element, name: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(name, on);
}

/// Puts a text into an element, with what was found in it marked.
pub fn put_marked(element: &Element, marked: &Marked) {
    let Some(document) = document() else { return };
    put_text(element, "");
    for (before, find) in &marked.finds {
        let _ = element.append_child(&document.create_text_node(before));
        if let Ok(mark) = document.create_element("mark") {
            put_text(&mark, find);
            let _ = element.append_child(&mark);
        }
    }
    let _ = element.append_child(&document.create_text_node(marked.rest));
}

/// An address from the app's own, seen from this page.
#[must_use]
pub fn address(path: &str) -> String {
    [&of_root("data-root"), path].concat()
}

/// Whether an element has the focus.
#[must_use]
pub fn has_focus(element: &Element) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.as_ref() == Some(element)
}

/// Calls `act` with what an event came from, at each.
pub fn on(element: &Element, event: &str, act: impl Fn(Element) + 'static) {
    on_with(element, event, Box::new(act));
}

fn on_with(element: &Element, event: &str, act: Box<dyn Fn(Element)>) {
    listen(element, event, move |event| {
        let from = property(&event, "target").and_then(|from| from.dyn_into().ok());
        if let Some(from) = from {
            act(from);
        }
    });
}

/// The same, in the place of what the browser would do.
pub fn instead(element: &Element, event: &str, act: impl Fn() + 'static) {
    listen(element, event, move |event| {
        event.unchecked_into::<web_sys::Event>().prevent_default();
        act();
    });
}

/// Puts a text into an element in the place of all that it holds, if it is another.
pub fn put_text(element: &web_sys::Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Lets an element keep its height, whatever is taken out of it: what is below stays under the thumb.
pub fn keep_height(id: &str) {
    if let Some(element) = find(id)
        && let Some(style) = property(&element, "style")
    {
        let height = [&element.offset_height().to_string(), "px"].concat();
        // Without it the list moves.
        let _ = js_sys::Reflect::set(&style, &"minHeight".into(), &height.into());
    }
}

/// Says something in the page's one place for what is heard and not seen: also what it has just said.
pub fn say(text: &'static str) {
    spawn(async move {
        if let Some(place) = find("said") {
            put_text(&place, "");
            next_frame().await;
            put_text(&place, text);
        }
    });
}

/// Folds, or unfolds, what can be folded.
pub fn fold(element: &Element, fold: bool) {
    if let Some(details) = element.dyn_ref::<HtmlDetailsElement>() {
        details.set_open(!fold);
    }
}

/// Whether it is folded.
#[must_use]
pub fn is_folded(element: &Element) -> bool {
    element.dyn_ref::<HtmlDetailsElement>().is_some_and(|details| !details.open())
}

/// Whether the person has folded or unfolded it before the app was there: `boot.js` notes that.
#[must_use]
pub fn was_folded_early(element: &Element) -> bool {
    element.dataset().get("early").is_some()
}

/// What stands in a field.
#[must_use]
pub fn typed(field: &Element) -> String {
    property(field, "value").and_then(|value| value.as_string()).unwrap_or_default()
}

/// Puts a text into a field.
pub fn put_typed(field: &Element, text: &str) {
    // A field takes every text.
    let _ = js_sys::Reflect::set(field, &"value".into(), &text.into());
}

/// Marks the document: everything on it works now.
pub fn mark_live() {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // The mark is for styles and tests: without it nothing else changes.
        let _ = root.set_attribute("data-app", "live");
    }
}

/// Whether this is the edition for a shared device, on which nothing that a person does outlives the page.
#[must_use]
pub fn is_shared() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute("data-shared"))
}

/// Marks whether the person has contacts of their own: the call bar is higher then. Without the mark the last lines of
/// a page can hide under the bar until it is scrolled.
pub fn mark_personal(has: bool) {
    mark("data-own", has);
}

/// Marks whether anything is on its way into a store. `updates.js` reads it. Unmarked, the page would be opened again
/// a moment too early.
pub fn mark_saving(saving: bool) {
    mark("data-saving", saving);
}

/// What the page before has left in this tab (`boot.js` carries it from page to page): the number of its list, and when the
/// person left it.
#[must_use]
pub fn stay() -> Option<Stay> {
    let window = web_sys::window()?;
    let said = property(&window, "stay")?.as_string()?;
    // What comes third is for other pages: whether anything is ticked.
    let mut parts = said.split(' ');
    let mut part = || parts.next()?.parse().ok();
    Some(Stay { list: part()?, left: part()? })
}

/// Marks with which list the next page may go on without the question.
pub fn mark_stay(list: Option<u64>) {
    let list = list.map(|list| list.to_string());
    if list.as_deref().unwrap_or_default() == of_root("data-list") {
        return;
    }
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Unmarked, the question is asked.
        let _ = match list {
            Some(list) => root.set_attribute("data-list", &list),
            None => root.remove_attribute("data-list"),
        };
    }
}

/// Marks whether a group was looked at: nobody is asked to change versions then. `updates.js` does the same where the
/// app does not run. Styles that looked for the ticks themselves would make each tap cost more the longer the list is.
pub fn mark_in_hand(in_hand: bool) {
    mark("data-in-hand", in_hand);
}

/// Marks what the bar tells of the list, by which styles know its height.
pub fn mark_bar(is_practice: bool, is_asked: bool) {
    mark("data-practice", is_practice);
    mark("data-asked", is_asked);
}

fn mark(name: &str, on: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.toggle_attribute_with_force(name, on);
    }
}

fn elements(nodes: NodeList) -> Vec<Element> {
    (0..nodes.length()).filter_map(|place| nodes.get(place)?.dyn_into().ok()).collect()
}

/// Whether the address of the page leads to this element or to something in it.
#[must_use]
pub fn leads_into(id: &str) -> bool {
    let target = ["#", id, ":target, #", id, " :target"].concat();
    document().is_some_and(|document| matches!(document.query_selector(&target), Ok(Some(_))))
}

/// Where the page has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// To the front, out of the browser's memory too.
    Shown,
    /// To the background.
    Hidden,
    /// Away, for good or into the browser's memory.
    Gone,
}

/// Tells whenever the page goes or comes.
pub fn on_seen(tell: impl Fn(Seen) + Clone + 'static) {
    let (Some(window), Some(document)) = (web_sys::window(), document()) else {
        return;
    };
    let target = document.clone();
    let (seen, gone) = (tell.clone(), tell.clone());
    listen(&window, "pagehide", move |_| gone(Seen::Gone));
    listen(&target, "visibilitychange", move |_| {
        seen(if document.hidden() { Seen::Hidden } else { Seen::Shown });
    });
    listen(&window, "pageshow", move |event| {
        if property(&event, "persisted").is_some_and(|kept| kept.is_truthy()) {
            tell(Seen::Shown);
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

/// Does something once what was changed just before has been painted.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    spawn(async move {
        painted().await;
        act();
    });
}

/// Waits until what was changed just before has been painted.
async fn painted() {
    next_frame().await;
    // A frame's own work is done before it is painted, and a task comes after.
    clock::wait(0).await;
}

async fn next_frame() {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.request_animation_frame(&resolve);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(frame).await;
}

/// Brings an element into view and gives it the focus, once what was changed just before is on the page.
pub fn go_to(id: &str) {
    let id = id.to_owned();
    spawn(async move {
        next_frame().await;
        if let Some(element) = find(&id) {
            // Without the focus the question is still seen.
            let _ = element.focus();
        }
    });
}
