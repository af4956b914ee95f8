//! What the organizer's buttons call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{MediaFiles, Replays};
use crate::accounts::{organizer, reauthenticated_organizer};
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;
use serde::Serialize;

/// Takes a replay away.
#[server(prefix = "/api", endpoint = "remove-replay")]
pub async fn remove_replay(slug: String) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        delete(&door::<dyn Replays>().remove(&organizer, &slug).await?).await;
        Ok(())
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}", l.tag()),
            Notice::ok(say!(l, "replay-removed")),
        )
    })
    .await
}

/// What the form of a recording that waits sends; kept when it is refused.
#[derive(Serialize)]
struct Why<'a> {
    no_captions_reason: &'a str,
}

/// Publishes the recording that waits, without captions only for a reason.
#[server(prefix = "/api", endpoint = "publish-replay")]
pub async fn publish_replay(
    slug: String,
    #[server(default)] no_captions_reason: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        let gone = door::<dyn Replays>()
            .publish(&organizer, &slug, &no_captions_reason)
            .await?;
        delete(&gone).await;
        Ok(())
    };
    let why = Why {
        no_captions_reason: &no_captions_reason,
    };
    finish_form(done.await, &why, |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}", l.tag()),
            Notice::ok(say!(l, "replay-published")),
        )
    })
    .await
}

/// What the form of a recording that is too short sends; kept when it is refused.
#[derive(Serialize)]
struct Accepted<'a> {
    reason: &'a str,
}

/// Accepts a recording that is shorter than its lecture.
#[server(prefix = "/api", endpoint = "accept-replay")]
pub async fn accept_replay(
    slug: String,
    #[server(default)] reason: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn Replays>()
            .accept(&organizer, &slug, &reason)
            .await
    };
    let typed = Accepted { reason: &reason };
    finish_form(done.await, &typed, |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}", l.tag()),
            Notice::ok(say!(l, "film-accept-done")),
        )
    })
    .await
}

/// Says whether the 14 days in which watching counts begin again with a film that took another's place.
#[server(prefix = "/api", endpoint = "decide-replay-days")]
pub async fn decide_replay_days(
    slug: String,
    #[server(default)] again: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn Replays>()
            .decide_days(&organizer, &slug, again == "yes")
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}", l.tag()),
            Notice::ok(say!(l, "film-days-done")),
        )
    })
    .await
}

async fn delete(files: &[String]) {
    for file in files {
        door::<dyn MediaFiles>().delete(file).await;
    }
}
