//! A film with a sound in another language: both as they are, in one file (but a sound in a WebM, which takes another format).
//! Browsers change the sound of what they play only so; it is made when somebody first asks for it, and kept.

use super::arguments::muxing;
use super::failure::Failure;
use super::ffmpeg::Run;
use super::original::share;
use super::rendition_file::{is_as_long, look, unlike};
use super::renditions::RenditionMaker;
use super::source::Recording;
use super::worker::{Runner, Running};
use crate::db::{Db, StoreError};
use crate::features::replays::{MuxParts, MuxSound, lock_lecture_of};
use crate::queue::{Claim, JobError};
use app::answer::NoRefusal;
use async_trait::async_trait;
use std::ffi::OsStr;

/// What makes it.
pub(super) struct Muxer(pub(super) RenditionMaker);

#[async_trait]
impl Runner for Muxer {
    type Job = MuxSound;

    async fn run(&self, job: MuxSound, running: &Running<'_>) -> Result<(), JobError> {
        Ok(make(&self.0, &job, running).await?)
    }
}

/// What was made.
struct Film {
    /// Its name in the storage.
    file: String,
    media_type: &'static str,
    bytes: i64,
}

async fn make(
    maker: &RenditionMaker,
    job: &MuxSound,
    running: &Running<'_>,
) -> Result<(), Failure> {
    let parts = maker.db.replays().mux_parts(job).await;
    let parts = parts.map_err(|refused| Failure::passing("job-fault", format!("{refused:?}")))?;
    // What it was to be made of is gone: whoever asks again is told so.
    let Some(parts) = parts else {
        return Ok(());
    };
    let storage = |error: std::io::Error| Failure::of_storage(&error);
    let film = maker.media.local(&parts.film).await.map_err(storage)?;
    let sound = maker.media.local(&parts.sound).await.map_err(storage)?;
    let (bytes, _) = look(film.path()).await?;
    let (sound_bytes, _) = look(sound.path()).await?;
    let recording = Recording::of(film.path(), &parts.film_type, bytes, parts.film_ms);
    let most = bytes.saturating_add(sound_bytes.saturating_mul(2));
    let room = maker.media.room_for(most.unsigned_abs());
    room.map_err(storage)?;

    let arriving = maker.media.arriving(&maker.db);
    let (before, between, after) = muxing(&recording);
    let words = |words: &'static str| words.split_whitespace().map(OsStr::new);
    let length = format!("{}ms", parts.film_ms);
    let run = Run {
        arguments: before
            .iter()
            .map(OsStr::new)
            .chain([film.path().as_os_str()])
            .chain(words(between))
            .chain([
                sound.path().as_os_str(),
                OsStr::new("-t"),
                OsStr::new(&length),
            ])
            .chain(words(after))
            .chain([arriving.path().as_os_str()])
            .collect(),
        unsaid: vec![film.path(), sound.path(), arriving.path()],
        time: maker.limits.time(parts.film_ms),
        limits: maker.limits,
    };
    let at = |at| running.report("mux", share(at, parts.film_ms));
    maker.tools.make(&run, at).await?;
    let (bytes, probed) = look(arriving.path()).await?;
    let probed = probed.map_err(|_| unlike())?;
    if !is_as_long(probed.duration_ms, parts.film_ms) {
        return Err(unlike());
    }
    let file = maker.media.keep(arriving, probed.extension).await;
    let file = file.map_err(storage)?;
    let film = Film {
        file: file.clone(),
        media_type: probed.media_type,
        bytes,
    };
    if !put(&maker.db, running.claim, job, parts, film).await? {
        maker.media.delete(&file).await;
    }
    Ok(())
}

/// Puts it beside its recording; `false` where its sound was changed meanwhile, or the job is ours no more.
async fn put(
    db: &Db,
    claim: &Claim,
    job: &MuxSound,
    parts: MuxParts,
    film: Film,
) -> Result<bool, StoreError<NoRefusal>> {
    let (claim, job, now) = (claim.clone(), job.clone(), db.now().0);
    db.change(move |tx| {
        Box::pin(async move {
            // Whoever replaces the sound has this lock; and the job only after it, as those do that queue one.
            lock_lecture_of(tx, job.recording).await?;
            if !tx.holds(&claim).await? {
                return Ok(false);
            }
            let put = tx
                .sql(sql!(
                    "INSERT INTO renditions (recording_id, kind, sound, file, media_type, bytes,
                         width, height, quieter_lu, made_at)
                     SELECT p.recording_id, CAST($3 AS TEXT), p.sound, CAST($4 AS TEXT),
                         CAST($5 AS TEXT), CAST($6 AS BIGINT), CAST($7 AS BIGINT),
                         CAST($8 AS BIGINT), 0, CAST($9 AS BIGINT)
                     FROM renditions p JOIN recordings r ON r.id = p.recording_id
                     WHERE p.recording_id = $1 AND p.file = $2 AND r.removed_at IS NULL
                     ON CONFLICT (recording_id, kind, sound) DO NOTHING"
                ))
                .bind(job.recording)
                .bind(parts.sound)
                .bind(job.quality)
                .bind(film.file)
                .bind(film.media_type)
                .bind(film.bytes)
                .bind(parts.width)
                .bind(parts.height)
                .bind(now)
                .run()
                .await?;
            Ok(put == 1)
        })
    })
    .await
}
