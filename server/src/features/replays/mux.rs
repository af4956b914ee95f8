//! A film with a sound in another language: whether it is there, and what it is put together of.

use super::recording::RecordingId;
use crate::db::{StoreError, Tx};
use crate::features::replays::ReplayStore;
use crate::queue::{Job, Lane};
use app::answer::{NoRefusal, Read, Refused};
use app::replays::Quality;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A film that could not be put together is tried again after so long, in milliseconds: a disk may have room by then.
const RESTS: i64 = 10 * 60_000;

/// A film of a recording is to be put together with a sound in another language. No picture is encoded anew, so somebody
/// can wait for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MuxSound {
    /// The recording.
    pub recording: RecordingId,
    /// The sound's language.
    pub language: String,
    /// The code of the film's quality.
    pub quality: String,
}

impl Job for MuxSound {
    const KIND: &'static str = "mux";
    const LANE: Lane = Lane::Awaited;
    // A film of hours lies in a storage elsewhere, perhaps.
    const LIMIT: Duration = Duration::from_hours(1);

    fn key(&self) -> String {
        let (recording, language, quality) = (self.recording.0, &self.language, &self.quality);
        format!("{recording} {language} {quality}")
    }
}

/// What a film is put together of.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct MuxParts {
    /// The film's file, its media type and its length in milliseconds.
    pub(crate) film: String,
    pub(crate) film_type: String,
    pub(crate) film_ms: i64,
    pub(crate) width: i64,
    pub(crate) height: i64,
    /// The sound's file.
    pub(crate) sound: String,
}

/// Where a film with another sound stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Muxed {
    /// Its file.
    There(String),
    /// It waits to be made.
    Waiting,
    /// It could not be made.
    Failed,
}

#[derive(sqlx::FromRow)]
struct MuxedRow {
    recording: RecordingId,
    file: Option<String>,
    state: Option<String>,
    ended_at: Option<i64>,
    is_offered: bool,
}

impl ReplayStore {
    /// The film of a replay in that quality with the sound in that language; where it was never made, and may be, it is
    /// queued.
    ///
    /// # Errors
    /// `NotFound` where the replay is not offered so; the database's.
    pub async fn muxed(
        &self,
        slug: &str,
        language: &str,
        quality: Quality,
        may_make: bool,
    ) -> Read<Muxed> {
        let (slug, language) = (slug.to_owned(), language.to_owned());
        let row: Option<MuxedRow> = self
            .db
            .query(sql!(
                "SELECT v.recording_id AS recording, x.file, j.state, j.ended_at,
                     EXISTS (SELECT 1 FROM renditions p WHERE p.recording_id = v.recording_id
                             AND p.kind = 'speech' AND p.sound = $2 AND p.sound <> '')
                         AND (EXISTS (SELECT 1 FROM renditions f
                                 WHERE f.recording_id = v.recording_id AND f.sound = ''
                                     AND f.kind IN ('144p', '360p', '720p')
                                     AND (f.kind = $3 OR $3 = 'original'))
                             OR ($3 = 'original' AND EXISTS (SELECT 1 FROM renditions_not_kept n
                                 WHERE n.recording_id = v.recording_id
                                     AND n.kind IN ('144p', '360p', '720p')))) AS is_offered
                 FROM lectures l JOIN replays v ON v.lecture_id = l.id AND v.removed_at IS NULL
                     LEFT JOIN renditions x ON x.recording_id = v.recording_id AND x.kind = $3
                         AND x.sound = $2
                     LEFT JOIN jobs j ON j.kind = 'mux'
                         AND j.key = CAST(v.recording_id AS TEXT) || ' ' || $2 || ' ' || $3
                 WHERE l.slug = $1"
            ))
            .bind(slug)
            .bind(&language)
            .bind(quality.code())
            .opt()
            .await?;
        let row = row.filter(|row| row.is_offered).ok_or(Refused::NotFound)?;
        match (row.file, row.state.as_deref()) {
            (Some(file), _) => return Ok(Muxed::There(file)),
            (None, Some("waiting" | "running")) => return Ok(Muxed::Waiting),
            (None, Some("failed"))
                if row.ended_at.is_some_and(|at| at > self.db.now().0 - RESTS) =>
            {
                return Ok(Muxed::Failed);
            }
            (None, _) if !may_make => return Ok(Muxed::Waiting),
            (None, _) => {}
        }
        let job = MuxSound {
            recording: row.recording,
            language,
            quality: quality.code().to_owned(),
        };
        let now = self.db.now();
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.enqueue(&job, now).await?;
                    Ok::<_, StoreError<NoRefusal>>(())
                })
            })
            .await?;
        Ok(Muxed::Waiting)
    }

    /// What such a film is put together of; none where a part of it is not there any more. The smallest film has the
    /// smallest sound.
    pub(crate) async fn mux_parts(&self, job: &MuxSound) -> Read<Option<MuxParts>> {
        let sound = if job.quality == Quality::P144.code() {
            "audio"
        } else {
            "speech"
        };
        Ok(self
            .db
            .query(sql!(
                "SELECT f.file AS film, f.media_type AS film_type, r.duration_ms AS film_ms,
                     f.width, f.height, p.file AS sound
                 FROM recordings r
                     JOIN renditions p ON p.recording_id = r.id AND p.kind = $4 AND p.sound = $2
                     JOIN (
                         SELECT x.recording_id, x.kind, x.file, x.media_type, x.width, x.height
                         FROM renditions x WHERE x.sound = '' AND x.kind IN ('144p', '360p', '720p')
                         UNION ALL
                         SELECT o.id, 'original', COALESCE(m.file, o.file), o.media_type, 0, 0
                         FROM recordings o LEFT JOIN renditions m ON m.recording_id = o.id
                             AND m.kind = 'remuxed' AND m.sound = ''
                     ) f ON f.recording_id = r.id AND f.kind = $3
                 WHERE r.id = $1 AND r.removed_at IS NULL"
            ))
            .bind(job.recording)
            .bind(job.language.clone())
            .bind(job.quality.clone())
            .bind(sound)
            .opt()
            .await?)
    }
}

/// Forgets the work on films whose keys begin so: of a recording, or of one of its sounds.
pub(super) async fn forget_muxes(tx: &mut Tx<'_>, key: &str) -> sqlx::Result<()> {
    tx.sql(sql!("DELETE FROM jobs WHERE kind = 'mux' AND key LIKE $1"))
        .bind(format!("{key}%"))
        .run()
        .await?;
    Ok(())
}
