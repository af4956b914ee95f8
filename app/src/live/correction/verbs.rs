//! What the form of a correction calls.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each verb's arguments"
)]

use super::{CorrectionForm, Corrections};
use crate::accounts::{PersonId, organizer_at_hand};
use crate::answer::{Answer, Invalid};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, settle};
use leptos::prelude::*;

/// Corrects what counts of a person at a lecture.
#[server(prefix = "/api", endpoint = "correct")]
pub async fn correct(
    lecture: String,
    person: i64,
    #[server(flatten)] form: CorrectionForm,
) -> Answer<(), Invalid> {
    let done = async {
        let organizer = organizer_at_hand().await?;
        door::<dyn Corrections>()
            .correct(&organizer, &lecture, PersonId(person), &form)
            .await
    };
    settle(done.await, &form, |l, ()| {
        (
            format!("/{}/organizer/lectures/{lecture}/people/{person}", l.tag()),
            Notice::ok(say!(l, "correction-made")),
        )
    })
    .await
}
