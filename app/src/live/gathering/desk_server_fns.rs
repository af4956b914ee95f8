//! What the forms of a gathered room call at the desk.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{GatheringDesk, HeadsForm};
use crate::accounts::{organizer, reauthenticated_organizer};
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;
use serde::Serialize;

/// The page of a room.
fn page_of(l: Locale, lecture: &str, room: i64) -> String {
    format!("/{}/organizer/lectures/{lecture}/rooms/{room}", l.tag())
}

/// Says how many members there were.
#[server(prefix = "/api", endpoint = "set-heads")]
pub async fn set_heads(
    lecture: String,
    room: i64,
    #[server(flatten)] form: HeadsForm,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn GatheringDesk>()
            .set_heads(&organizer, &lecture, room, &form)
            .await
    };
    finish_form(done.await, &form, |l, ()| {
        (
            page_of(l, &lecture, room),
            Notice::ok(say!(l, "gatherings-heads-set")),
        )
    })
    .await
}

/// What was typed, for the way back.
#[derive(Serialize)]
struct TypedSize<'a> {
    most_members: &'a str,
}

/// Lets a room hold so many members.
#[server(prefix = "/api", endpoint = "set-room-size")]
pub async fn set_room_size(
    lecture: String,
    room: i64,
    #[server(default)] most_members: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn GatheringDesk>()
            .set_room_size(&organizer, &lecture, room, &most_members)
            .await
    };
    let typed = TypedSize {
        most_members: &most_members,
    };
    finish_form(done.await, &typed, |l, ()| {
        (
            page_of(l, &lecture, room),
            Notice::ok(say!(l, "gatherings-size-set")),
        )
    })
    .await
}
