//! What the forms of seats call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::Seats;
use crate::accounts::{PersonId, reauthenticated_organizer, signed_in};
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::enrolment::NoSeat;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;
use std::collections::BTreeMap;

fn page(l: Locale, lecture: &str, person: i64) -> String {
    format!("/{}/organizer/lectures/{lecture}/people/{person}", l.tag())
}

/// Takes somebody's seat away.
#[server(prefix = "/api", endpoint = "take-seat-away")]
pub async fn take_seat_away(
    lecture: String,
    person: i64,
    #[server(default)] seat_reason: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn Seats>()
            .take_seat_away(&organizer, &lecture, PersonId(person), &seat_reason)
            .await
    };
    let typed = BTreeMap::from([("seat_reason", &seat_reason)]);
    finish_form(done.await, &typed, |l, ()| {
        (
            page(l, &lecture, person),
            Notice::ok(say!(l, "seat-taken-away")),
        )
    })
    .await
}

/// Puts it back.
#[server(prefix = "/api", endpoint = "put-seat-back")]
pub async fn put_seat_back(lecture: String, person: i64) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn Seats>()
            .put_seat_back(&organizer, &lecture, PersonId(person))
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            page(l, &lecture, person),
            Notice::ok(say!(l, "seat-put-back")),
        )
    })
    .await
}

/// Gives the seat up.
#[server(prefix = "/api", endpoint = "withdraw")]
pub async fn withdraw(lecture: String) -> Answer<(), NoSeat> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn Seats>().withdraw(&person, &lecture).await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/lectures/{lecture}", l.tag()),
            Notice::ok(say!(l, "withdrawn-notice")),
        )
    })
    .await
}
