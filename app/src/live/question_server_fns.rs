//! What the buttons of the questions call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{NotAsked, NotSettled, Questions};
use crate::accounts::{organizer, signed_in};
use crate::answer::Answer;
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Asks the speaker.
#[server(prefix = "/api", endpoint = "ask-question")]
pub async fn ask_question(
    lecture: String,
    #[server(default)] question: String,
) -> Answer<(), NotAsked> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn Questions>()
            .ask(&person, &lecture, &question)
            .await
    };
    let typed = BTreeMap::from([("question", &question)]);
    finish_form(done.await, &typed, |l, ()| {
        (
            format!("/{}/lectures/{lecture}/live#questions-title", l.tag()),
            Notice::ok(say!(l, "question-taken")),
        )
    })
    .await
}

/// Raises somebody else's question.
#[server(prefix = "/api", endpoint = "raise-question")]
pub async fn raise_question(question: i64) -> Answer<(), NotAsked> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn Questions>().raise(&person, question).await
    };
    finish_form(done.await, &(), |l, lecture| {
        let room = format!("/{}/lectures/{lecture}/live#q{question}", l.tag());
        (room, None)
    })
    .await
}

/// Answers a question, hides it, or opens it again.
#[server(prefix = "/api", endpoint = "settle-question")]
pub async fn settle_question(
    question: i64,
    status: String,
    #[server(default)] answer: String,
) -> Answer<(), NotSettled> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn Questions>()
            .settle(&organizer, question, &status, &answer)
            .await
    };
    let number = question.to_string();
    let typed = BTreeMap::from([("question", &number), ("answer", &answer)]);
    finish_form(done.await, &typed, |l, lecture| {
        let desk = format!("/{}/organizer/lectures/{lecture}/live#q{question}", l.tag());
        (desk, Notice::ok(say!(l, "question-settled")))
    })
    .await
}
