//! What the forms of corrections call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{CorrectionForm, Corrections};
use crate::accounts::{PersonId, reauthenticated_organizer};
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Corrects what counts of a person at a lecture.
#[server(prefix = "/api", endpoint = "correct")]
pub async fn correct(
    lecture: String,
    person: i64,
    #[server(flatten)] form: CorrectionForm,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn Corrections>()
            .correct(&organizer, &lecture, PersonId(person), &form)
            .await
    };
    finish_form(done.await, &form, |l, ()| {
        (
            format!("/{}/organizer/lectures/{lecture}/people/{person}", l.tag()),
            Notice::ok(say!(l, "correction-made")),
        )
    })
    .await
}

/// Takes back the correction that decides.
#[server(prefix = "/api", endpoint = "take-back-correction")]
pub async fn take_back_correction(
    lecture: String,
    person: i64,
    #[server(default)] back_reason: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn Corrections>()
            .take_back_correction(&organizer, &lecture, PersonId(person), &back_reason)
            .await
    };
    let typed = BTreeMap::from([("back_reason", &back_reason)]);
    finish_form(done.await, &typed, |l, ()| {
        (
            format!("/{}/organizer/lectures/{lecture}/people/{person}", l.tag()),
            Notice::ok(say!(l, "correction-taken-back")),
        )
    })
    .await
}
