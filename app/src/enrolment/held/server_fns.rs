//! What the button of a held seat calls.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::HeldSeats;
use crate::accounts::signed_in;
use crate::answer::Answer;
use crate::door::door;
use crate::enrolment::NoSeat;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

/// Gives a held seat up.
#[server(prefix = "/api", endpoint = "give-hold-up")]
pub async fn give_hold_up(lecture: String) -> Answer<(), NoSeat> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn HeldSeats>()
            .give_hold_up(&person, &lecture)
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/lectures/{lecture}", l.tag()),
            Notice::ok(say!(l, "held-given-up-notice")),
        )
    })
    .await
}
