//! What the buttons of the live desk call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::LiveDesk;
use crate::accounts::organizer;
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;
use std::collections::BTreeMap;

fn desk(l: Locale, slug: &str) -> String {
    format!("/{}/organizer/lectures/{slug}/live", l.tag())
}

/// Puts the end off.
#[server(prefix = "/api", endpoint = "extend-lecture")]
pub async fn extend_lecture(
    slug: String,
    minutes: i64,
    #[server(default)] press: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn LiveDesk>()
            .extend_by_press(&organizer, &slug, minutes, &press)
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            desk(l, &slug),
            Notice::ok(say!(l, "lecture-extended", n = minutes)),
        )
    })
    .await
}

/// Moves the lecture to another link.
#[server(prefix = "/api", endpoint = "relocate-lecture")]
pub async fn relocate_lecture(
    slug: String,
    #[server(default)] live_url: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn LiveDesk>()
            .relocate(&organizer, &slug, &live_url)
            .await
    };
    let typed = BTreeMap::from([("live_url", &live_url)]);
    finish_form(done.await, &typed, |l, ()| {
        (desk(l, &slug), Notice::ok(say!(l, "lecture-relocated")))
    })
    .await
}

/// Announces something to the room.
#[server(prefix = "/api", endpoint = "announce")]
pub async fn announce(
    slug: String,
    #[server(default)] announcement: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn LiveDesk>()
            .announce(&organizer, &slug, &announcement)
            .await
    };
    let typed = BTreeMap::from([("announcement", &announcement)]);
    finish_form(done.await, &typed, |l, ()| {
        let said = if announcement.trim().is_empty() {
            say!(l, "announcement-withdrawn")
        } else {
            say!(l, "announcement-made")
        };
        (desk(l, &slug), Notice::ok(said))
    })
    .await
}
