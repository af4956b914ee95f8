//! What the desk's buttons beside materials call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::Materials;
use crate::accounts::organizer;
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::replays::MediaFiles;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

/// Moves a material up, or down.
#[server(prefix = "/api", endpoint = "move-material")]
pub async fn move_material(
    slug: String,
    material: i64,
    #[server(default)] direction: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn Materials>()
            .move_material(&organizer, &slug, material, direction == "up")
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}#materials", l.tag()),
            Notice::ok(say!(l, "material-moved")),
        )
    })
    .await
}

/// Takes a material away, with its file.
#[server(prefix = "/api", endpoint = "remove-material")]
pub async fn remove_material(slug: String, material: i64) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        let file = door::<dyn Materials>()
            .remove_material(&organizer, &slug, material)
            .await?;
        if let Some(file) = file {
            door::<dyn MediaFiles>().delete(&file).await;
        }
        Ok(())
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}#materials", l.tag()),
            Notice::ok(say!(l, "material-removed")),
        )
    })
    .await
}
