//! The sounds of a recording in other languages: brought to the level of all lectures, once for a film and once alone.

use super::failure::{Failure, Failures};
use super::loudness::listen;
use super::original::{Original, read_original, share};
use super::plan::{SOUNDS, sounds_of};
use super::rendition_file::{Expected, Kept, Made, keep, run};
use super::renditions::{RenditionMaker, local};
use super::source::{Recording, SoundTrack, probe_source};
use super::worker::{Runner, Running};
use crate::db::{Db, StoreError};
use crate::features::replays::{MakeSounds, RecordingId, lock_lecture_of};
use crate::queue::{Claim, JobError};
use app::answer::NoRefusal;
use async_trait::async_trait;

/// What makes them.
pub(super) struct SoundMaker(pub(super) RenditionMaker);

/// A sound that is to be offered.
#[derive(Debug, Clone, sqlx::FromRow)]
struct SoundRow {
    id: i64,
    language: String,
    track: Option<i64>,
    file: Option<String>,
    media_type: String,
    bytes: i64,
    duration_ms: i64,
}

#[async_trait]
impl Runner for SoundMaker {
    type Job = MakeSounds;

    async fn run(&self, job: MakeSounds, running: &Running<'_>) -> Result<(), JobError> {
        let maker = &self.0;
        let original = read_original(&maker.db, job.recording).await?;
        let mut failures = Failures::default();
        for sound in wanted(&maker.db, job.recording).await? {
            let done = make(maker, job.recording, &original, &sound, running).await;
            failures.note(running, done)?;
        }
        Ok(failures.told(running)?)
    }
}

async fn wanted(db: &Db, recording: RecordingId) -> Result<Vec<SoundRow>, Failure> {
    let wanted = db.query(sql!(
        "SELECT id, language, track, file, media_type, bytes, duration_ms FROM recording_sounds
         WHERE recording_id = $1 AND language <> '' AND is_own = FALSE ORDER BY id"
    ));
    Ok(wanted.bind(recording).all::<_, NoRefusal>().await?)
}

/// The kinds that are made already of a sound.
async fn there(db: &Db, recording: RecordingId, language: &str) -> Result<Vec<String>, Failure> {
    let kinds = db.query(sql!(
        "SELECT kind FROM renditions WHERE recording_id = $1 AND sound = $2"
    ));
    let kinds = kinds.bind(recording).bind(language.to_owned());
    Ok(kinds.values::<_, NoRefusal>().await?)
}

async fn make(
    maker: &RenditionMaker,
    recording_id: RecordingId,
    original: &Original,
    sound: &SoundRow,
    running: &Running<'_>,
) -> Result<(), Failure> {
    let there = there(&maker.db, recording_id, &sound.language).await?;
    let is_there = |kind: &str| there.iter().any(|made| made == kind);
    if SOUNDS.iter().all(|(kind, _)| is_there(kind)) {
        return Ok(());
    }
    let of_file = sound.file.as_deref();
    let local = local(maker, of_file.unwrap_or(&original.file)).await?;
    let (media_type, bytes, duration_ms) = if of_file.is_some() {
        (&sound.media_type, sound.bytes, sound.duration_ms)
    } else {
        (&original.media_type, original.bytes, original.duration_ms)
    };
    let recording = Recording::of(local.path(), media_type, bytes, duration_ms);
    let source = probe_source(&maker.tools, maker.limits, &recording).await?;
    let is_meant = |heard: &SoundTrack| {
        sound
            .track
            .is_none_or(|track| usize::try_from(track) == Ok(heard.place))
    };
    let tracks: Vec<SoundTrack> = source.sounds.iter().copied().filter(is_meant).collect();
    running.report("listen", 0);
    let at = |at| running.report("listen", share(at, duration_ms));
    let heard = listen(&maker.tools, maker.limits, &recording, &tracks, at).await?;
    let heard = heard.ok_or_else(|| Failure::lasting("rendition-nothing-in-it", ""))?;
    let expected = Expected {
        original_stands: false,
        heard: Some(heard),
    };
    for make in sounds_of(&source, heard) {
        if is_there(make.kind()) {
            continue;
        }
        let room = maker.media.room_for(make.most(&recording));
        room.map_err(|error| Failure::of_storage(&error))?;
        let arriving = maker.media.arriving(&maker.db);
        run(maker, &recording, &make, arriving.path(), running).await?;
        let Made::Kept(kept) = keep(maker, &recording, expected, &make, arriving).await? else {
            continue;
        };
        let file = kept.file.clone();
        if !put(&maker.db, running.claim, recording_id, sound, kept).await? {
            // It was taken away or called otherwise meanwhile, and that has queued what is to be done now.
            maker.media.delete(&file).await;
            return Ok(());
        }
    }
    Ok(())
}

/// Puts what was made beside its recording; `false` where the sound is not what it was, or the job ours no more.
async fn put(
    db: &Db,
    claim: &Claim,
    recording: RecordingId,
    sound: &SoundRow,
    kept: Kept,
) -> Result<bool, StoreError<NoRefusal>> {
    let (claim, sound, now) = (claim.clone(), sound.clone(), db.now().0);
    db.change(move |tx| {
        Box::pin(async move {
            // Whoever replaces the sound has this lock; and the job only after it, as those do that queue one.
            lock_lecture_of(tx, recording).await?;
            if !tx.holds(&claim).await? {
                return Ok(false);
            }
            let put = tx
                .sql(sql!(
                    "INSERT INTO renditions (recording_id, kind, sound, file, media_type, bytes,
                         width, height, quieter_lu, made_at)
                     SELECT r.id, CAST($3 AS TEXT), s.language, CAST($4 AS TEXT),
                         CAST($5 AS TEXT), CAST($6 AS BIGINT), 0, 0, CAST($7 AS BIGINT),
                         CAST($8 AS BIGINT)
                     FROM recording_sounds s JOIN recordings r ON r.id = s.recording_id
                     WHERE s.id = $1 AND s.language = $2 AND r.id = $9 AND r.removed_at IS NULL
                     ON CONFLICT (recording_id, kind, sound) DO NOTHING"
                ))
                .bind(sound.id)
                .bind(sound.language)
                .bind(kept.kind)
                .bind(kept.file)
                .bind(kept.media_type)
                .bind(kept.bytes)
                .bind(kept.quieter_lu)
                .bind(now)
                .bind(recording)
                .run()
                .await?;
            Ok(put == 1)
        })
    })
    .await
}
