//! What organizers' forms call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{LectureForm, Lectures};
use crate::accounts::organizer;
use crate::answer::{Answer, Problem, Refused, ValidationErrors};
use crate::door::door;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{Notice, finish_form, finish_form_in, locale_of_call};
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

/// Copies a lecture as a new draft. Where its time is none a week later, or is one that comes twice, the form of a new lecture
/// asks about it, filled with all the rest.
#[server(prefix = "/api", endpoint = "duplicate-lecture")]
pub async fn duplicate_lecture(
    slug: String,
    #[server(default)] press: String,
) -> Answer<(), ValidationErrors> {
    let mut copy = LectureForm::default();
    let done = async {
        let organizer = organizer().await?;
        let lectures = door::<dyn Lectures>();
        copy = lectures
            .copy(&organizer, &slug)
            .await
            .map_err(Refused::widen)?;
        copy.press = press;
        let saved = lectures.save(&organizer, None, &copy).await;
        saved.map_err(|refused| refused.map(|wrong| asked_about(&copy, wrong)))
    };
    let done = done.await;
    let next = |l: Locale, copy: &String| {
        (
            desk_page(l, copy),
            Notice::ok(say!(l, "lecture-duplicated")),
        )
    };
    if matches!(done, Err(Refused::No(_))) {
        let form = format!("/{}/organizer/lectures/new", locale_of_call().tag());
        return finish_form_in::<SaveLecture, _, _>(done, &copy, &form, next).await;
    }
    finish_form(done, &(), next).await
}

/// What is wrong with a copy; where that is its time, after a sentence that says when it would be, as nobody has typed it.
fn asked_about(copy: &LectureForm, wrong: ValidationErrors) -> ValidationErrors {
    let ValidationErrors(mut wrong) = wrong;
    let clock = |typed: &str| typed.replace('T', " ");
    if wrong.iter().any(|p| p.key.starts_with("lecture-time-")) {
        let asked = Problem::new("", "lecture-copy-asked")
            .with("starts", clock(&copy.starts_at))
            .with("ends", clock(&copy.ends_at))
            .with("zone", &copy.time_zone);
        wrong.insert(0, asked);
    }
    ValidationErrors(wrong)
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
