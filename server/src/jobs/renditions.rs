//! The renditions of a recording: films for each line, its sound alone, and a picture of it.

use super::arguments::reading;
use super::failure::Failure;
use super::ffmpeg::{Limits, Run, Tools};
use super::original::{check, read_original, share};
use super::plan::{Make, plan};
use super::source::{Recording, probe_source};
use super::worker::{Runner, Running};
use crate::db::{Db, StoreError};
use crate::features::replays::{MakeRenditions, RecordingId};
use crate::media::{Media, TempFile, probe};
use crate::queue::{Claim, Job, JobError};
use app::answer::NoRefusal;
use async_trait::async_trait;
use std::ffi::OsStr;
use std::path::Path;

/// A rendition may be so much shorter than its original, in milliseconds: a sound that ends before the picture.
const SHORTER: i64 = 5_000;

/// What makes them.
#[derive(Debug, Clone)]
pub struct RenditionMaker {
    /// Where it is written what there is.
    pub db: Db,
    /// Where the files are.
    pub media: Media,
    /// The programs that make them.
    pub tools: Tools,
    /// What the programs may take.
    pub limits: Limits,
}

/// What was made, and where it is kept.
#[derive(Debug, Clone)]
struct Made {
    kind: &'static str,
    /// Its name in the storage.
    file: String,
    media_type: &'static str,
    bytes: i64,
    /// How wide and high; 0 for a sound.
    width: i64,
    height: i64,
}

#[async_trait]
impl Runner for RenditionMaker {
    type Job = MakeRenditions;

    async fn run(&self, job: MakeRenditions, running: &Running<'_>) -> Result<(), JobError> {
        Ok(make(self, job.recording, running).await?)
    }
}

/// Queues the recordings that arrived before there was a queue.
///
/// # Errors
/// The database's.
pub async fn backfill(db: &Db) -> Result<(), StoreError<NoRefusal>> {
    let now = db.now();
    db.change(move |tx| {
        Box::pin(async move {
            let recordings: Vec<RecordingId> = tx
                .sql(sql!(
                    "SELECT r.id FROM recordings r WHERE r.removed_at IS NULL
                     AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.kind = $1
                         AND j.key = CAST(r.id AS TEXT))"
                ))
                .bind(MakeRenditions::KIND)
                .values()
                .await?;
            for recording in recordings {
                tx.enqueue(&MakeRenditions { recording }, now).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Makes all that is not made yet.
async fn make(
    maker: &RenditionMaker,
    recording_id: RecordingId,
    running: &Running<'_>,
) -> Result<(), Failure> {
    let original = read_original(&maker.db, recording_id).await?;
    let local = maker.media.local(&original.file).await.map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            Failure::lasting("rendition-original-gone", "")
        } else {
            Failure::of_storage(&error)
        }
    })?;
    check(&maker.db, recording_id, &original, local.path(), running).await?;

    running.report("look", 0);
    let recording = Recording {
        path: local.path(),
        reader: if original.media_type == "video/webm" {
            "matroska"
        } else {
            "mp4"
        },
        bytes: original.bytes,
        duration_ms: original.duration_ms,
    };
    let source = probe_source(&maker.tools, maker.limits, &recording).await?;
    let there = there(&maker.db, recording_id).await?;
    for make in plan(&source) {
        let kind = make.kind();
        if there.iter().any(|made| made == kind) {
            continue;
        }
        running.report(kind, 0);
        let room = maker.media.room_for(make.most(&recording));
        room.map_err(|error| Failure::of_storage(&error))?;
        let arriving = maker.media.arriving(&maker.db);
        run(maker, &recording, &make, arriving.path(), running).await?;
        let made = keep(maker, &recording, &make, arriving).await?;
        let file = made.file.clone();
        // Where it is not known whether it was written down, the file stays: what no row names is swept.
        if !put(&maker.db, running.claim, recording_id, made).await? {
            maker.media.delete(&file).await;
            return Err(Failure::lost());
        }
    }
    Ok(())
}

async fn there(db: &Db, recording_id: RecordingId) -> Result<Vec<String>, Failure> {
    let kinds = db.query(sql!("SELECT kind FROM renditions WHERE recording_id = $1"));
    Ok(kinds.bind(recording_id).values::<_, NoRefusal>().await?)
}

/// Puts what was made beside its recording; `false` where the job is ours no more or the recording is gone.
async fn put(
    db: &Db,
    claim: &Claim,
    recording_id: RecordingId,
    made: Made,
) -> Result<bool, StoreError<NoRefusal>> {
    let (claim, now) = (claim.clone(), db.now().0);
    db.change(move |tx| {
        Box::pin(async move {
            if !tx.holds(&claim).await? {
                return Ok(false);
            }
            let kept = tx
                .sql(sql!(
                    "INSERT INTO renditions (recording_id, kind, file, media_type, bytes, width,
                         height, made_at)
                     SELECT r.id, CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT),
                         CAST($5 AS BIGINT), CAST($6 AS BIGINT), CAST($7 AS BIGINT),
                         CAST($8 AS BIGINT)
                     FROM recordings r WHERE r.id = $1 AND r.removed_at IS NULL
                     ON CONFLICT (recording_id, kind) DO NOTHING"
                ))
                .bind(recording_id)
                .bind(made.kind)
                .bind(made.file)
                .bind(made.media_type)
                .bind(made.bytes)
                .bind(made.width)
                .bind(made.height)
                .bind(now)
                .run()
                .await?;
            Ok(kept == 1)
        })
    })
    .await
}

