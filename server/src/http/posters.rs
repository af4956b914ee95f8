//! A picture that is to stand for a replay: arriving by a plain form.

use super::file_form::{Arrived, FileForm, Words};
use super::request_session::RequestSession;
use super::tracks::organizer;
use crate::db::Db;
use crate::media::Media;
use app::accounts::Organizer;
use app::answer::{Refused, ValidationErrors};
use app::i18n::Locale;
use app::replays::{POSTER_MOST, POSTER_URL, Posters};
use app::say;
use axum::extract::Request;
use axum::response::Response;
use tokio::io::AsyncReadExt;

/// The form.
const FORM: FileForm = FileForm {
    url: POSTER_URL,
    field: "poster",
    section: "poster",
    most: POSTER_MOST,
    none: "file-none",
    too_large: "file-too-large",
};

/// Takes a picture: 303 back to the desk.
pub async fn take(
    db: &Db,
    media: &Media,
    session: &RequestSession,
    l: Locale,
    slug: &str,
    request: Request,
) -> Response {
    let (headers, mut words) = (request.headers().clone(), Words::new());
    let done = async {
        let organizer = organizer(session).await?;
        let arrived = FORM.receive(db, media, request, &mut words).await?;
        put(db, media, &organizer, slug, arrived).await?;
        Ok(say!(l, "poster-saved"))
    };
    let done = done.await;
    FORM.answer(session, l, slug, &headers, done, words).await
}

async fn put(
    db: &Db,
    media: &Media,
    organizer: &Organizer,
    slug: &str,
    arrived: Arrived,
) -> Result<(), Refused<ValidationErrors>> {
    let disk = |error: std::io::Error| FORM.disk(&error);
    let mut head = Vec::new();
    let file = tokio::fs::File::open(arrived.file.path())
        .await
        .map_err(disk)?;
    file.take(12).read_to_end(&mut head).await.map_err(disk)?;
    let ending = ending(&head).ok_or_else(|| FORM.no("poster-kind"))?;
    let file = media.keep(arrived.file, ending).await.map_err(disk)?;
    match db.replays().put_poster(organizer, slug, &file).await {
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

/// The ending of a picture's name, by its magic bytes; none where it is no JPEG, PNG or WebP.
fn ending(head: &[u8]) -> Option<&'static str> {
    match head {
        [0xFF, 0xD8, 0xFF, ..] => Some("jpg"),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some("png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P'] => Some("webp"),
        _ => None,
    }
}
