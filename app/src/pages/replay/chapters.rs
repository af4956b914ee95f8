//! Where the parts of a replay begin, and the slides to take along.

use super::Page;
use super::transcript::{beside, link};
use crate::i18n::{language_dir, megabytes};
use crate::islands::figures::clock;
use crate::replays::{Slides, Track, TrackKind};
use crate::say;
use leptos::prelude::*;

/// The chapters in the reader's language, else in the first there is; nothing where there are none.
pub(super) fn chapters(p: &Page, slug: &str, tracks: &[Track]) -> AnyView {
    let l = p.l;
    let Some(track) = beside(p, tracks, TrackKind::Chapters) else {
        return ().into_any();
    };
    let items = track
        .cues
        .iter()
        .map(|cue| {
            let href = link(p, slug, cue.start_ms, "");
            view! {
                <li data-t=cue.start_ms.to_string()>
                    <a href=href><span class="at">{clock(l.tag(), cue.start_ms)}</span>" "<span>{cue.text.clone()}</span></a>
                </li>
            }
        })
        .collect_view();
    let (lang, dir) = (track.language.clone(), language_dir(&track.language).attr());
    view! {
        <section class="chapters" aria-labelledby="chapters">
            <h2 id="chapters">{say!(l, "chapters")}</h2>
            <ol lang=lang dir=dir>{items}</ol>
        </section>
    }
    .into_any()
}

/// The slides.
pub(super) fn slides(p: &Page, slug: &str, slides: &Slides) -> AnyView {
    let l = p.l;
    let href = p.href(&format!("/replays/{slug}/slides.pdf"));
    view! {
        <p class="slides">
            <a href=href download>{say!(l, "slides-download")}</a>" "
            <span class="small soft">{say!(l, "slides-pdf", size = megabytes(l, slides.bytes))}</span>
        </p>
    }
    .into_any()
}
