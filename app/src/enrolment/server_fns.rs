//! What the button calls.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{NoSeat, Taken, enrol_or_hold};
use crate::accounts::signed_in;
use crate::answer::{Answer, Refused};
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

/// Takes a seat, or has one held for an official who waits to be confirmed.
#[server(prefix = "/api", endpoint = "enrol")]
pub async fn enrol(lecture: String) -> Answer<(), NoSeat> {
    let done = async {
        let person = signed_in().await?;
        match enrol_or_hold(&person, &lecture).await {
            // Pressed twice: the second answer is the first one's.
            Err(Refused::No(NoSeat::AlreadyHeld)) => Ok(Taken::Held),
            taken => taken,
        }
    };
    finish_form(done.await, &(), |l, taken| {
        (
            format!("/{}/lectures/{lecture}", l.tag()),
            Notice::ok(say!(l, taken.key())),
        )
    })
    .await
}
