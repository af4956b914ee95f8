//! What the buttons of the gate and of the organizer call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{Began, GateRefusal, Live, Started};
use crate::accounts::{organizer, signed_in};
use crate::answer::{Answer, Problem, ValidationErrors};
use crate::door::door;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

fn desk(l: Locale, slug: &str) -> String {
    format!("/{}/organizer/lectures/{slug}", l.tag())
}

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

/// The organizer starts the lecture: `began` is `planned`, `now`, or empty where nobody was asked yet.
#[server(prefix = "/api", endpoint = "start-lecture")]
pub async fn start_lecture(
    slug: String,
    #[server(default)] began: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        let began = Began::parse(&began)
            .ok_or_else(|| ValidationErrors(vec![Problem::new("", "problem-choice")]))?;
        door::<dyn Live>().start(&organizer, &slug, began).await
    };
    finish_form(done.await, &(), |l, started| {
        let desk = desk(l, &slug);
        match started {
            Started::Began => (desk, Notice::ok(say!(l, "lecture-started"))),
            Started::Asks => (format!("{desk}/start"), None),
        }
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
        (desk(l, &slug), Notice::ok(say!(l, "lecture-ended")))
    })
    .await
}

/// Cancels a published lecture.
#[server(prefix = "/api", endpoint = "cancel-lecture")]
pub async fn cancel_lecture(slug: String) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn Live>().cancel(&organizer, &slug).await
    };
    finish_form(done.await, &(), |l, ()| {
        (desk(l, &slug), Notice::ok(say!(l, "lecture-cancelled")))
    })
    .await
}
