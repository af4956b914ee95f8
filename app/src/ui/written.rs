//! Views that have been written already, and stand in a page as they are.

use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// A view's HTML.
pub fn written(view: impl IntoView) -> String {
    view.into_any().to_html()
}

/// What a view wrote, as a view again: one whole element or several, which nothing escapes a second time.
pub fn as_written(html: String) -> AnyView {
    InertElement::new(html).into_any()
}
