//! What the form of a correction calls.
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
