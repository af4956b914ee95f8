//! What is said, as text of the page: each line leads to its second, also without script.

use super::{Page, chapters};
use crate::i18n::{language, language_dir};
use crate::islands::figures::clock;
use crate::replays::{Cue, Replay, Track, TrackKind};
use crate::say;
use crate::ui::{menu_parts, query_escape};
use leptos::prelude::*;

/// The second the address asks for: `?t=83`.
pub(super) fn asked(p: &Page) -> Option<i64> {
    p.param("t")
        .parse()
        .ok()
        .filter(|at| (0..360_000).contains(at))
}

/// The page from that second on. `words` is the language of the transcript that stays chosen; empty for none.
pub(super) fn link(p: &Page, slug: &str, ms: i64, words: &str) -> String {
    let words = if words.is_empty() {
        String::new()
    } else {
        format!("&words={}", query_escape(words))
    };
    p.href(&format!("/replays/{slug}?t={}{words}", ms / 1000))
}

/// The track to read beside the player: of the language asked for, else the reader's, else the one that is spoken, else the
/// first.
pub(super) fn beside<'a>(
    p: &Page,
    replay: &Replay,
    tracks: &'a [Track],
    kind: TrackKind,
) -> Option<&'a Track> {
    let all = || tracks.iter().filter(move |track| track.kind == kind);
    let of = |tag: &str| all().find(|track| track.language == tag);
    of(p.param("words"))
        .or_else(|| of(p.l.tag()))
        .or_else(|| of(&replay.lecture.language))
        .or_else(|| all().next())
}

/// The transcript, under the chapters that there are; nothing where there are no captions.
pub(super) fn transcript(p: &Page, replay: &Replay, tracks: &[Track]) -> AnyView {
    let l = p.l;
    let Some(track) = beside(p, replay, tracks, TrackKind::Captions) else {
        return ().into_any();
    };
    let slug = &replay.lecture.slug;
    let (lang, dir) = (track.language.clone(), language_dir(&track.language).attr());
    view! {
        <section class="transcript" aria-labelledby="transcript">
            <h2 id="transcript">{say!(l, "transcript")}</h2>
            <div class="find">
                <div class="tools" hidden>
                    <input
                        type="search"
                        dir="auto"
                        autocomplete="off"
                        aria-label=say!(l, "transcript-search")
                        placeholder=say!(l, "transcript-search")
                    />
                    <label><input type="checkbox" checked />" "{say!(l, "transcript-follow")}</label>
                </div>
                {languages(p, slug, tracks, track)}
            </div>
            <p role="status" class="small soft" data-none=say!(l, "transcript-none")></p>
            <div class="lines" lang=lang dir=dir tabindex="0" role="region" aria-labelledby="transcript">
                {parts(p, replay, tracks, track)}
            </div>
        </section>
    }
    .into_any()
}

/// What is said, a list for each chapter, and one for what is said before the first.
fn parts(p: &Page, replay: &Replay, tracks: &[Track], track: &Track) -> AnyView {
    let slug = &replay.lecture.slug;
    let chosen = if p.param("words") == track.language {
        track.language.as_str()
    } else {
        ""
    };
    let mut before = None;
    let mut lines = track.cues.iter().peekable();
    let mut until = |end: i64| {
        let mut part = Vec::new();
        while let Some(cue) = lines.next_if(|cue| cue.start_ms < end) {
            // A speaker is named where they begin.
            let names = cue.voice != before;
            before.clone_from(&cue.voice);
            part.push(line(p, slug, cue, names, chosen));
        }
        (!part.is_empty()).then(|| view! { <ol>{part}</ol> })
    };
    let Some(chapters) = chapters::track(p, replay, tracks) else {
        return until(i64::MAX).into_any();
    };
    let (lang, dir) = (
        chapters.language.clone(),
        language_dir(&chapters.language).attr(),
    );
    let first = until(chapters.cues.first().map_or(i64::MAX, |cue| cue.start_ms));
    let ends = chapters.cues.iter().skip(1).map(|next| next.start_ms);
    let all = chapters::of(p, replay, chapters)
        .zip(ends.chain([i64::MAX]))
        .map(|((cue, chapter), end)| {
            view! {
                <h3 data-t=cue.start_ms.to_string() lang=lang.clone() dir=dir>{chapter}</h3>
                {until(end)}
            }
        })
        .collect_view();
    view! {
        {first}
        {all}
    }
    .into_any()
}

fn line(p: &Page, slug: &str, cue: &Cue, names: bool, words: &str) -> AnyView {
    let href = link(p, slug, cue.start_ms, words);
    let voice = cue
        .voice
        .clone()
        .filter(|_| names)
        .map(|name| view! { <b>{say!(p.l, "transcript-voice", name = name)}</b>" " });
    view! {
        <li data-t=cue.start_ms.to_string()>
            <a href=href><span class="at">{clock(p.l.tag(), cue.start_ms)}</span>" "<span>{voice}{cue.text.clone()}</span></a>
        </li>
    }
    .into_any()
}

/// The same transcript in other languages, as links.
fn languages(p: &Page, slug: &str, tracks: &[Track], shown: &Track) -> AnyView {
    let all: Vec<&Track> = tracks
        .iter()
        .filter(|t| t.kind == TrackKind::Captions)
        .collect();
    if all.len() < 2 {
        return ().into_any();
    }
    let links = all
        .into_iter()
        .map(|track| {
            let tag = query_escape(&track.language);
            let href = p.href(&format!("/replays/{slug}?words={tag}#transcript"));
            let here = (track.language == shown.language).then_some("true");
            view! {
                <li>
                    <a href=href aria-current=here data-words=track.language.clone()>
                        {language(p.l, &track.language)}
                    </a>
                </li>
            }
        })
        .collect_view();
    let label = view! {
        <span class="unseen">{say!(p.l, "language-label")}": "</span>
        <span>{language(p.l, &shown.language)}</span>
    };
    let links = view! { <ul>{links}</ul> };
    let parts = menu_parts("words-languages", label.into_any(), links.into_any());
    view! { <div class="menu languages">{parts}</div> }.into_any()
}
