//! What the form of a lecture's actual times calls.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{ActualTimes, ActualTimesForm};
use crate::accounts::{organizer, reauthenticated_organizer};
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

fn desk(l: Locale, slug: &str) -> String {
    format!("/{}/organizer/lectures/{slug}", l.tag())
}

/// Sets when a lecture really began and ended.
#[server(prefix = "/api", endpoint = "set-actual-times")]
pub async fn set_actual_times(
    slug: String,
    #[server(flatten)] form: ActualTimesForm,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn ActualTimes>()
            .set_actual_times(&organizer, &slug, &form)
            .await
    };
    finish_form(done.await, &form, |l, ()| {
        (desk(l, &slug), Notice::ok(say!(l, "actual-times-set")))
    })
    .await
}

/// Says that a lecture was held as planned.
#[server(prefix = "/api", endpoint = "lecture-was-held")]
pub async fn lecture_was_held(slug: String) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn ActualTimes>().was_held(&organizer, &slug).await
    };
    finish_form(done.await, &(), |l, ()| {
        (desk(l, &slug), Notice::ok(say!(l, "actual-times-set")))
    })
    .await
}
