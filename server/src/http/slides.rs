//! The speaker's slides: a PDF that arrives by a plain form, and is given to whoever may watch the replay.

use super::conditions::{names_tag, strong_tag};
use super::refusals::{refused, retry_after};
use super::request_session::RequestSession;
use super::tracks::{may_read, organizer, problems};
use crate::db::Db;
use crate::media::Media;
use app::accounts::Organizer;
use app::answer::{Problem, Read, Refused, ValidationErrors};
use app::i18n::{Instant, Locale};
use app::replays::{SLIDES_MOST, SLIDES_URL, Slides, Tracks};
use app::say;
use app::ui::{Flash, FlashStore, FormState, Notice, accepts_html, query_escape, sentence};
use axum::body::Body;
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue,
};
use tokio::io::AsyncWriteExt;
use tokio_util::io::ReaderStream;

/// What every PDF begins with (ISO 32000, 7.5.2).
const MAGIC: &[u8] = b"%PDF-";

/// Takes slides: 303 back to the desk.
pub async fn take(
    db: &Db,
    media: &Media,
    session: &RequestSession,
    l: Locale,
    slug: &str,
    request: Request,
) -> Response {
    let html = accepts_html(request.headers());
    let back = format!("/{}/organizer/lectures/{slug}#slides", l.tag());
    let done = async {
        let organizer = organizer(session).await?;
        put(db, media, &organizer, slug, request).await
    }
    .await;
    let flash = match &done {
        Ok(()) => Flash {
            notice: Notice::ok(say!(l, "slides-saved")),
            ..Flash::default()
        },
        Err(refused) => {
            let problems = problems(session, refused);
            if !html {
                let said: Vec<String> = problems.iter().map(|p| sentence(l, p)).collect();
                return (refused.status(), retry_after(refused), said.join("\n")).into_response();
            }
            // One field, and what was chosen is still where it lies.
            let values = [("name".to_owned(), String::new())].into();
            Flash {
                form: Some((SLIDES_URL.to_owned(), FormState { values, problems })),
                ..Flash::default()
            }
        }
    };
    if !html {
        return StatusCode::OK.into_response();
    }
    session.put(flash).await;
    Redirect::to(&back).into_response()
}

fn no(key: &str) -> Refused<ValidationErrors> {
    Refused::No(ValidationErrors(vec![
        Problem::new("slides", key).with("mb", SLIDES_MOST / 1_000_000),
    ]))
}

/// What a disk's error is to whoever sends slides; its cause is logged.
fn disk(error: std::io::Error) -> Refused<ValidationErrors> {
    tracing::error!(%error, "slides were not kept");
    no("upload-disk")
}

async fn put(
    db: &Db,
    media: &Media,
    organizer: &Organizer,
    slug: &str,
    request: Request,
) -> Result<(), Refused<ValidationErrors>> {
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| no("slides-none"))?;
    let field = loop {
        match form.next_field().await.map_err(|_| no("upload-broken"))? {
            None => return Err(no("slides-none")),
            Some(field) if field.name() == Some("slides") => break field,
            Some(_) => {}
        }
    };
    // A name is shown, and never a path.
    let name = field.file_name().unwrap_or_default();
    let name = name
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_owned();
    let arriving = media.arriving(db);
    let bytes = arrive(media, field, arriving.path()).await?;
    let kept = media.keep(arriving, "pdf").await;
    let file = kept.map_err(disk)?;
    let slides = Slides {
        file: file.clone(),
        name,
        bytes,
        uploaded: Instant(0),
    };
    match db.replays().put_slides(organizer, slug, &slides).await {
        Ok(replaced) => {
            if let Some(old) = replaced {
                media.delete(&old).await;
            }
            Ok(())
        }
        Err(refused) => {
            // Whether a change was made that ended in a failure is not known: its file stays.
            if !refused.is_failure() {
                media.delete(&file).await;
            }
            Err(refused)
        }
    }
}

/// Writes the file down; answers its bytes.
async fn arrive(
    media: &Media,
    mut field: Field<'_>,
    path: &std::path::Path,
) -> Result<i64, Refused<ValidationErrors>> {
    media.room_for(SLIDES_MOST.unsigned_abs()).map_err(disk)?;
    let mut file = tokio::fs::File::create(path).await.map_err(disk)?;
    let (mut bytes, mut head): (i64, Vec<u8>) = (0, Vec::new());
    while let Some(chunk) = field.chunk().await.map_err(|_| no("upload-broken"))? {
        bytes += i64::try_from(chunk.len()).unwrap_or(i64::MAX / 2);
        if bytes > SLIDES_MOST {
            return Err(no("slides-too-large"));
        }
        head.extend(chunk.iter().take(MAGIC.len().saturating_sub(head.len())));
        file.write_all(&chunk).await.map_err(disk)?;
    }
    file.flush().await.map_err(disk)?;
    if bytes == 0 {
        return Err(no("slides-none"));
    }
    if head != MAGIC {
        return Err(no("slides-kind"));
    }
    Ok(bytes)
}

/// Gives them to take along.
pub async fn give(
    db: &Db,
    media: &Media,
    session: &RequestSession,
    headers: &HeaderMap,
    slug: &str,
) -> Response {
    let slides = match readable(db, session, slug).await {
        Ok(slides) => slides,
        Err(refusal) => return refused(&refusal),
    };
    let etag = strong_tag(&slides.file);
    let known = names_tag(headers, &etag);
    let of_all = [
        (ETAG, etag),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    if known {
        return (StatusCode::NOT_MODIFIED, of_all).into_response();
    }
    // A copy from elsewhere is deleted with its value; what is open can be read to its end.
    let opened = async {
        let local = media.local(&slides.file).await?;
        tokio::fs::File::open(local.path()).await
    };
    let file = match opened.await {
        Ok(file) => file,
        Err(error) => {
            tracing::error!(%error, file = slides.file, "slides were not read");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    // RFC 6266: the name as it is, in UTF-8, and one of ASCII for those that read no other.
    let disposition = format!(
        "attachment; filename=\"{slug}.pdf\"; filename*=UTF-8''{}",
        query_escape(&shown_name(&slides, slug))
    );
    (
        [
            (CONTENT_TYPE, "application/pdf".to_owned()),
            (CONTENT_LENGTH, slides.bytes.to_string()),
            (CONTENT_DISPOSITION, disposition),
        ],
        of_all,
        Body::from_stream(ReaderStream::new(file)),
    )
        .into_response()
}

async fn readable(db: &Db, session: &RequestSession, slug: &str) -> Read<Slides> {
    may_read(db, session, slug).await?;
    let slides = db.replays().slides(slug).await?;
    slides.ok_or(Refused::NotFound)
}

/// The uploader's name for it, with the ending it is to have.
fn shown_name(slides: &Slides, slug: &str) -> String {
    let stem = slides.name.strip_suffix(".pdf").unwrap_or(&slides.name);
    format!("{}.pdf", if stem.is_empty() { slug } else { stem })
}
