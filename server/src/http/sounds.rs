//! The sounds of a recording in other languages: arriving by a plain form, and a film with one of them as players fetch it.

use super::file_form::{Arrived, Desk, FileForm, FileTaker, Words};
use super::refusals::refused;
use super::request_session::RequestSession;
use super::tracks::may_read;
use crate::db::Db;
use crate::features::replays::Muxed;
use crate::media::{Media, probe};
use app::answer::{Read, Refused, ValidationErrors};
use app::i18n::Locale;
use app::replays::{MediaFiles, NewSound, Quality, SOUND_MOST, SOUNDS_URL, Sounds};
use app::say;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CACHE_CONTROL, HeaderValue, LOCATION, RETRY_AFTER};
use std::time::Duration;
use tokio::sync::Semaphore;

/// So long a player waits for a film that is being put together ...
const PATIENCE: Duration = Duration::from_secs(25);
/// ... and so often it is looked whether it is there.
const LOOKS: Duration = Duration::from_millis(300);
/// So many players wait at once; who comes beyond is asked to come again.
static WAITING: Semaphore = Semaphore::const_new(64);

/// Takes in a sound.
#[derive(Debug)]
pub enum SoundFile {}

impl FileTaker for SoundFile {
    const FORM: FileForm = FileForm {
        url: SOUNDS_URL,
        field: "sound",
        section: "sounds",
        most: SOUND_MOST,
        none: "file-none",
        too_large: "file-too-large",
    };

    fn saved(l: Locale) -> String {
        say!(l, "sound-saved")
    }

    async fn put(
        desk: &Desk<'_>,
        arrived: Arrived,
        words: &Words,
    ) -> Result<(), Refused<ValidationErrors>> {
        let disk = |error: std::io::Error| Self::FORM.disk(&error);
        let path = arrived.file.path().to_owned();
        let probed = tokio::task::spawn_blocking(move || probe(&path))
            .await
            .map_err(|error| Refused::Fault(error.to_string()))?
            .map_err(disk)?
            .map_err(|reason| Self::FORM.no(reason.key()))?;
        let kept = desk.media.keep(arrived.file, probed.extension).await;
        let sound = NewSound {
            language: words.get("sound_language").cloned().unwrap_or_default(),
            file: kept.map_err(disk)?,
            name: arrived.name,
            media_type: probed.media_type.to_owned(),
            bytes: arrived.bytes,
            duration_ms: probed.duration_ms,
        };
        let replays = desk.db.replays();
        let done = replays.put_sound(&desk.organizer, desk.slug, &sound).await;
        desk.settle(&sound.file, done).await
    }
}

/// A film of a replay with a sound in another language, as an address names it.
#[derive(Debug)]
pub struct FilmWithSound<'a> {
    /// The lecture's slug.
    pub slug: &'a str,
    /// The sound's language.
    pub language: &'a str,
    /// The quality's code.
    pub quality: &'a str,
    /// What follows the address.
    pub query: &'a str,
    /// Whether the film itself is asked for, and not only its head.
    pub is_wanted: bool,
}

/// Says where the film lies; one that was never asked for is put together first.
pub async fn give(
    db: &Db,
    media: &Media,
    session: &RequestSession,
    asked: &FilmWithSound<'_>,
) -> Response {
    let made = async {
        may_read(db, session, asked.slug).await?;
        let audience = db.replays().replay_audience(asked.slug).await?;
        Ok::<_, Refused<_>>((made(db, asked).await?, audience))
    };
    let (file, audience) = match made.await {
        Ok((Muxed::There(file), audience)) => (file, audience),
        Ok((stands, _)) => {
            let wait = if stands == Muxed::Failed { "600" } else { "5" };
            let later = [(CACHE_CONTROL, "no-store"), (RETRY_AFTER, wait)];
            return (StatusCode::SERVICE_UNAVAILABLE, later).into_response();
        }
        Err(refusal) => return refused(&refusal),
    };
    let address = media.address(&file, audience, db.now());
    let takes = asked.query.split('&').any(|pair| pair == "download");
    let sign = if address.contains('?') { '&' } else { '?' };
    let address = if takes {
        format!("{address}{sign}download")
    } else {
        address
    };
    let Ok(location) = HeaderValue::from_str(&address) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kept = HeaderValue::from_static("private, no-store");
    (
        StatusCode::TEMPORARY_REDIRECT,
        [(LOCATION, location), (CACHE_CONTROL, kept)],
    )
        .into_response()
}

async fn made(db: &Db, asked: &FilmWithSound<'_>) -> Read<Muxed> {
    let quality = Quality::parse(asked.quality)
        .filter(|quality| *quality != Quality::Audio)
        .ok_or(Refused::NotFound)?;
    let replays = db.replays();
    let mut stands = replays
        .muxed(asked.slug, asked.language, quality, asked.is_wanted)
        .await?;
    if !asked.is_wanted {
        return Ok(stands);
    }
    let Ok(_permit) = WAITING.try_acquire() else {
        return Ok(stands);
    };
    let mut looks = tokio::time::interval(LOOKS);
    let until = tokio::time::Instant::now() + PATIENCE;
    while stands == Muxed::Waiting && looks.tick().await < until {
        stands = replays
            .muxed(asked.slug, asked.language, quality, asked.is_wanted)
            .await?;
    }
    Ok(stands)
}
