//! What the buttons beside the renditions call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::RenditionService;
use crate::accounts::organizer;
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

/// Tries failed work again.
#[server(prefix = "/api", endpoint = "retry-job")]
pub async fn retry_job(slug: String) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn RenditionService>()
            .retry_job(&organizer, &slug)
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}#renditions", l.tag()),
            Notice::ok(say!(l, "rendition-queued")),
        )
    })
    .await
}
