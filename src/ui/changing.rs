//! What changes on a page, and what listens to a tap, each behind one type.
//!
//! Every closure that stands in a view is a type of its own, and the framework's code is made anew for each: about
//! half a kilobyte of the module, compressed. Behind a pointer they share it.

/// Whether something is so, followed.
pub type Flag = Box<dyn FnMut() -> bool + Send>;
/// A text, followed.
pub type Text = Box<dyn FnMut() -> String + Send>;
/// What a tap, a key or a change does.
pub type Handler<E> = Box<dyn FnMut(E)>;

/// A flag for an attribute.
pub fn flag(follow: impl FnMut() -> bool + Send + 'static) -> Flag {
    Box::new(follow)
}

/// A text for an attribute; for an element see [`super::fill`].
pub fn text<T: Into<String>>(mut follow: impl FnMut() -> T + Send + 'static) -> Text {
    Box::new(move || follow().into())
}

/// A listener.
pub fn handler<E>(act: impl FnMut(E) + 'static) -> Handler<E> {
    Box::new(act)
}

/// A listener that needs nothing of its event.
pub fn act<E>(mut act: impl FnMut() + 'static) -> Handler<E> {
    Box::new(move |_| act())
}
