//! What the form of a person's country and kind at a lecture calls.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{ParticipationForm, Participations};
use crate::accounts::{PersonId, reauthenticated_organizer};
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

/// Sets right of which country and kind somebody is in the figures of a lecture.
#[server(prefix = "/api", endpoint = "correct-participation")]
pub async fn correct_participation(
    lecture: String,
    person: i64,
    #[server(flatten)] form: ParticipationForm,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn Participations>()
            .correct_participation(&organizer, &lecture, PersonId(person), &form)
            .await
    };
    finish_form(done.await, &form, |l, ()| {
        (
            format!("/{}/organizer/lectures/{lecture}/people/{person}", l.tag()),
            Notice::ok(say!(l, "participation-corrected")),
        )
    })
    .await
}
