//! Captions and chapters: arriving by one plain form, and as the player and others fetch them.

use super::conditions::{names_tag, weak_tag_of};
use super::refusals::{refused, retry_after};
use super::request_session::RequestSession;
use super::sent_back::sent_back;
use crate::db::Db;
use crate::features::replays::track_problem;
use crate::vtt::{self, BYTES_MOST, Finding, Note};
use app::accounts::{CurrentSession, Organizer};
use app::answer::{Problem, Read, Refused, ValidationErrors};
use app::i18n::Locale;
use app::replays::{Replays, TRACKS_URL, TrackForm, TrackKind, Tracks};
use app::say;
use app::ui::{Flash, FlashStore, FormState, Notice, SentForm, accepts_html, sentence};
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, VARY};

/// What is kept of a file to be mended in the form; a larger one is mended where it lies.
const MENDED_MOST: usize = 256 * 1024;
/// So much of a form is read, and thrown away, so that whoever sends too much hears why.
const READ_MOST: u64 = 128_000_000;

/// Where the text of a form comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    Pasted,
    Utf8File,
    Utf16File,
}

/// Takes a track: 303 back to the desk, with what was put right in it, or what is wrong with it beside its field.
pub async fn take(
    db: &Db,
    session: &RequestSession,
    l: Locale,
    slug: &str,
    request: Request,
) -> Response {
    let html = accepts_html(request.headers());
    let back = format!("/{}/organizer/lectures/{slug}#tracks", l.tag());
    let mut form = TrackForm::default();
    let done = put(db, session, slug, request, &mut form).await;
    let problems = match &done {
        Ok(notes) => notes.clone(),
        Err(refused) => problems(session, refused),
    };
    let told: Vec<String> = problems.iter().map(|p| sentence(l, p)).collect();
    if !html {
        return match done {
            Ok(_) => told.join("\n").into_response(),
            Err(refused) => {
                (refused.status(), retry_after(&refused), told.join("\n")).into_response()
            }
        };
    }
    if let Err(refused) = &done {
        // As a database can keep it.
        form.vtt = vtt::without_nul(&form.vtt).into_owned();
        let typed = FormState {
            problems,
            ..FormState::filled(&form)
        };
        let sent = SentForm::new(TRACKS_URL, &back, typed);
        return sent_back(session, l, &back, sent, refused).await;
    }
    let notice = Notice::ok(say!(l, "track-saved"));
    let flash = Flash {
        notice: notice.map(|notice| notice.with(told)),
        lands_at: "tracks".to_owned(),
        ..Flash::default()
    };
    session.forget().await;
    session.put(flash).await;
    Redirect::to(&back).into_response()
}

/// What is wrong, as the form says it.
pub(super) fn problems(
    session: &RequestSession,
    refused: &Refused<ValidationErrors>,
) -> Vec<Problem> {
    let general = |key: &str| vec![Problem::new("", key)];
    match refused {
        Refused::No(ValidationErrors(problems)) => problems.clone(),
        Refused::SignInFirst => general("sign-in-first"),
        Refused::NotFound => general("not-found-any-more"),
        Refused::TooFast(_) => general("too-fast"),
        Refused::Fault(fault) => {
            tracing::error!(
                fault,
                request = session.request_id(),
                "a form of the desk failed"
            );
            vec![Problem::new("", "fault-kept").with("id", session.request_id())]
        }
        _ => general("not-allowed"),
    }
}

/// The organizer who sends a form.
pub(super) async fn organizer(
    session: &RequestSession,
) -> Result<Organizer, Refused<ValidationErrors>> {
    let person = session.who().await.map_err(Refused::widen)?;
    Organizer::of(person.ok_or(Refused::SignInFirst)?).ok_or(Refused::NotAllowed)
}

