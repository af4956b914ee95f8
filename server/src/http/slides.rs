//! The speaker's slides: a PDF that arrives by a plain form, and is given to whoever may watch the replay.

use super::conditions::{names_tag, strong_tag};
use super::file_form::{Arrived, Desk, FileForm, FileTaker, Words};
use super::refusals::refused;
use super::request_session::RequestSession;
use super::tracks::may_read;
use crate::db::Db;
use crate::media::Media;
use app::answer::{Read, Refused, ValidationErrors};
use app::i18n::{Instant, Locale};
use app::replays::{SLIDES_MOST, SLIDES_URL, Slides, Tracks};
use app::say;
use app::ui::query_escape;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue,
};
use tokio::io::AsyncReadExt;
use tokio_util::io::ReaderStream;

/// What every PDF begins with (ISO 32000, 7.5.2).
const MAGIC: [u8; 5] = *b"%PDF-";

/// Takes in slides.
#[derive(Debug)]
pub enum SlidesFile {}

impl FileTaker for SlidesFile {
    const FORM: FileForm = FileForm {
        url: SLIDES_URL,
        field: "slides",
        section: "slides",
        most: SLIDES_MOST,
        none: "slides-none",
        too_large: "slides-too-large",
    };

    fn saved(l: Locale) -> String {
        say!(l, "slides-saved")
    }

    async fn put(
        desk: &Desk<'_>,
        arrived: Arrived,
        _: &Words,
    ) -> Result<(), Refused<ValidationErrors>> {
        let disk = |error: std::io::Error| Self::FORM.disk(&error);
        let mut head = [0; MAGIC.len()];
        let mut file = tokio::fs::File::open(arrived.file.path())
            .await
            .map_err(disk)?;
        if file.read_exact(&mut head).await.is_err() || head != MAGIC {
            return Err(Self::FORM.no("slides-kind"));
        }
        let file = desk.media.keep(arrived.file, "pdf").await.map_err(disk)?;
        let slides = Slides {
            file: file.clone(),
            name: arrived.name,
            bytes: arrived.bytes,
            uploaded: Instant(0),
        };
        let replays = desk.db.replays();
        let done = replays
            .put_slides(&desk.organizer, desk.slug, &slides)
            .await;
        desk.settle(&file, done).await
    }
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
