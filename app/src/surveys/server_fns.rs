//! What the form of a rating calls.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{NoRating, RatingForm, Surveys};
use crate::accounts::signed_in;
use crate::answer::Answer;
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form, is_of_this_site};
use leptos::prelude::*;

/// Rates a lecture, or changes what one has said of it; `next` is the page on which the form stands.
#[server(prefix = "/api", endpoint = "rate-lecture")]
pub async fn rate_lecture(
    lecture: String,
    #[server(flatten)] form: RatingForm,
    #[server(default)] next: String,
) -> Answer<(), NoRating> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn Surveys>().rate(&person, &lecture, &form).await
    };
    finish_form(done.await, &form, |l, ()| {
        let page = if is_of_this_site(&next) {
            next
        } else {
            format!("/{}/lectures/{lecture}", l.tag())
        };
        let page = page.split('#').next().unwrap_or_default();
        (format!("{page}#rate"), Notice::ok(say!(l, "rating-saved")))
    })
    .await
}
