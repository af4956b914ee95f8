//! What the desk's buttons beside captions, chapters and slides call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{MediaFiles, TrackKind, Tracks};
use crate::accounts::organizer;
use crate::answer::{Answer, Refused, ValidationErrors};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

/// Takes a track away.
#[server(prefix = "/api", endpoint = "remove-track")]
pub async fn remove_track(
    slug: String,
    kind: String,
    language: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        let kind = TrackKind::parse(&kind).ok_or(Refused::NotFound)?;
        door::<dyn Tracks>()
            .remove_track(&organizer, &slug, kind, &language)
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}#tracks", l.tag()),
            Notice::ok(say!(l, "track-removed")),
        )
    })
    .await
}

/// Takes the slides away.
#[server(prefix = "/api", endpoint = "remove-slides")]
pub async fn remove_slides(slug: String) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        let file = door::<dyn Tracks>()
            .remove_slides(&organizer, &slug)
            .await?;
        door::<dyn MediaFiles>().delete(&file).await;
        Ok(())
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}#slides", l.tag()),
            Notice::ok(say!(l, "slides-removed")),
        )
    })
    .await
}
