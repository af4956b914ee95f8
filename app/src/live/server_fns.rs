//! What the buttons of the gate and of the organizer call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{GateRefusal, Live};
use crate::accounts::{organizer, signed_in};
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

/// Passes the gate.
#[server(prefix = "/api", endpoint = "join")]
pub async fn join_lecture(lecture: String) -> Answer<(), GateRefusal> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn Live>().join(&person, &lecture).await
    };
    finish_form(done.await, &(), |l, ()| {
        (format!("/{}/lectures/{lecture}/live", l.tag()), None)
    })
    .await
}

/// The organizer starts the lecture.
#[server(prefix = "/api", endpoint = "start-lecture")]
pub async fn start_lecture(slug: String) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn Live>().start(&organizer, &slug).await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}", l.tag()),
            Notice::ok(say!(l, "lecture-started")),
        )
    })
    .await
}

/// The organizer ends it.
#[server(prefix = "/api", endpoint = "end-lecture")]
pub async fn end_lecture(slug: String) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn Live>().end(&organizer, &slug).await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}", l.tag()),
            Notice::ok(say!(l, "lecture-ended")),
        )
    })
    .await
}
