//! What is made of the recording for each line: what is there, what is in work, and what went wrong.

use super::super::super::super::{Page, replay::quality_name};
use crate::i18n::{Locale, megabytes, number, percent, say_args};
use crate::lectures::Lecture;
use crate::replays::{
    MakesRenditions, Rendition, RenditionJob, RenditionJobState, Renditions, RetryJob,
};
use crate::say;
use crate::ui::{action, button_form, sentence};
use leptos::prelude::*;

/// What can be made, in the order it is made in.
const KINDS: [&str; 6] = ["poster", "remuxed", "144p", "audio", "360p", "720p"];

/// The part of the replay's section.
pub(super) fn part(
    p: &Page,
    lecture: &Lecture,
    work: Option<&(RenditionJob, Renditions)>,
) -> AnyView {
    let l = p.l;
    let MakesRenditions(can) = use_context().unwrap_or_default();
    let missing = (!can).then(|| {
        view! {
            <div class="notice warn">
                <p>{say!(l, "rendition-no-ffmpeg")}</p>
                <p><code>"sudo apt-get install ffmpeg"</code></p>
            </div>
        }
    });
    let rows = KINDS
        .into_iter()
        .filter_map(|kind| work.and_then(|(work, made)| row(l, kind, made, work)))
        .collect::<Vec<_>>();
    let table = (!rows.is_empty()).then(|| {
        view! {
            <div class="scroll" tabindex="0" role="region" aria-labelledby="renditions">
                <table class="rows">
                    <thead>
                        <tr>
                            <th scope="col">{say!(l, "rendition")}</th>
                            <th scope="col" class="num">{say!(l, "rendition-picture")}</th>
                            <th scope="col" class="num">{say!(l, "fact-size")}</th>
                            <th scope="col">{say!(l, "rendition-state")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    });
    view! {
        <div class="renditions">
        <h3 id="renditions">{say!(l, "renditions")}</h3>
        {missing}
        {work.map(|(work, _)| job_line(p, lecture, work, can))}
        {table}
        </div>
    }
    .into_any()
}

/// How far the work is, in a sentence, and what can be done.
fn job_line(p: &Page, lecture: &Lecture, work: &RenditionJob, can: bool) -> AnyView {
    let l = p.l;
    let again = || {
        let here = p.href(&format!("/organizer/lectures/{}#renditions", lecture.slug));
        view! { <p class="small"><a href=here>{say!(l, "rendition-reload")}</a></p> }
    };
    let reason = work.reason.as_ref().map(|problem| sentence(l, problem));
    match work.state {
        RenditionJobState::Done => ().into_any(),
        RenditionJobState::Waiting => {
            // It was tried, and will be again.
            let reason = reason.map(|reason| view! { <p class="small">{reason}</p> });
            let key = if reason.is_some() {
                "rendition-rests"
            } else {
                "rendition-waits"
            };
            can.then(|| view! { <p>{say!(l, key)}</p>{reason}{again()} })
                .into_any()
        }
        RenditionJobState::Running => view! { <p>{in_work(l, work)}</p>{again()} }.into_any(),
        RenditionJobState::Failed => view! {
            <div class="notice bad">
                <p>{say!(l, "rendition-failed", stage = stage(l, &work.stage))}" "{reason}</p>
                {button_form(
                    action::<RetryJob>(l),
                    "button quiet small",
                    say!(l, "rendition-retry"),
                    vec![("slug", lecture.slug.clone())],
                )}
            </div>
        }
        .into_any(),
    }
}

/// What is in work now.
pub(in super::super::super) fn in_work(l: Locale, work: &RenditionJob) -> String {
    say!(
        l,
        "rendition-in-work",
        stage = stage(l, &work.stage),
        percent = percent(l, work.percent, 100)
    )
}

/// A stage in words.
fn stage(l: Locale, code: &str) -> String {
    let code = if code.is_empty() { "check" } else { code };
    say_args(l, &format!("rendition-stage-{code}"), &[])
}

fn row(l: Locale, kind: &'static str, made: &Renditions, work: &RenditionJob) -> Option<AnyView> {
    let film = made.films.iter().find(|film| film.quality.code() == kind);
    let is_there = match kind {
        "poster" => made.poster.is_some(),
        "remuxed" => made.remuxed.is_some(),
        _ => false,
    };
    let is_original = made
        .as_original
        .iter()
        .any(|quality| quality.code() == kind);
    let state = match work.state {
        _ if film.is_some() || is_there => ready(l, film),
        _ if is_original => {
            view! { <span class="small">{say!(l, "rendition-row-original")}</span> }.into_any()
        }
        RenditionJobState::Running if work.stage == kind => bar(l, work.percent),
        RenditionJobState::Failed if work.stage == kind => {
            view! { <span class="tag warn">{say!(l, "rendition-row-failed")}</span> }.into_any()
        }
        _ => return None,
    };
    let row = view! {
        <tr data-rendition=kind>
            <th scope="row">{film.map_or_else(|| stage(l, kind), |film| quality_name(l, film))}</th>
            <td class="num">{film.map(|film| size_of(l, film))}</td>
            <td class="num">{film.map(|film| megabytes(l, film.bytes))}</td>
            <td>{state}</td>
        </tr>
    };
    Some(row.into_any())
}

fn size_of(l: Locale, film: &Rendition) -> String {
    if film.width == 0 {
        return String::new();
    }
    format!("{} × {}", number(l, film.width), number(l, film.height))
}

/// It is there; a sound that came out far too quiet is told of.
fn ready(l: Locale, film: Option<&Rendition>) -> AnyView {
    let quieter = film.map_or(0, |film| film.quieter_lu);
    let quieter = (quieter > 0).then(|| {
        view! { " "<span class="tag warn">{say!(l, "rendition-row-quieter", n = number(l, quieter))}</span> }
    });
    view! { <span class="tag ok">{say!(l, "rendition-row-ready")}</span>{quieter} }.into_any()
}

fn bar(l: Locale, done: i64) -> AnyView {
    view! {
        <progress max="100" value=done aria-label=say!(l, "rendition-row-in-work")></progress>
        <span class="progress-line">{percent(l, done, 100)}</span>
    }
    .into_any()
}
