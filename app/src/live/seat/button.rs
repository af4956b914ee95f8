//! The button that gives a seat up.

use super::{Withdraw, given_up_until};
use crate::i18n::{Instant, Locale};
use crate::lectures::Lecture;
use crate::say;
use crate::ui::{action, button_form};
use leptos::prelude::*;

/// Gives it up; nothing once that cannot be done any more.
pub fn withdraw_button(l: Locale, lecture: &Lecture, now: Instant) -> Option<AnyView> {
    let end = lecture.ended.unwrap_or(lecture.ends);
    let until = given_up_until(lecture.starts, lecture.began, end);
    (now < until).then(|| {
        button_form(
            action::<Withdraw>(l),
            "link",
            say!(l, "withdraw"),
            vec![("lecture", lecture.slug.clone())],
        )
    })
}
