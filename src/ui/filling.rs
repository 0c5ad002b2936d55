//! What changes inside an element, as all that the element holds.
//!
//! It is put into the element itself, not into a node that was found there: whoever has put others in the place of those
//! (a page's translator does), what changes later is seen.

use super::{Text, text};
use crate::browser::page;
use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    prelude::*,
    reactive::effect::RenderEffect,
    tachys::{
        hydration::Cursor,
        renderer::{CastFrom, types},
        view::{Mountable, Position, PositionState, add_attr::AddAnyAttr},
    },
};

/// The text of the element in which it stands alone.
pub fn fill<T: Into<String>>(follow: impl FnMut() -> T + Send + 'static) -> Filling<Text> {
    Filling(text(follow))
}

/// What is drawn into the element in which it stands alone: anew with every change, and nothing before the app runs.
pub fn redraw<V: IntoView + 'static>(
    follow: impl FnMut() -> V + Send + 'static,
) -> Filling<Redraw<V>> {
    Filling(Redraw(Box::new(follow)))
}

/// A view, followed.
pub struct Redraw<V>(Box<dyn FnMut() -> V + Send>);

/// What fills an element.
pub trait Fill: Send + 'static {
    /// What was put into the element.
    type Filled: 'static;
    /// What the published document holds.
    fn published(self) -> String;
    /// Puts it into the element in the place of what was.
    fn fill(&mut self, element: &types::Element, was: Option<Self::Filled>) -> Self::Filled;
}

impl Fill for Text {
    type Filled = ();

    fn published(mut self) -> String {
        self()
    }

    fn fill(&mut self, element: &types::Element, _: Option<()>) {
        page::put_text(element, &self());
    }
}

impl<V: IntoView + 'static> Fill for Redraw<V> {
    type Filled = V::State;

    fn published(self) -> String {
        String::new()
    }

    fn fill(&mut self, element: &types::Element, was: Option<V::State>) -> V::State {
        let mut drawn = self.0().build();
        if let Some(mut was) = was {
            was.unmount();
        }
        drawn.mount(element, None);
        drawn
    }
}

/// The view that stands for it.
pub struct Filling<F>(F);

/// The view as it stands on the page: waiting for its element, then following.
pub enum Filled<F: Fill> {
    /// Not on the page yet.
    Waits(Option<F>),
    /// In its element.
    Stands(
        types::Element,
        // Dropped, it follows no more.
        #[allow(dead_code, reason = "held")] RenderEffect<F::Filled>,
    ),
}

impl<F: Fill> Filled<F> {
    fn stand(mut fill: F, element: types::Element) -> Self {
        let into = element.clone();
        let follow = RenderEffect::new(move |was| fill.fill(&into, was));
        Self::Stands(element, follow)
    }
}

impl<F: Fill> Render for Filling<F> {
    type State = Filled<F>;

    fn build(self) -> Self::State {
        Filled::Waits(Some(self.0))
    }

    fn rebuild(self, state: &mut Self::State) {
        *state = match state {
            Filled::Waits(_) => self.build(),
            Filled::Stands(element, _) => Filled::stand(self.0, element.clone()),
        };
    }
}

impl<F: Fill> Mountable for Filled<F> {
    fn unmount(&mut self) {}

    fn mount(&mut self, parent: &types::Element, _: Option<&types::Node>) {
        if let Self::Waits(fill) = self
            && let Some(fill) = fill.take()
        {
            *self = Self::stand(fill, parent.clone());
        }
    }

    fn insert_before_this(&self, _: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
    }
}

impl<F: Fill> RenderHtml for Filling<F> {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra: Vec<AnyAttribute>,
    ) {
        let text = self.0.published();
        // The framework would write a space for nothing.
        if !text.is_empty() {
            text.to_html_with_buf(buf, position, escape, mark_branches, extra);
        }
    }

    /// Nothing of what the element holds is looked at: the cursor stays at the element.
    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, _: &PositionState) -> Self::State {
        match types::Element::cast_from(cursor.current()) {
            Some(element) => Filled::stand(self.0, element),
            None => self.build(),
        }
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl<F: Fill> AddAnyAttr for Filling<F> {
    type Output<New: Attribute> = Self;

    fn add_any_attr<New: Attribute>(self, _: New) -> Self::Output<New> {
        self
    }
}
