//! The replay of a lecture: what there is, and how to add or replace it. Each part has its file beside this one.

mod accept;
mod poster;
mod publish;
mod renditions;
mod replaced;
mod retention;
mod sounds;
mod upload;

pub(in super::super) use renditions::in_work;
pub(super) use retention::section as retention;

use super::super::super::Page;
use super::super::row::date_time;
use crate::i18n::{duration_minutes, megabytes, number};
use crate::lectures::{Lecture, Status};
use crate::replays::{
    ChosenPoster, MakesRenditions, RecordingSound, Recordings, RenditionJob, Renditions, Replay,
};
use crate::say;
use leptos::prelude::*;

/// The section.
pub(super) fn section(
    p: &Page,
    lecture: &Lecture,
    replay: Option<&Replay>,
    recordings: &Recordings,
    work: Option<&(RenditionJob, Renditions)>,
    heard: &[RecordingSound],
    poster: Option<&ChosenPoster>,
) -> AnyView {
    let l = p.l;
    let there = match replay {
        Some(replay) => facts(p, lecture, replay, recordings),
        None => view! { <p class="soft">{say!(l, "desk-no-replay")}</p> }.into_any(),
    };
    // What only ffmpeg makes is not offered where it is missing; that it is, the first part says.
    let MakesRenditions(can) = use_context().unwrap_or_default();
    let made = (replay.is_some() || work.is_some()).then(|| {
        let heard = can.then(|| sounds::part(p, lecture, heard));
        let poster = poster.filter(|_| can);
        let poster = poster.map(|poster| poster::part(p, lecture, poster));
        view! { {renditions::part(p, lecture, work)}{heard}{poster} }
    });
    let add = if lecture.status == Status::Published {
        upload::section(p, lecture, replay.is_some(), recordings)
    } else {
        view! { <p class="small soft">{say!(l, "upload-not-published")}</p> }.into_any()
    };
    view! {
        <section aria-labelledby="replay">
            <h2 id="replay">{say!(l, "desk-replay")}</h2>
            {there}
            {accept::section(p, lecture, recordings)}
            {replaced::section(p, lecture, recordings)}
            {publish::section(p, lecture, recordings)}
            {made}
            {add}
        </section>
    }
    .into_any()
}

fn facts(p: &Page, lecture: &Lecture, replay: &Replay, recordings: &Recordings) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let watch = p.href(&format!("/replays/{}", lecture.slug));
    let remove = p.href(&format!(
        "/organizer/lectures/{}/remove-replay",
        lecture.slug
    ));
    let reason = recordings.no_captions_reason.clone();
    let reason = (!reason.is_empty()).then(|| {
        view! { <p class="small soft">{say!(l, "publish-reason-was")}" "<span dir="auto">{reason}</span></p> }
    });
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
        {reason}
        <p class="actions">
            <a href=watch>{say!(l, "desk-watch")}</a>
            <a href=remove>{say!(l, "desk-remove-replay")}</a>
        </p>
    }
    .into_any()
}
