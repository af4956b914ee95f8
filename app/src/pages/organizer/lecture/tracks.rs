//! Captions and chapters of a lecture: what there is, and the form that adds or replaces a language.

use super::super::super::Page;
use super::super::row::date_time;
use super::chapters;
use crate::i18n::{language, lecture_languages, number};
use crate::lectures::Lecture;
use crate::replays::{RemoveTrack, TRACKS_URL, Track, TrackKind, track_address};
use crate::say;
use crate::ui::{Choice, FormState, action, button_form, error_summary, notice, select, textarea};
use leptos::prelude::*;

/// The field of the file.
const FILE: &str = "file";

/// The section.
pub(super) fn section(p: &Page, lecture: &Lecture, tracks: &[Track]) -> AnyView {
    let l = p.l;
    let there = if tracks.is_empty() {
        view! { <p class="soft">{say!(l, "tracks-none")}</p> }.into_any()
    } else {
        table(p, lecture, tracks)
    };
    view! {
        <section aria-labelledby="tracks">
            <h2 id="tracks">{say!(l, "tracks-title")}</h2>
            {notice(p.notice_at("tracks"))}
            {there}
            {chapters::languages(p, lecture, tracks)}
            {form(p, lecture, tracks)}
        </section>
    }
    .into_any()
}

fn table(p: &Page, lecture: &Lecture, tracks: &[Track]) -> AnyView {
    let l = p.l;
    let rows = tracks
        .iter()
        .map(|track| row(p, lecture, track))
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="tracks">
            <table class="rows">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "tracks-column-language")}</th>
                        <th scope="col">{say!(l, "tracks-column-kind")}</th>
                        <th scope="col" class="num">{say!(l, "tracks-column-cues")}</th>
                        <th scope="col">{say!(l, "tracks-column-uploaded")}</th>
                        <th scope="col">{say!(l, "tracks-column-act")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn kind_name(p: &Page, kind: TrackKind) -> String {
    match kind {
        TrackKind::Captions => say!(p.l, "track-captions"),
        TrackKind::Chapters => say!(p.l, "track-chapters"),
    }
}

fn row(p: &Page, lecture: &Lecture, track: &Track) -> AnyView {
    let l = p.l;
    let cues = i64::try_from(track.cues.len()).unwrap_or(i64::MAX);
    let file = track_address(l, &lecture.slug, track.kind, &track.language);
    let name = format!(
        "{}-{}.{}.vtt",
        lecture.slug,
        track.kind.code(),
        track.language
    );
    let what = vec![
        ("slug", lecture.slug.clone()),
        ("kind", track.kind.code().to_owned()),
        ("language", track.language.clone()),
    ];
    let remove = button_form(
        action::<RemoveTrack>(l),
        "button danger small",
        say!(l, "track-remove-button"),
        what,
    );
    view! {
        <tr>
            <th scope="row">{language(l, &track.language)}</th>
            <td>{kind_name(p, track.kind)}</td>
            <td class="num">{number(l, cues)}</td>
            <td>{date_time(l, track.uploaded, p.zone_or(&lecture.zone))}</td>
            <td>
                <a href=file download=name>{say!(l, "track-download")}</a>
                <details class="ask">
                    <summary>{say!(l, "track-remove")}</summary>
                    <p class="small">{say!(l, "track-remove-text")}</p>
                    {remove}
                </details>
            </td>
        </tr>
    }
    .into_any()
}

/// The form: open where something is wrong with it, or nothing is there yet.
fn form(p: &Page, lecture: &Lecture, tracks: &[Track]) -> AnyView {
    let l = p.l;
    let refused = p.typed_at(TRACKS_URL);
    let begun = chapters::begun(p, lecture, tracks).filter(|_| refused.is_none());
    let note = begun
        .as_ref()
        .and_then(|_| chapters::note(p, lecture, tracks));
    let open = refused.is_some() || begun.is_some() || tracks.is_empty();
    let typed = refused.or(begun).unwrap_or_else(|| {
        let fresh = [
            ("kind".to_owned(), TrackKind::Captions.code().to_owned()),
            ("track_language".to_owned(), lecture.language.clone()),
        ];
        FormState {
            values: fresh.into(),
            problems: Vec::new(),
        }
    });
    let label = |field: &str| match field {
        "kind" => say!(l, "track-kind"),
        "track_language" => say!(l, "track-language"),
        FILE => say!(l, "track-file"),
        _ => say!(l, "track-text"),
    };
    let kinds = TrackKind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.code(), kind_name(p, kind)))
        .collect();
    let languages = lecture_languages()
        .iter()
        .map(|tag| Choice::new(*tag, language(l, tag)))
        .collect();
    let act = p.action_at(&format!("{TRACKS_URL}/{}", lecture.slug));
    view! {
        <details id=chapters::FORM open=open>
            <summary>{say!(l, "track-add")}</summary>
            {error_summary(l, &typed, label)}
            <form method="post" action=act enctype="multipart/form-data" class="form" novalidate>
                <p>{say!(l, "track-add-text")}</p>
                {note}
                <div class="fields">
                    {select(l, &typed, "kind", say!(l, "track-kind"), kinds, true, None)}
                    {select(l, &typed, "track_language", say!(l, "track-language"), languages, true, None)}
                </div>
                {file(p, &typed)}
                {textarea(l, &typed, "vtt", say!(l, "track-text"), 6, false, Some(say!(l, "track-text-hint")))}
                <div class="actions"><button class="button">{say!(l, "track-send")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn file(p: &Page, typed: &FormState) -> AnyView {
    let l = p.l;
    let error = typed.problem(l, FILE);
    let bad = error.is_some();
    let described = if bad {
        "file-hint file-error"
    } else {
        "file-hint"
    };
    view! {
        <div class=if bad { "field bad" } else { "field" }>
            <label for=FILE>{say!(l, "track-file")}</label>
            <p class="hint" id="file-hint">{say!(l, "track-file-hint")}</p>
            <input
                id=FILE
                name=FILE
                type="file"
                accept=".vtt,.srt,text/vtt,application/x-subrip"
                aria-invalid=bad.then_some("true")
                aria-describedby=described
            />
            {error.map(|error| view! { <p class="error" id="file-error">{error}</p> })}
        </div>
    }
    .into_any()
}