async fn run(
    maker: &RenditionMaker,
    recording: &Recording<'_>,
    make: &Make,
    to: &Path,
    running: &Running<'_>,
) -> Result<(), Failure> {
    let before = reading(recording, make);
    let after = make.writing();
    let arguments = before
        .iter()
        .map(OsStr::new)
        .chain([recording.path.as_os_str()])
        .chain(after.iter().map(OsStr::new))
        .chain([to.as_os_str()])
        .collect();
    let run = Run {
        arguments,
        unsaid: vec![recording.path, to],
        time: maker.limits.time(recording.duration_ms),
        limits: maker.limits,
    };
    let kind = make.kind();
    maker
        .tools
        .make(&run, |at| {
            running.report(kind, share(at, recording.duration_ms));
        })
        .await
}

/// Keeps a film that is as long as its original; whatever else ffmpeg made is none.
async fn keep(
    maker: &RenditionMaker,
    recording: &Recording<'_>,
    make: &Make,
    arriving: TempFile,
) -> Result<Made, Failure> {
    let path = arriving.path().to_owned();
    let looked = tokio::task::spawn_blocking(move || {
        let bytes = std::fs::metadata(&path)?.len();
        Ok::<_, std::io::Error>((bytes, probe(&path)?))
    });
    let looked = looked
        .await
        .map_err(|error| Failure::passing("job-fault", error.to_string()))?;
    let unlike = || Failure::passing("rendition-unlike", "");
    let (bytes, probed) = looked.map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            unlike()
        } else {
            Failure::of_storage(&error)
        }
    })?;
    let long_enough = |ms| ms >= recording.duration_ms - SHORTER.max(recording.duration_ms / 50);
    let is_whole = match make {
        Make::Poster(..) => bytes > 0,
        // Where nobody speaks any more, the sound may end long before the picture.
        Make::Audio(_) => probed.is_ok(),
        Make::Film { .. } => probed.is_ok_and(|film| long_enough(film.duration_ms)),
    };
    if !is_whole {
        return Err(unlike());
    }
    let (extension, media_type, (width, height)) = match make {
        Make::Poster(width, height) => ("jpg", "image/jpeg", (*width, *height)),
        Make::Audio(_) => ("m4a", "audio/mp4", (0, 0)),
        Make::Film { width, height, .. } => ("mp4", "video/mp4", (*width, *height)),
    };
    let file = maker
        .media
        .keep(arriving, extension)
        .await
        .map_err(|error| Failure::of_storage(&error))?;
    Ok(Made {
        kind: make.kind(),
        file,
        media_type,
        bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
        width,
        height,
    })
}
