//! What the form of a replay's picture calls.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{MediaFiles, Posters};
use crate::accounts::organizer;
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;
use serde::Serialize;

/// What the form sends; kept when it is refused.
#[derive(Serialize)]
struct Chosen<'a> {
    poster_at: &'a str,
}

/// Takes the picture from a place of the film.
#[server(prefix = "/api", endpoint = "choose-poster")]
pub async fn choose_poster(
    slug: String,
    #[server(default)] poster_at: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        let gone = door::<dyn Posters>()
            .choose_poster(&organizer, &slug, &poster_at)
            .await?;
        if let Some(file) = gone {
            door::<dyn MediaFiles>().delete(&file).await;
        }
        Ok(())
    };
    let typed = Chosen {
        poster_at: &poster_at,
    };
    finish_form(done.await, &typed, |l, ()| {
        (
            format!("/{}/organizer/lectures/{slug}#poster", l.tag()),
            Notice::ok(say!(l, "poster-saved")),
        )
    })
    .await
}
