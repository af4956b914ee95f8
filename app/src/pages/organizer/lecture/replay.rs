//! The replay of a lecture: what there is, and how to add or replace it.

use super::super::super::Page;
use super::super::row::date_time;
use crate::i18n::{Locale, duration_minutes, megabytes, number};
use crate::lectures::{Lecture, Phase, Status};
use crate::replays::upload::{Upload, UploadWords};
use crate::replays::{LargestUpload, Replay};
use crate::say;
use crate::ui::island_scripts;
use leptos::prelude::*;

/// The section.
pub(super) fn section(p: &Page, lecture: &Lecture, replay: Option<&Replay>) -> AnyView {
    let l = p.l;
    let there = match replay {
        Some(replay) => facts(p, lecture, replay),
        None => view! { <p class="soft">{say!(l, "desk-no-replay")}</p> }.into_any(),
    };
    let add = if lecture.status == Status::Published {
        upload(p, lecture, replay.is_some())
    } else {
        view! { <p class="small soft">{say!(l, "upload-not-published")}</p> }.into_any()
    };
    view! { <section aria-labelledby="replay"><h2 id="replay">{say!(l, "desk-replay")}</h2>{there}{add}</section> }.into_any()
}

fn facts(p: &Page, lecture: &Lecture, replay: &Replay) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let watch = p.href(&format!("/replays/{}", lecture.slug));
    let remove = p.href(&format!(
        "/organizer/lectures/{}/remove-replay",
        lecture.slug
    ));
    view! {
        <div class="figures">
            <div><b>{duration_minutes(l, replay.duration_ms)}</b><span>{say!(l, "desk-replay-length")}</span></div>
            <div><b>{megabytes(l, replay.bytes)}</b><span>{replay.media_type.clone()}</span></div>
            <div>
                <b>{number(l, replay.replays)}</b>
                <span>{say!(l, "desk-replay-count")}" "<a href=p.href("/counting")>{say!(l, "desk-to-counting")}</a></span>
            </div>
        </div>
        <p class="small soft">{say!(l, "desk-replay-since")}" "{date_time(l, replay.published, zone)}</p>
        <p class="actions">
            <a href=watch>{say!(l, "desk-watch")}</a>
            <a href=remove>{say!(l, "desk-remove-replay")}</a>
        </p>
    }
    .into_any()
}

/// The upload: a plain form, and an island that shows how far it has come.
fn upload(p: &Page, lecture: &Lecture, replaces: bool) -> AnyView {
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
