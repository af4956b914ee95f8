//! What the desk's buttons beside the sounds of a recording call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{MediaFiles, Sounds};
use crate::accounts::organizer;
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;
use serde::Serialize;

/// What the form of a sound's language sends; kept when it is refused.
#[derive(Serialize)]
struct Named<'a> {
    id: i64,
    sound_language: &'a str,
}

/// Says in which language one of a recording's sounds is.
#[server(prefix = "/api", endpoint = "name-sound")]
pub async fn name_sound(
    slug: String,
    id: i64,
    #[server(default)] sound_language: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        let gone = door::<dyn Sounds>()
            .name_sound(&organizer, &slug, id, &sound_language)
            .await?;
        delete(&gone).await;
        Ok(())
    };
    let typed = Named {
        id,
        sound_language: &sound_language,
    };
    finish_form(done.await, &typed, |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}#sounds", l.tag()),
            Notice::ok(say!(l, "sound-named")),
        )
    })
    .await
}

/// Takes a sound away.
#[server(prefix = "/api", endpoint = "remove-sound")]
pub async fn remove_sound(slug: String, id: i64) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        let gone = door::<dyn Sounds>()
            .remove_sound(&organizer, &slug, id)
            .await?;
        delete(&gone).await;
        Ok(())
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}#sounds", l.tag()),
            Notice::ok(say!(l, "sound-removed")),
        )
    })
    .await
}

async fn delete(files: &[String]) {
    for file in files {
        door::<dyn MediaFiles>().delete(file).await;
    }
}
