//! Views that have been written already, and stand in a page as they are.

use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// What views wrote. Only views make it, so that nothing somebody typed is taken for it.
#[derive(Debug, Clone, Default)]
pub struct Html(String);

impl Html {
    /// The bytes it takes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> FromIterator<&'a Html> for Html {
    fn from_iter<I: IntoIterator<Item = &'a Html>>(all: I) -> Self {
        Self(all.into_iter().map(|html| html.0.as_str()).collect())
    }
}

/// A view's HTML.
pub fn written(view: impl IntoView) -> Html {
    Html(view.into_any().to_html())
}

/// What a view wrote, as a view again: one whole element or several, which nothing escapes a second time.
pub fn as_written(html: Html) -> AnyView {
    InertElement::new(html.0).into_any()
}
