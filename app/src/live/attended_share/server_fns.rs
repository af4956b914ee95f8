//! What the form of a lecture's share calls.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{AttendedShareForm, AttendedShares};
use crate::accounts::reauthenticated_organizer;
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

/// Changes the share of the core that makes "attended" at a lecture that has begun.
#[server(prefix = "/api", endpoint = "set-attended-share")]
pub async fn set_attended_share(
    slug: String,
    #[server(flatten)] form: AttendedShareForm,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn AttendedShares>()
            .set_attended_share(&organizer, &slug, &form)
            .await
    };
    finish_form(done.await, &form, |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}", l.tag()),
            Notice::ok(say!(l, "attended-share-set")),
        )
    })
    .await
}
