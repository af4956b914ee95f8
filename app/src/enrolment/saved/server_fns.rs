//! What the buttons of saved lectures call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{NotSaved, SavedLectures};
use crate::accounts::signed_in;
use crate::answer::Answer;
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form, query_escape};
use leptos::prelude::*;

/// As a form says that it stands among one's own lectures, and not on the lecture's page.
const OF_LIST: &str = "my";

/// Saves a lecture for later.
#[server(prefix = "/api", endpoint = "save-for-later")]
pub async fn save_for_later(
    lecture: String,
    #[server(default)] from: String,
) -> Answer<(), NotSaved> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn SavedLectures>()
            .save_for_later(&person, &lecture)
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        let to = if from == OF_LIST {
            format!("/{}/my#saved", l.tag())
        } else {
            format!("/{}/lectures/{lecture}", l.tag())
        };
        (to, Notice::ok(say!(l, "saved-notice")))
    })
    .await
}

/// Takes a lecture off one's list. Where that was done on the list, the page it leads to offers to put it back.
#[server(prefix = "/api", endpoint = "remove-saved")]
pub async fn remove_saved(
    lecture: String,
    #[server(default)] from: String,
) -> Answer<(), NotSaved> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn SavedLectures>()
            .remove_saved(&person, &lecture)
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        let to = if from == OF_LIST {
            let removed = query_escape(&lecture);
            format!("/{}/my?removed={removed}#saved", l.tag())
        } else {
            format!("/{}/lectures/{lecture}", l.tag())
        };
        (to, Notice::ok(say!(l, "saved-removed")))
    })
    .await
}
