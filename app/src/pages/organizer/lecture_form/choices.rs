//! What the selects of the form offer.

use crate::i18n::{Locale, language, lecture_languages};
use crate::lectures::{Audience, Theme, Topic};
use crate::say;
use crate::ui::{Choice, every_country};

/// Before the choices: that none is made.
fn first(l: Locale, key: &str) -> std::iter::Once<Choice> {
    std::iter::once(Choice::new("", say!(l, key)))
}

/// The topics.
pub(super) fn topics(l: Locale) -> Vec<Choice> {
    let named = Topic::ALL
        .iter()
        .map(|t| Choice::new(t.code(), say!(l, &format!("topic-{}", t.code()))));
    first(l, "desk-choose").chain(named).collect()
}

/// The themes, and that there is none.
pub(super) fn themes(l: Locale) -> Vec<Choice> {
    let named = Theme::ALL
        .iter()
        .map(|t| Choice::new(t.code(), say!(l, &format!("theme-{}", t.code()))));
    first(l, "desk-none").chain(named).collect()
}

/// For whom a lecture may be.
pub(super) fn audiences(l: Locale) -> Vec<Choice> {
    Audience::ALL
        .iter()
        .map(|a| Choice::new(a.code(), say!(l, &format!("audience-{}", a.code()))))
        .collect()
}

/// The languages a lecture may be held in; those of the hall stand first.
pub(super) fn languages(l: Locale) -> Vec<Choice> {
    lecture_languages()
        .iter()
        .map(|tag| Choice::new(*tag, language(l, tag)))
        .collect()
}

/// The countries, and that none is known.
pub(super) fn countries(l: Locale) -> Vec<Choice> {
    first(l, "desk-none").chain(every_country(l)).collect()
}
