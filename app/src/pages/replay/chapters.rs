//! Where the parts of a replay begin.

use super::Page;
use super::transcript::{beside, link};
use crate::i18n::{duration_minutes, language_dir};
use crate::islands::figures::clock;
use crate::replays::{Cue, Replay, Track, TrackKind};
use crate::say;
use leptos::prelude::*;

/// The chapters in the reader's language, else in the lecture's, else in the first there is.
pub(super) fn track<'a>(p: &Page, replay: &Replay, tracks: &'a [Track]) -> Option<&'a Track> {
    beside(p, replay, tracks, TrackKind::Chapters)
}

/// Them as a list; nothing where there are none.
pub(super) fn chapters(p: &Page, replay: &Replay, tracks: &[Track]) -> AnyView {
    let Some(track) = track(p, replay, tracks) else {
        return ().into_any();
    };
    let items = of(p, replay, track)
        .map(|(cue, chapter)| view! { <li data-t=cue.start_ms.to_string()>{chapter}</li> })
        .collect_view();
    let (lang, dir) = (track.language.clone(), language_dir(&track.language).attr());
    view! {
        <section class="chapters" aria-labelledby="chapters">
            <h2 id="chapters">{say!(p.l, "chapters")}</h2>
            <ol lang=lang dir=dir>{items}</ol>
        </section>
    }
    .into_any()
}

/// Each as a link to its second, with its length.
pub(super) fn of<'a>(
    p: &'a Page,
    replay: &'a Replay,
    track: &'a Track,
) -> impl Iterator<Item = (&'a Cue, AnyView)> {
    let ends = track.cues.iter().skip(1).map(|next| next.start_ms);
    let ends = ends.chain([replay.duration_ms]);
    track.cues.iter().zip(ends).map(|(cue, end)| {
        let href = link(p, &replay.lecture.slug, cue.start_ms, "");
        // A last one of a length that is not known, or one that is shorter than what can be told.
        let length = (end - cue.start_ms >= 60_000)
            .then(|| view! { <small>{duration_minutes(p.l, end - cue.start_ms)}</small> });
        let chapter = view! {
            <a href=href>
                <span class="at">{clock(p.l.tag(), cue.start_ms)}</span>" "
                <span>{cue.text.clone()}</span>" "
                {length}
            </a>
        };
        (cue, chapter.into_any())
    })
}
