//! What the button calls.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{Enrolment, NoSeat};
use crate::accounts::signed_in;
use crate::answer::Answer;
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

/// Takes a seat.
#[server(prefix = "/api", endpoint = "enrol")]
pub async fn enrol(lecture: String) -> Answer<(), NoSeat> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn Enrolment>().enrol(&person, &lecture).await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/lectures/{lecture}", l.tag()),
            Notice::ok(say!(l, "enrolled-notice")),
        )
    })
    .await
}
