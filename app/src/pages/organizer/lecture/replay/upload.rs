//! The upload of a replay.

use super::super::super::super::Page;
use crate::i18n::{Locale, number};
use crate::lectures::{Lecture, Phase};
use crate::replays::LargestUpload;
use crate::replays::upload::{Upload, UploadWords};
use crate::say;
use crate::ui::island_scripts;
use leptos::prelude::*;

/// The upload: a plain form, and an island that shows how far it has come.
pub(super) fn section(p: &Page, lecture: &Lecture, replaces: bool) -> AnyView {
    let l = p.l;
    let LargestUpload(most) = use_context().unwrap_or_default();
    let action = format!("/upload/{}?l={}", lecture.slug, l.tag());
    let words = upload_words(l, number(l, most / 1_000_000));
    let early = (lecture.phase(p.now) != Phase::Over)
        .then(|| view! { <p class="small soft">{say!(l, "desk-upload-early")}</p> });
    let replaces =
        replaces.then(|| view! { <p class="small soft">{say!(l, "desk-upload-replaces")}</p> });
    view! {
        {early}
        {replaces}
        <Upload action=action lang=l.tag().to_owned() max_bytes=most words=words />
        {island_scripts()}
    }
    .into_any()
}

/// What the island says; what stands in braces it fills itself.
fn upload_words(l: Locale, most: String) -> UploadWords {
    UploadWords {
        file: say!(l, "upload-file"),
        hint: say!(l, "upload-hint", mb = most.clone()),
        send: say!(l, "upload-send"),
        bar: say!(l, "upload-bar"),
        progress: say!(
            l,
            "upload-progress",
            done = "{done}",
            total = "{total}",
            percent = "{percent}"
        ),
        pace: say!(l, "upload-pace", speed = "{speed}", time = "{time}"),
        checking: say!(l, "upload-checking"),
        cancel: say!(l, "upload-cancel"),
        cancelled: say!(l, "upload-cancelled"),
        too_large: say!(l, "upload-too-large", mb = most),
        network: say!(l, "upload-network"),
        failed: say!(l, "upload-failed"),
        retry: say!(l, "upload-retry"),
    }
}
