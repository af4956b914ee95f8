//! Which languages have the chapters of a replay, and a beginning for one that has none: the times of another.

use super::super::super::Page;
use crate::i18n::{Locale, known_language, language};
use crate::lectures::Lecture;
use crate::replays::{Cue, Track, TrackKind, chapters_text};
use crate::say;
use crate::ui::{FormState, query_escape};
use leptos::prelude::*;

/// Where the form of a track begins.
pub(super) const FORM: &str = "track-form";
/// What the address names the language by that is to be begun.
const BEGIN: &str = "chapters";

fn all(tracks: &[Track]) -> impl Iterator<Item = &Track> {
    tracks
        .iter()
        .filter(|track| track.kind == TrackKind::Chapters)
}

fn of<'a>(tracks: &'a [Track], tag: &str) -> Option<&'a Track> {
    all(tracks).find(|track| track.language == tag)
}

/// The chapters that those in other languages are to be like: the lecture's own, else the first.
fn model<'a>(lecture: &Lecture, tracks: &'a [Track]) -> Option<&'a Track> {
    of(tracks, &lecture.language).or_else(|| all(tracks).next())
}

/// Each language of the hall, and each that chapters are in, with how far they go; nothing where there are none at all.
pub(super) fn languages(p: &Page, lecture: &Lecture, tracks: &[Track]) -> AnyView {
    let l = p.l;
    let Some(model) = model(lecture, tracks) else {
        return ().into_any();
    };
    let of_hall = Locale::ALL.into_iter().map(Locale::tag);
    let mut tags: Vec<&str> = of_hall.filter_map(known_language).collect();
    let others = all(tracks).map(|track| track.language.as_str());
    let others: Vec<&str> = others.filter(|tag| !tags.contains(tag)).collect();
    tags.extend(others);
    let rows = tags
        .into_iter()
        .map(|tag| {
            let state = match of(tracks, tag) {
                Some(track) => state(p, model, track).into_any(),
                None => missing(p, lecture, model, tag),
            };
            view! { <div><dt>{language(l, tag)}</dt><dd>{state}</dd></div> }
        })
        .collect_view();
    view! {
        <h3 id="chapters-languages">{say!(l, "chapters-languages")}</h3>
        <dl class="facts" aria-labelledby="chapters-languages">{rows}</dl>
    }
    .into_any()
}

/// How many of the model's chapters begin at the same times there.
fn in_common(model: &Track, track: &Track) -> usize {
    let is_there = |cue: &&Cue| track.cues.iter().any(|own| own.start_ms == cue.start_ms);
    model.cues.iter().filter(is_there).count()
}

fn state(p: &Page, model: &Track, track: &Track) -> String {
    let whole = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let n = model.cues.len();
    let same = in_common(model, track);
    let language = language(p.l, &model.language);
    if same == n && track.cues.len() == n {
        say!(p.l, "chapters-complete", n = whole(n), language = language)
    } else {
        say!(
            p.l,
            "chapters-some",
            same = whole(same),
            n = whole(n),
            language = language
        )
    }
}

fn missing(p: &Page, lecture: &Lecture, model: &Track, tag: &str) -> AnyView {
    let l = p.l;
    let href = p.href(&format!(
        "/organizer/lectures/{}?{BEGIN}={}#{FORM}",
        lecture.slug,
        query_escape(tag)
    ));
    let begin = say!(l, "chapters-begin", language = language(l, &model.language));
    let name = format!("{}: {begin}", language(l, tag));
    view! {
        {say!(l, "chapters-not-yet")}" · "
        <a href=href aria-label=name>{begin}</a>
    }
    .into_any()
}

/// The form of the language that the address asks for, with the model's chapters to be written anew in it. None where that
/// language has chapters, or there is no model.
pub(super) fn begun(p: &Page, lecture: &Lecture, tracks: &[Track]) -> Option<FormState> {
    let tag = known_language(p.param(BEGIN))?;
    let model = model(lecture, tracks)?;
    of(tracks, tag).is_none().then(|| FormState {
        values: [
            ("kind".to_owned(), TrackKind::Chapters.code().to_owned()),
            ("track_language".to_owned(), tag.to_owned()),
            ("vtt".to_owned(), chapters_text(&model.cues)),
        ]
        .into(),
        problems: Vec::new(),
    })
}

/// What is to be done with a form that was begun so.
pub(super) fn note(p: &Page, lecture: &Lecture, tracks: &[Track]) -> Option<AnyView> {
    let model = model(lecture, tracks)?;
    let sentence = say!(
        p.l,
        "chapters-begun",
        language = language(p.l, &model.language)
    );
    Some(view! { <p class="notice">{sentence}</p> }.into_any())
}
