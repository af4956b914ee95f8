//! What is said, as text of the page: each line leads to its second, also without script.

use super::Page;
use crate::i18n::{language, language_dir};
use crate::islands::figures::clock;
use crate::replays::{Cue, Replay, Track, TrackKind, TranscriptScript};
use crate::say;
use crate::ui::{interpolate, place, query_escape};
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

/// The track to read beside the player: of the language asked for, else the reader's, else the first.
pub(super) fn beside<'a>(p: &Page, tracks: &'a [Track], kind: TrackKind) -> Option<&'a Track> {
    let all = || tracks.iter().filter(move |track| track.kind == kind);
    let of = |tag: &str| all().find(|track| track.language == tag);
    of(p.param("words"))
        .or_else(|| of(p.l.tag()))
        .or_else(|| all().next())
}

/// The transcript; nothing where there are no captions.
pub(super) fn transcript(p: &Page, replay: &Replay, tracks: &[Track]) -> AnyView {
    let l = p.l;
    let Some(track) = beside(p, tracks, TrackKind::Captions) else {
        return ().into_any();
    };
    let slug = &replay.lecture.slug;
    let chosen = if p.param("words") == track.language {
        track.language.as_str()
    } else {
        ""
    };
    let mut before = None;
    let lines = track
        .cues
        .iter()
        .map(|cue| {
            // A speaker is named where they begin.
            let names = cue.voice != before;
            before.clone_from(&cue.voice);
            line(p, slug, cue, names, chosen)
        })
        .collect_view();
    let (lang, dir) = (track.language.clone(), language_dir(&track.language).attr());
    let script = use_context::<TranscriptScript>().unwrap_or_default().0;
    view! {
        <section class="transcript" aria-labelledby="transcript">
            <div class="heading">
                <h2 id="transcript">{say!(l, "transcript")}</h2>
                {others(p, slug, tracks, track)}
            </div>
            <div class="tools" hidden>
                <label>
                    <span>{say!(l, "transcript-search")}</span>" "
                    <input type="search" dir="auto" autocomplete="off" />
                </label>
                <label><input type="checkbox" checked />" "{say!(l, "transcript-follow")}</label>
                <span role="status" class="small soft" data-none=say!(l, "transcript-none")></span>
            </div>
            <ol class="lines" lang=lang dir=dir tabindex="0" aria-labelledby="transcript">{lines}</ol>
            <script src=script type="module"></script>
        </section>
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
            <a href=href><span class="at">{clock(p.l.tag(), cue.start_ms)}</span>" "{voice}<span>{cue.text.clone()}</span></a>
        </li>
    }
    .into_any()
}

/// The same transcript in other languages, as links.
fn others(p: &Page, slug: &str, tracks: &[Track], shown: &Track) -> AnyView {
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
            let href = p.href(&format!(
                "/replays/{slug}?words={}#transcript",
                track.language
            ));
            let here = (track.language == shown.language).then_some("true");
            view! { <li><a href=href aria-current=here>{language(p.l, &track.language)}</a></li> }
        })
        .collect_view();
    let label = say!(p.l, "transcript-languages", languages = place(0));
    interpolate(
        &label,
        vec![view! { <ul class="languages">{links}</ul> }.into_any()],
    )
}
