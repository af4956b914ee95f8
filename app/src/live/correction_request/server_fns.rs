//! What the forms of requests for a correction call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::CorrectionRequests;
use crate::accounts::{PersonId, reauthenticated_organizer, signed_in};
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Asks an organizer to set one's own minutes right.
#[server(prefix = "/api", endpoint = "ask-correction")]
pub async fn ask_correction(
    lecture: String,
    #[server(default)] note: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn CorrectionRequests>()
            .ask_correction(&person, &lecture, &note)
            .await
    };
    let typed = BTreeMap::from([("note", &note)]);
    finish_form(done.await, &typed, |l, ()| {
        (
            format!("/{}/lectures/{lecture}/live#request", l.tag()),
            Notice::ok(say!(l, "request-sent")),
        )
    })
    .await
}

/// Answers that the minutes stay as they are.
#[server(prefix = "/api", endpoint = "decline-correction")]
pub async fn decline_correction(
    lecture: String,
    person: i64,
    #[server(default)] decline_reason: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn CorrectionRequests>()
            .decline_correction(&organizer, &lecture, PersonId(person), &decline_reason)
            .await
    };
    let typed = BTreeMap::from([("decline_reason", &decline_reason)]);
    finish_form(done.await, &typed, |l, ()| {
        (
            format!("/{}/organizer/lectures/{lecture}/people/{person}", l.tag()),
            Notice::ok(say!(l, "request-declined")),
        )
    })
    .await
}
