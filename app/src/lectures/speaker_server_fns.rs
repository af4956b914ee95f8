//! What the forms of a speaker's account call.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::{Lectures, SpeakerAccountForm};
use crate::accounts::reauthenticated_organizer;
use crate::answer::{Answer, ValidationErrors};
use crate::door::door;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{Notice, TICKED, finish_form};
use leptos::prelude::*;
use std::collections::BTreeMap;

fn page(l: Locale, slug: &str, speaker: i64) -> String {
    format!("/{}/organizer/lectures/{slug}/speakers/{speaker}", l.tag())
}

/// Says which account is a speaker's.
#[server(prefix = "/api", endpoint = "link-speaker")]
pub async fn link_speaker(
    slug: String,
    speaker: i64,
    #[server(flatten)] form: SpeakerAccountForm,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn Lectures>()
            .link_speaker(&organizer, &slug, speaker, &form)
            .await
    };
    finish_form(done.await, &form, |l, ()| {
        (
            page(l, &slug, speaker),
            Notice::ok(say!(l, "speaker-account-saved")),
        )
    })
    .await
}

/// Says that it is not.
#[server(prefix = "/api", endpoint = "unlink-speaker")]
pub async fn unlink_speaker(
    slug: String,
    speaker: i64,
    #[server(default)] unlink_reason: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn Lectures>()
            .unlink_speaker(&organizer, &slug, speaker, &unlink_reason)
            .await
    };
    finish_form(
        done.await,
        &BTreeMap::from([("unlink_reason", &unlink_reason)]),
        |l, ()| {
            (
                page(l, &slug, speaker),
                Notice::ok(say!(l, "speaker-unlinked")),
            )
        },
    )
    .await
}

/// Sets a speaker apart from others of that name (`apart` ticked), or says that they are the same.
#[server(prefix = "/api", endpoint = "part-speaker")]
pub async fn part_speaker(
    slug: String,
    speaker: i64,
    #[server(default)] apart: String,
    #[server(default)] part_reason: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn Lectures>()
            .part_speaker(&organizer, &slug, speaker, apart == TICKED, &part_reason)
            .await
    };
    finish_form(
        done.await,
        &BTreeMap::from([("part_reason", &part_reason)]),
        |l, ()| {
            (
                page(l, &slug, speaker),
                Notice::ok(say!(
                    l,
                    if apart == TICKED {
                        "speaker-parted"
                    } else {
                        "speaker-rejoined"
                    }
                )),
            )
        },
    )
    .await
}
