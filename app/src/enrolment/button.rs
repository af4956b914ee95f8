//! The button that takes a seat.

use super::Enrol;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{action, button_form};
use leptos::prelude::*;

/// Takes a seat.
pub fn enrol_button(l: Locale, slug: &str, class: &'static str) -> AnyView {
    button_form(
        action::<Enrol>(l),
        class,
        say!(l, "enrol"),
        vec![("lecture", slug.to_owned())],
    )
}