async fn put(
    db: &Db,
    session: &RequestSession,
    slug: &str,
    request: Request,
    form: &mut TrackForm,
) -> Result<Vec<Problem>, Refused<ValidationErrors>> {
    let organizer = match organizer(session).await {
        Err(Refused::SignInFirst) if session.is_marked() => {
            // What was pasted waits; a file is still where it lies.
            if !matches!(read(request, form).await, Ok(Source::Pasted)) {
                form.vtt.clear();
            }
            return Err(Refused::SignInFirst);
        }
        organizer => organizer?,
    };
    let source = read(request, form).await?;
    let of_file = source != Source::Pasted;
    let mut done = db.replays().put_track(&organizer, slug, form).await;
    if let (Ok(notes), Source::Utf16File) = (&mut done, source) {
        let (line, what) = (0, Note::Utf16);
        notes.insert(0, track_problem(&Finding { line, what }));
    }
    if of_file && form.vtt.len() > MENDED_MOST {
        form.vtt.clear();
    }
    // What is wrong with a file is said beside the file.
    done.map_err(|refused| {
        refused.map(|ValidationErrors(problems)| {
            let beside = |mut p: Problem| {
                if of_file && p.field == "vtt" {
                    "file".clone_into(&mut p.field);
                }
                p
            };
            ValidationErrors(problems.into_iter().map(beside).collect())
        })
    })
}

/// Reads the form; answers where its text comes from. A file comes before what was pasted.
async fn read(request: Request, form: &mut TrackForm) -> Result<Source, Refused<ValidationErrors>> {
    let no = |key: &str| Refused::No(ValidationErrors(vec![Problem::new("file", key)]));
    let broken = |_| no("upload-broken");
    let mut parts = Multipart::from_request(request, &())
        .await
        .map_err(|_| no("track-none"))?;
    let (mut file, mut budget) = (None, READ_MOST);
    while let Some(field) = parts.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = whole(field, &mut budget).await;
        let bytes = bytes.map_err(|()| no("upload-broken"))?;
        match name.as_str() {
            "file" if !bytes.is_empty() => file = Some(bytes),
            "vtt" => form.vtt = text(bytes),
            "kind" => form.kind = text(bytes),
            "track_language" => form.track_language = text(bytes),
            _ => {}
        }
    }
    let Some(bytes) = file else {
        return Ok(Source::Pasted);
    };
    let decoded = vtt::decode(&bytes).map_err(|fault| {
        let mut problem = track_problem(&fault);
        "file".clone_into(&mut problem.field);
        Refused::No(ValidationErrors(vec![problem]))
    })?;
    form.vtt = decoded.text;
    Ok(if decoded.utf16 {
        Source::Utf16File
    } else {
        Source::Utf8File
    })
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A part of the form, up to one byte more than a track may have. What comes after is read and not kept.
async fn whole(mut field: Field<'_>, budget: &mut u64) -> Result<Vec<u8>, ()> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| ())? {
        *budget = budget.checked_sub(chunk.len() as u64).ok_or(())?;
        let room = (BYTES_MOST + 1).saturating_sub(bytes.len());
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(bytes)
}

/// A track as a WebVTT file: for whoever may watch the replay, and for organizers before there is one.
pub async fn give(
    db: &Db,
    session: &RequestSession,
    headers: &HeaderMap,
    slug: &str,
    kind: &str,
    file: &str,
) -> Response {
    let (Some(kind), Some(language)) = (TrackKind::parse(kind), file.strip_suffix(".vtt")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let body = match written(db, session, slug, kind, language).await {
        Ok(body) => body,
        Err(refusal) => return refused(&refusal),
    };
    // The layer around may compress it.
    let etag = weak_tag_of(body.as_bytes());
    let known = names_tag(headers, &etag);
    let of_all = [
        (ETAG, etag),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (VARY, HeaderValue::from_static("cookie")),
    ];
    if known {
        return (StatusCode::NOT_MODIFIED, of_all).into_response();
    }
    let kind = [(CONTENT_TYPE, "text/vtt; charset=utf-8")];
    (kind, of_all, body).into_response()
}

async fn written(
    db: &Db,
    session: &RequestSession,
    slug: &str,
    kind: TrackKind,
    language: &str,
) -> Read<String> {
    may_read(db, session, slug).await?;
    let file = db.replays().track_file(slug, kind, language).await?;
    file.ok_or(Refused::NotFound)
}

/// Whether this visitor may read what belongs to a replay.
///
/// # Errors
/// `NotAllowed` where it is not for them, `NotFound` where there is no replay.
pub(super) async fn may_read(db: &Db, session: &RequestSession, slug: &str) -> Read<()> {
    let reader = session.who().await?;
    if reader.clone().and_then(Organizer::of).is_some() {
        return Ok(());
    }
    let replays = db.replays();
    let audience = replays.replay_audience(slug).await?;
    match replays.closed_to(reader.as_ref(), slug, audience).await? {
        None => Ok(()),
        Some(_) => Err(Refused::NotAllowed),
    }
}
