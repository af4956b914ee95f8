//! What the buttons beside the renditions call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each verb's arguments"
)]

use super::RenditionsRoom;
use crate::accounts::organizer;
use crate::answer::{Answer, Invalid};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, settle};
use leptos::prelude::*;

/// Tries failed work again.
#[server(prefix = "/api", endpoint = "retry-job")]
pub async fn retry_job(slug: String) -> Answer<(), Invalid> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn RenditionsRoom>()
            .retry_job(&organizer, &slug)
            .await
    };
    settle(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}#renditions", l.tag()),
            Notice::ok(say!(l, "rendition-queued")),
        )
    })
    .await
}
