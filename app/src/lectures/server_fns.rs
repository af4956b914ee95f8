//! What organizers' forms call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{LectureForm, Lectures};
use crate::accounts::organizer;
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

fn desk_page(l: Locale, slug: &str) -> String {
    format!("/{}/organizer/lectures/{slug}", l.tag())
}

/// Makes a draft or changes a lecture; `slug` is empty for a new one.
#[server(prefix = "/api", endpoint = "save-lecture")]
pub async fn save_lecture(
    #[server(default)] slug: String,
    #[server(flatten)] form: LectureForm,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        let slug = (!slug.is_empty()).then_some(slug.as_str());
        door::<dyn Lectures>().save(&organizer, slug, &form).await
    };
    finish_form(done.await, &form, |l, saved| {
        (desk_page(l, saved), Notice::ok(say!(l, "lecture-saved")))
    })
    .await
}

/// Copies a lecture as a new draft.
#[server(prefix = "/api", endpoint = "duplicate-lecture")]
pub async fn duplicate_lecture(slug: String) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn Lectures>().duplicate(&organizer, &slug).await
    };
    finish_form(done.await, &(), |l, copy| {
        (
            desk_page(l, copy),
            Notice::ok(say!(l, "lecture-duplicated")),
        )
    })
    .await
}

/// Shows a draft to everybody.
#[server(prefix = "/api", endpoint = "publish-lecture")]
pub async fn publish_lecture(slug: String) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn Lectures>().publish(&organizer, &slug).await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            desk_page(l, &slug),
            Notice::ok(say!(l, "lecture-published")),
        )
    })
    .await
}

/// Deletes a lecture nobody ever enrolled in.
#[server(prefix = "/api", endpoint = "delete-lecture")]
pub async fn delete_lecture(slug: String) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = organizer().await?;
        door::<dyn Lectures>().delete(&organizer, &slug).await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/organizer/lectures", l.tag()),
            Notice::ok(say!(l, "lecture-deleted")),
        )
    })
    .await
}
