//! Countries: which lectures come from where, and a page for each.

mod every;
mod one;

pub use every::CountriesPage;
pub use one::CountryPage;

use crate::i18n::{Locale, country};
use crate::say;
use leptos::prelude::*;

/// The one address of a country's page, without the language.
fn path(code: &str) -> String {
    format!("/countries/{}", code.to_ascii_lowercase())
}

/// A country's name, as the way to its page.
pub(super) fn country_name(l: Locale, code: &str) -> AnyView {
    view! { <a href=l.href(&path(code))>{country(l, code)}</a> }.into_any()
}

/// The way to a country's page from a list that is narrowed to it.
pub(super) fn country_link(l: Locale, code: &str) -> AnyView {
    let label = say!(l, "country-page", country = country(l, code));
    view! { <p class="small"><a href=l.href(&path(code))>{label}</a></p> }.into_any()
}
