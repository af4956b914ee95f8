//! What the organizer's buttons call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each verb's arguments"
)]

use super::{Films, Replays};
use crate::accounts::organizer;
use crate::answer::{Answer, Invalid};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, settle};
use leptos::prelude::*;

/// Takes a replay away.
#[server(prefix = "/api", endpoint = "remove-replay")]
pub async fn remove_replay(slug: String) -> Answer<(), Invalid> {
    let done = async {
        let organizer = organizer().await?;
        let file = door::<dyn Replays>().remove(&organizer, &slug).await?;
        door::<dyn Films>().delete(&file).await;
        Ok(())
    };
    settle(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}", l.tag()),
            Notice::ok(say!(l, "replay-removed")),
        )
    })
    .await
}
