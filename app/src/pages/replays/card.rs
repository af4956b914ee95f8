//! One replay in the list: its picture with its length, what it is, and how far the reader has come.

use super::Page;
use crate::door::door;
use crate::i18n::{Instant, Locale, Moment, duration_minutes, language, list, megabytes, number};
use crate::islands::figures::clock;
use crate::lectures::{Audience, speakers, title_link};
use crate::replays::{MediaFiles, Quality, ReplayCard, Watched, may_watch};
use crate::say;
use leptos::prelude::*;

/// So long a replay is new.
const NEW: i64 = 7 * Instant::DAY;
/// No more languages than these are named one by one.
const NAMED: usize = 3;

/// A replay among all of them.
pub(super) fn card(p: &Page, of: &ReplayCard) -> AnyView {
    let l = p.l;
    let lecture = &of.replay.lecture;
    let href = address(p, of);
    let held = Moment::new(lecture.starts, p.zone_or(&lecture.zone)).date(l);
    let who = (!lecture.speakers.is_empty()).then(|| view! { {speakers(l, lecture)}" · " });
    let is_new = of.watched.is_none() && p.now.since(of.replay.published) < NEW;
    let news = is_new.then(|| view! { " · "<b class="new">{say!(l, "replays-new")}</b> });
    view! {
        <li>
            {picture(p, of, clock(l.tag(), of.replay.duration_ms))}
            <div>
                <h2>{title_link(l, lecture, href)}</h2>
                <p>{who}<span class="nowrap">{held}</span></p>
                <p>{say!(l, &format!("topic-{}", lecture.topic.code()))}</p>
                <p>{languages(l, of)}</p>
                <p>
                    <span class="unseen">{say!(l, "fact-length")}" "{duration_minutes(l, of.replay.duration_ms)}" · "</span>
                    {of.watched.map(|watched| view! { {share(l, watched)}" · " })}
                    {size(l, of)}" · "{say!(l, "n-replays", n = of.replay.replays)}{news}
                </p>
            </div>
        </li>
    }
    .into_any()
}

/// A replay that was begun, with the way on.
pub(super) fn begun(p: &Page, of: &ReplayCard) -> AnyView {
    let l = p.l;
    let lecture = &of.replay.lecture;
    let position_ms = of.watched.map_or(0, |watched| watched.position_ms);
    let left = duration_minutes(l, of.replay.duration_ms - position_ms);
    let at = say!(l, "replays-at", time = clock(l.tag(), position_ms));
    let id = format!("begun-{}", lecture.slug);
    view! {
        <li>
            {picture(p, of, say!(l, "replays-left", left = left))}
            <div>
                <h3 id=id.clone()>{title_link(l, lecture, address(p, of))}</h3>
                <p>{of.watched.map(|watched| share(l, watched))}" · "{at}</p>
                <p><a class="button main" href=address(p, of) aria-describedby=id>{say!(l, "replays-continue")}</a></p>
            </div>
        </li>
    }
    .into_any()
}

fn address(p: &Page, of: &ReplayCard) -> String {
    p.href(&format!("/replays/{}", of.replay.lecture.slug))
}

/// The picture, with what stands on it. It leads where the title leads, so that only eyes and pointers meet it. Those who
/// may not watch see none: its address would be good for anybody.
fn picture(p: &Page, of: &ReplayCard, told: String) -> AnyView {
    let l = p.l;
    let lecture = &of.replay.lecture;
    let image = of
        .poster
        .as_deref()
        .filter(|_| may_watch(p.person.as_ref(), lecture.audience))
        .map(|file| {
            let src = door::<dyn MediaFiles>().address(file, lecture.audience, p.now);
            view! { <img src=src alt="" width="320" height="180" loading="lazy" decoding="async" /> }
        });
    let audience = (lecture.audience != Audience::Everyone).then(|| {
        let sentence = say!(l, &format!("for-{}", lecture.audience.code()));
        view! { <span class="badge">{sentence}</span> }
    });
    let bar = of.watched.map(|watched| {
        let value = if watched.completed {
            100
        } else {
            watched.percent
        };
        view! { <progress class="bar" max="100" value=value></progress> }
    });
    view! {
        <a class="poster" href=address(p, of) tabindex="-1" aria-hidden="true">
            {image}{audience}
            <span class="length">{told}</span>
            {bar}
        </a>
    }
    .into_any()
}

fn share(l: Locale, watched: Watched) -> AnyView {
    if watched.completed {
        return view! { <b class="ok">{say!(l, "replays-completed")}</b> }.into_any();
    }
    let share = say!(l, "player-watched", n = number(l, watched.percent));
    view! { <b class="part">{share}</b> }.into_any()
}

/// "English, Arabic · captions French, Thai".
fn languages(l: Locale, of: &ReplayCard) -> String {
    let named = |tags: &[String]| {
        if tags.len() > NAMED {
            return say!(l, "replays-n-languages", n = tags.len());
        }
        let names: Vec<String> = tags.iter().map(|tag| language(l, tag)).collect();
        list(l, &names)
    };
    let heard = named(&of.heard);
    if of.captions.is_empty() {
        return heard;
    }
    let captions = say!(l, "replays-captions", languages = named(&of.captions));
    format!("{heard} · {captions}")
}

/// "26 MB at 360p"; the file's own size where no such film was made.
fn size(l: Locale, of: &ReplayCard) -> String {
    of.bytes_360p.map_or_else(
        || megabytes(l, of.replay.bytes),
        |bytes| {
            let size = megabytes(l, bytes);
            say!(
                l,
                "replays-size",
                size = size,
                quality = Quality::P360.code()
            )
        },
    )
}
