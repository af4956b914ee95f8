//! What the buttons of a gathered room call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{Code, Gatherings, NoGathering};
use crate::accounts::{CurrentSession, Person, PersonId, signed_in};
use crate::answer::{Answer, Refused};
use crate::door::door;
use crate::enrolment::{Enrolment, NoSeat};
use crate::i18n::Locale;
use crate::live::GateRefusal;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;
use serde::Serialize;

/// The live room, where the host's buttons stand.
fn room(l: Locale, lecture: &str) -> String {
    format!("/{}/lectures/{lecture}/live#gathering", l.tag())
}

/// Opens a gathered room.
#[server(prefix = "/api", endpoint = "open-gathering")]
pub async fn open_gathering(lecture: String) -> Answer<(), NoGathering> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn Gatherings>()
            .open_gathering(&person, &lecture)
            .await
    };
    finish_form(done.await, &(), |l, ()| (room(l, &lecture), None)).await
}

/// Closes it.
#[server(prefix = "/api", endpoint = "close-gathering")]
pub async fn close_gathering(lecture: String) -> Answer<(), NoGathering> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn Gatherings>()
            .close_gathering(&person, &lecture)
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            room(l, &lecture),
            Notice::ok(say!(l, "gathering-closed-notice")),
        )
    })
    .await
}

/// Gives the room another code.
#[server(prefix = "/api", endpoint = "renew-code")]
pub async fn renew_code(lecture: String) -> Answer<(), NoGathering> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn Gatherings>().renew_code(&person, &lecture).await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            room(l, &lecture),
            Notice::ok(say!(l, "gathering-code-renewed")),
        )
    })
    .await
}

/// What a host typed, for the way back.
#[derive(Serialize)]
struct TypedHeads<'a> {
    heads: &'a str,
    ticked: String,
}

/// Says how many members are in the room, and ticks names; `lecture` where it is said in its live room.
#[server(prefix = "/api", endpoint = "count-heads")]
pub async fn count_heads(
    code: String,
    #[server(default)] lecture: String,
    #[server(default)] heads: String,
    #[server(default)] ticked: Vec<i64>,
) -> Answer<(), NoGathering> {
    let done = async {
        let person = signed_in().await?;
        let code = Code::parse(&code).ok_or(NoGathering::NoSuchCode)?;
        let ticked: Vec<PersonId> = ticked.iter().copied().map(PersonId).collect();
        door::<dyn Gatherings>()
            .count_heads(&person, &code, &heads, &ticked)
            .await
    };
    let typed = TypedHeads {
        heads: &heads,
        ticked: ticked
            .iter()
            .map(i64::to_string)
            .collect::<Vec<_>>()
            .join(" "),
    };
    finish_form(done.await, &typed, |l, ()| {
        let next = if lecture.is_empty() {
            page_of(l, &code)
        } else {
            room(l, &lecture)
        };
        (next, Notice::ok(say!(l, "gathering-counted-notice")))
    })
    .await
}

/// Marks a member as gone.
#[server(prefix = "/api", endpoint = "mark-left")]
pub async fn mark_left(lecture: String, person: i64) -> Answer<(), NoGathering> {
    let done = async {
        let host = signed_in().await?;
        door::<dyn Gatherings>()
            .mark_left(&host, &lecture, PersonId(person))
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            room(l, &lecture),
            Notice::ok(say!(l, "gathering-marked-gone-notice")),
        )
    })
    .await
}

/// Lets one who was marked as gone check in again.
#[server(prefix = "/api", endpoint = "let-back-in")]
pub async fn let_back_in(lecture: String, person: i64) -> Answer<(), NoGathering> {
    let done = async {
        let host = signed_in().await?;
        door::<dyn Gatherings>()
            .let_back_in(&host, &lecture, PersonId(person))
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            room(l, &lecture),
            Notice::ok(say!(l, "gathering-let-back-notice")),
        )
    })
    .await
}

/// What was typed, for the way back.
#[derive(Serialize)]
struct TypedCode<'a> {
    code: &'a str,
}

/// The page of a code.
fn page_of(l: Locale, code: &str) -> String {
    let code = Code::parse(code).map(|code| format!("?code={code}"));
    format!("/{}/check-in{}", l.tag(), code.unwrap_or_default())
}

/// Checks in with a code; whoever holds no seat yet takes one first.
#[server(prefix = "/api", endpoint = "check-in")]
pub async fn check_in(code: String) -> Answer<(), NoGathering> {
    let done = async {
        let person = signed_in().await?;
        check_code_rate(&person)?;
        let code = Code::parse(&code).ok_or(NoGathering::NoSuchCode)?;
        checked_in(&person, &code).await
    };
    finish_form(done.await, &TypedCode { code: &code }, |l, ()| {
        (page_of(l, &code), None)
    })
    .await
}

async fn checked_in(person: &Person, code: &Code) -> Answer<(), NoGathering> {
    let rooms = door::<dyn Gatherings>();
    match rooms.check_in(person, code).await {
        Err(Refused::No(NoGathering::Gate(GateRefusal::NotEnrolled))) => {
            let invitation = rooms.invitation(person, code).await?;
            let (enrolment, lecture) = (door::<dyn Enrolment>(), &invitation.lecture);
            let taken = if invitation.vouches {
                enrolment.enrol_vouched_for(person, lecture).await
            } else {
                enrolment.enrol(person, lecture).await
            };
            match taken {
                Ok(()) | Err(Refused::No(NoSeat::AlreadyEnrolled)) => {}
                Err(refused) => return Err(refused.map(NoGathering::Seat)),
            }
            rooms.check_in(person, code).await
        }
        done => done,
    }
}

/// Refuses where this person has tried too many codes.
pub fn check_code_rate<R>(person: &Person) -> Answer<(), R> {
    door::<dyn CurrentSession>()
        .check_code_rate(person.id)
        .map_err(Refused::TooMany)
}

/// Leaves.
#[server(prefix = "/api", endpoint = "leave-gathering")]
pub async fn leave_gathering(code: String) -> Answer<(), NoGathering> {
    let done = async {
        let person = signed_in().await?;
        check_code_rate(&person)?;
        let code = Code::parse(&code).ok_or(NoGathering::NotIn)?;
        door::<dyn Gatherings>()
            .leave_gathering(&person, &code)
            .await
    };
    finish_form(done.await, &TypedCode { code: &code }, |l, ()| {
        (
            page_of(l, &code),
            Notice::ok(say!(l, "gathering-left-notice")),
        )
    })
    .await
}

/// Says that one is still there.
#[server(prefix = "/api", endpoint = "answer-here")]
pub async fn answer_here(code: String) -> Answer<(), NoGathering> {
    let done = async {
        let person = signed_in().await?;
        check_code_rate(&person)?;
        let code = Code::parse(&code).ok_or(NoGathering::NotIn)?;
        door::<dyn Gatherings>().answer_here(&person, &code).await
    };
    finish_form(done.await, &TypedCode { code: &code }, |l, ()| {
        (
            page_of(l, &code),
            Notice::ok(say!(l, "check-in-answered-notice")),
        )
    })
    .await
}
